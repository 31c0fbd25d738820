"""The stamp of a store tells whether records of some kinds may have changed."""

from sandbox.customers.records import Customer, CustomerAccessToken
from sandbox.fixture_files import BUILT_IN
from sandbox.origin import Origin
from sandbox.store import MemoryStore, Seeds
from tests.store.seeded import JANE

KINDS = (Customer,)


def seeds():
    return Seeds(Origin(seed=1, customers=0, locale="en_US"), BUILT_IN, {})


def test_a_store_has_the_same_stamp_until_a_record_of_the_kinds_changes():
    store = MemoryStore(seeds())
    stamps = [store.stamp(KINDS), store.stamp(KINDS)]
    for change in (store.put, store.put, store.remove):
        change(JANE)
        stamps.append(store.stamp(KINDS))
    assert (stamps[0] == stamps[1], len(set(stamps))) == (True, 4)


def test_records_of_other_kinds_are_no_matter():
    store = MemoryStore(seeds())
    before = store.stamp((CustomerAccessToken,))
    store.put(JANE)
    assert store.stamp((CustomerAccessToken,)) == before


def test_no_two_seeds_have_the_same_stamp():
    assert MemoryStore(seeds()).stamp(KINDS) != MemoryStore(seeds()).stamp(KINDS)


def test_a_draft_has_another_stamp_when_its_base_changes_or_it_itself():
    store = MemoryStore(seeds())
    draft = MemoryStore(store)
    stamps = [draft.stamp(KINDS)]
    for each in (store, draft):
        each.put(JANE)
        stamps.append(draft.stamp(KINDS))
    assert len(set(stamps)) == 3


def test_a_fork_goes_its_own_way():
    store = MemoryStore(seeds())
    store.put(JANE)
    fork = store.fork()
    before = fork.stamp(KINDS)
    store.put(JANE)
    fork.put(JANE)
    assert len({before, store.stamp(KINDS), fork.stamp(KINDS)}) == 3
