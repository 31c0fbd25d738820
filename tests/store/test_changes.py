"""What an operation changed, collected over a store, applied to others, or dropped."""

from typing import ClassVar

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec import Struct
from msgspec.structs import replace

from sandbox.customers.records import Customer
from sandbox.store import Change, MemoryStore
from sandbox.store.table import LOOK
from tests.store.seeded import JANE, SEEDED, Base

JOAN = replace(JANE, first_name="Joan")


class Visit(Struct, frozen=True):
    """A record that lapses ten moments after it was made."""

    KEYS: ClassVar[tuple[str, ...]] = ()
    LIMIT: ClassVar[int | None] = 10 * LOOK
    FEW: ClassVar[int] = 2 * LOOK

    id: int
    moment: int

    def has_lapsed(self, newest: "Visit") -> bool:
        return self.moment + 10 < newest.moment


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore(Base())


@pytest.fixture
def draft(store: MemoryStore) -> MemoryStore:
    return MemoryStore(store)


def test_nothing_is_changed_in_a_fresh_store(store: MemoryStore):
    assert store.changes() == {}


def test_changes_are_what_was_put_and_the_ids_of_what_is_gone(store: MemoryStore):
    store.put(JANE)
    store.remove(SEEDED)
    assert store.changes() == {Customer: Change(put=(JANE,), removed=(SEEDED.id,))}


def test_what_is_put_again_is_gone_no_longer(store: MemoryStore):
    store.remove(SEEDED)
    store.put(SEEDED)
    assert store.changes() == {Customer: Change(put=(SEEDED,))}


def test_a_draft_has_what_it_changed_and_nothing_else(store: MemoryStore, draft: MemoryStore):
    store.put(JANE)
    draft.put(JOAN)
    draft.remove(SEEDED)
    assert draft.changes() == {Customer: Change(put=(JOAN,), removed=(SEEDED.id,))}


def test_what_a_draft_changed_is_seen_in_it_alone(store: MemoryStore, draft: MemoryStore):
    store.put(JANE)
    draft.remove(JANE)
    draft.put(replace(SEEDED, email=JANE.email))
    assert (draft.get(Customer, JANE.id), draft.find(Customer, "email", JANE.email)) == (
        None,
        replace(SEEDED, email=JANE.email),
    )
    assert store.changes() == {Customer: Change(put=(JANE,))}


def test_changes_make_another_store_hold_the_same(store: MemoryStore, draft: MemoryStore):
    store.put(JANE)
    draft.put(JOAN)
    draft.remove(SEEDED)
    other = MemoryStore(Base())
    other.put(JANE)
    for each in (store, other):
        each.apply(draft.changes())
    assert other.changes() == store.changes() == draft.changes()


@pytest.mark.parametrize(
    ("old", "moment", "left"),
    [
        (LOOK, 10, range(3 * LOOK)),
        (LOOK, 11, range(LOOK, 3 * LOOK)),
        (LOOK - 1, 11, range(3 * LOOK)),
        (LOOK - 1, 99, range(2 * LOOK, 3 * LOOK)),
    ],
)
def test_what_has_lapsed_goes_when_there_is_much_of_it(
    store: MemoryStore, old: int, moment: int, left: range
):
    store.put(*(Visit(number, 0) for number in range(old)))
    store.put(*(Visit(number, 1) for number in range(old, 2 * LOOK)))
    store.put(*(Visit(number, moment) for number in range(2 * LOOK, 3 * LOOK)))
    assert [visit.id for visit in store.changes()[Visit].put] == list(left)


def test_past_the_limit_goes_what_has_not_lapsed(store: MemoryStore):
    store.put(*(Visit(number, 0) for number in range(10 * LOOK + 1)))
    assert [visit.id for visit in store.changes()[Visit].put] == list(range(10, 10 * LOOK + 1))


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 900)), max_size=12))
@example([(0, 1), (1, 200), (0, 900), (11, 900), (12, 1)])
def test_a_store_that_is_given_the_same_changes_forgets_the_same(bursts: list[tuple[int, int]]):
    store, copy = MemoryStore(Base()), MemoryStore(Base())
    number = 0
    for moment, many in bursts:
        draft = MemoryStore(store)
        draft.put(*(Visit(number + each, moment) for each in range(many)))
        number += many
        store.apply(draft.changes())
        again = MemoryStore(Base())
        again.apply(copy.changes())
        again.apply(draft.changes())
        copy = again
    assert copy.changes() == store.changes()
