"""A seed asks for each kind of record who brings it."""

from typing import ClassVar

import pytest
from msgspec import Struct

from sandbox.fixture_files import BUILT_IN
from sandbox.origin import Origin
from sandbox.settings import Settings
from sandbox.store import Given, MemoryStore, Seeds

ORIGIN = Origin.of(Settings())


class Page(Struct, frozen=True):
    KEYS: ClassVar[tuple[str, ...]] = ("handle",)
    LIMIT: ClassVar[int | None] = None

    id: int
    handle: str


class Visits(Struct, frozen=True):
    KEYS: ClassVar[tuple[str, ...]] = ()
    LIMIT: ClassVar[int | None] = None

    id: int
    count: int


ABOUT, CONTACT = Page(1, "about"), Page(2, "contact")


def visits(seeds):
    return Given(lambda: [Visits(page.id, len(page.handle)) for page in seeds.of(Page).after(0)])


@pytest.fixture
def store():
    factories = {Visits: visits, Page: lambda _: Given(lambda: [ABOUT, CONTACT])}
    return MemoryStore(Seeds(ORIGIN, BUILT_IN, factories))


def test_each_kind_has_its_own_records(store):
    assert (store.get(Page, 2), store.get(Visits, 2)) == (CONTACT, Visits(2, 7))


def test_a_kind_that_nobody_brings_has_none(store):
    class Menu(Page):
        pass

    found = (store.get(Menu, 1), store.find(Menu, "handle", "about"), list(store.after(Menu, 0)))
    assert (found, store.holds(Menu, 1), store.count(Menu)) == ((None, None, []), False, 0)


def test_a_store_counts_and_finds_what_the_seed_has(store):
    store.put(Page(3, "terms"))
    assert (store.count(Page), store.find(Page, "handle", "about")) == (3, ABOUT)


def test_a_kind_that_cannot_be_of_the_origin_is_refused_when_it_is_asked_for():
    def refuse(seeds):
        raise ValueError(f"no pages in {seeds.origin.locale}")

    seeds = Seeds(ORIGIN, BUILT_IN, {Page: refuse})
    with pytest.raises(ValueError, match="no pages in en_US"):
        seeds.count(Page)


def test_an_origin_is_what_settings_say():
    assert Origin.of(Settings(seed=7, customers=3)) == Origin(seed=7, customers=3, locale="en_US")
