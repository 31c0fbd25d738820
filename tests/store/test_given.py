"""Records that somebody wrote down come before those that follow."""

from typing import ClassVar

import pytest
from msgspec import Struct

from sandbox.store import Given
from sandbox.toml_file import TomlError


class Page(Struct, frozen=True):
    KEYS: ClassVar[tuple[str, ...]] = ("handle",)
    LIMIT: ClassVar[int | None] = None

    id: int
    handle: str | None = None


ABOUT, NAMELESS, CONTACT = Page(1, "about"), Page(3), Page(5, "contact")


@pytest.fixture
def pages():
    follow = Given(lambda: [CONTACT, Page(7, "about")])
    return Given(lambda: [NAMELESS, ABOUT], follow)


@pytest.mark.parametrize(
    ("number", "found"), [(1, ABOUT), (3, NAMELESS), (5, CONTACT), (4, None), ("1", None)]
)
def test_gets_either_by_id(pages, number, found):
    assert pages.get(number) == found
    assert pages.holds(number) is (found is not None)


@pytest.mark.parametrize(
    ("handle", "found"), [("about", ABOUT), ("contact", CONTACT), ("", None), ("none", None)]
)
def test_finds_by_a_key_what_is_given_first(pages, handle, found):
    assert pages.find("handle", handle) == found


@pytest.mark.parametrize(
    ("number", "ids"), [(0, [1, 3, 5, 7]), (1, [3, 5, 7]), (2, [3, 5, 7]), (3, [5, 7]), (7, [])]
)
def test_lists_all_past_an_id(pages, number, ids):
    assert [page.id for page in pages.after(number)] == ids


def test_counts_both(pages):
    assert pages.count() == 4


def test_nothing_need_follow():
    pages = Given(lambda: [ABOUT])
    assert (list(pages.after(0)), pages.count(), pages.get(5)) == ([ABOUT], 1, None)


def test_reads_when_it_is_first_asked_and_once():
    asked = []
    pages = Given(lambda: asked.append("read") or [ABOUT])
    before = list(asked)
    pages.get(1), pages.find("handle", "about"), list(pages.after(0)), pages.count()
    assert (before, asked) == ([], ["read"])


@pytest.mark.parametrize(
    ("second", "problem"),
    [
        (Page(1, "contact"), "about and contact, have the same id: 1"),
        (Page(2, "about"), "about and about, have the same handle: about"),
    ],
)
def test_refuses_two_records_that_have_the_same_of_what_is_unique(second, problem):
    pages = Given(lambda: [ABOUT, second])
    with pytest.raises(TomlError) as error:
        pages.count()
    assert str(error.value) == f"two records of the kind Page, {problem}"
