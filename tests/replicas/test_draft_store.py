"""The store of a draft is used again for the next request, over a copy that has all until then."""

import pytest
from msgspec.structs import replace

from sandbox.customers.records import Customer
from sandbox.replicas.draft_store import DraftStore
from sandbox.store import Change, MemoryStore
from tests.store.seeded import JANE, SEEDED, Base
from tests.store.test_stamps import seeds

JOAN = replace(JANE, id=3, email="joan@example.com", phone=None)


@pytest.fixture
def below():
    return MemoryStore(Base())


def test_a_draft_that_begins_again_has_nothing_of_before(below):
    draft = DraftStore(below)
    draft.put(JANE)
    draft.remove(SEEDED)
    draft.begin_again()
    draft.put(JOAN)
    assert draft.drafted() == {Customer: Change((JOAN,), ())}
    assert draft.get(Customer, SEEDED.id) == SEEDED
    assert [draft.find(Customer, "email", each.email) for each in (JANE, JOAN)] == [None, JOAN]


def test_what_was_drafted_stays_as_it_is_when_the_draft_begins_again(below):
    draft = DraftStore(below)
    draft.put(JANE)
    drafted = draft.drafted()
    below.apply(drafted)
    draft.begin_again()
    assert (drafted, draft.drafted()) == ({Customer: Change((JANE,), ())}, {})
    assert draft.find(Customer, "email", JANE.email) == JANE


def test_each_draft_that_changes_something_has_a_stamp_of_its_own():
    draft, stamps = DraftStore(MemoryStore(seeds())), set()
    for _ in range(3):
        draft.put(JANE)
        stamps.add(draft.stamp([Customer]))
        draft.begin_again()
        stamps.add(draft.stamp([Customer]))
    assert len(stamps) == 4  # one of them is that of the store below
