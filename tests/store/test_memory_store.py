"""A store holds its base, with changes on top."""

from typing import ClassVar

import pytest
from hypothesis import settings
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from hypothesis.strategies import integers, sampled_from
from msgspec import Struct
from msgspec.structs import replace

from sandbox.customers.records import Customer
from sandbox.store import MemoryStore
from tests.store.seeded import JANE, SEEDED, Base, customer


@pytest.fixture
def store():
    return MemoryStore(Base())


def test_a_record_comes_back_by_id_and_by_each_key(store):
    store.put(JANE)
    found = (
        store.get(Customer, 1),
        store.find(Customer, "email", "jane@example.com"),
        store.find(Customer, "phone", "+16135550100"),
    )
    assert found == (JANE, JANE, JANE)


def test_a_record_that_changed_its_email_is_not_found_under_the_old_one(store):
    store.put(JANE)
    store.put(replace(JANE, email="joan@example.com"))
    assert store.find(Customer, "email", "jane@example.com") is None


def test_a_removed_record_is_gone_by_id_and_by_key(store):
    store.put(JANE)
    store.remove(JANE)
    assert (store.get(Customer, 1), store.find(Customer, "email", JANE.email)) == (None, None)


def test_the_base_shows_through(store):
    assert store.get(Customer, 2) == store.find(Customer, "email", SEEDED.email) == SEEDED


def test_a_change_hides_the_base(store):
    changed = replace(SEEDED, email="new@example.com")
    store.put(changed)
    assert store.get(Customer, 2) == changed
    assert store.find(Customer, "email", SEEDED.email) is None


def test_what_is_removed_from_the_base_stays_away(store):
    store.remove(SEEDED)
    assert store.get(Customer, 2) is None
    assert store.find(Customer, "email", SEEDED.email) is None


def test_a_freed_email_can_be_taken_by_another(store):
    store.put(replace(SEEDED, email="new@example.com"))
    other = customer(3, SEEDED.email)
    store.put(other)
    assert store.find(Customer, "email", SEEDED.email) == other


def test_records_are_listed_by_id_with_those_of_the_base_among_them(store):
    others = [customer(number, None) for number in (4, 3, 1)]
    store.put(*others)
    assert [record.id for record in store.after(Customer, 1)] == [2, 3, 4]


def test_a_list_is_as_it_was_when_it_was_asked_for(store):
    listed = store.after(Customer, 0)
    store.put(JANE)
    later = store.after(Customer, 0)
    store.remove(JANE)
    assert [list(listed), list(later)] == [[SEEDED], [JANE, SEEDED]]


def test_what_comes_and_goes_leaves_nothing_behind(store):
    store.put(JANE)
    store.remove(JANE)
    assert store._tables[Customer].rows == {}


def test_a_fork_changes_on_its_own(store):
    store.put(JANE)
    fork = store.fork()
    fork.put(replace(JANE, first_name="Jane"))
    store.remove(JANE)
    assert store.get(Customer, 1) is None
    assert fork.find(Customer, "email", JANE.email) == replace(JANE, first_name="Jane")


class Few(Struct, frozen=True):
    KEYS: ClassVar[tuple[str, ...]] = ("name",)
    LIMIT: ClassVar[int | None] = 2

    id: int
    name: str


def test_past_the_limit_the_oldest_goes_with_its_keys():
    store = MemoryStore(Base())
    store.put(Few(1, "a"), Few(2, "b"), Few(3, "c"))
    assert [store.get(Few, number) for number in (1, 2, 3)][1:] == [Few(2, "b"), Few(3, "c")]
    assert len(store._tables[Few].rows) == 2
    assert len(store._tables[Few].index["name"]) == 2


class Many(Struct, frozen=True):
    KEYS: ClassVar[tuple[str, ...]] = ()
    LIMIT: ClassVar[int | None] = 2_000

    id: int


def test_past_a_large_limit_a_thousandth_goes_at_once():
    store = MemoryStore(Base())
    store.put(*map(Many, range(2_001)))
    assert [record.id for record in store.changes()[Many].put] == list(range(2, 2_001))


class StoreMachine(RuleBasedStateMachine):
    """Whatever is put and removed, the store answers as a plain list of records would."""

    def __init__(self):
        super().__init__()
        self.store = MemoryStore(Base())
        self.kept = []
        self.model = {SEEDED.id: SEEDED}

    @rule(number=integers(1, 4), email=sampled_from(["a", "b", "c", None]))
    def put(self, number, email):
        if email not in {c.email for c in self.model.values() if c.id != number} - {None}:
            record = customer(number, email)
            self.store.put(record)
            self.model[number] = record

    @rule(number=integers(1, 4))
    def remove(self, number):
        if record := self.model.pop(number, None):
            self.store.remove(record)

    @rule()
    def fork(self):
        self.store = self.store.fork()

    @rule()
    def begin_a_draft(self):
        self.kept.append(self.store)
        self.store = MemoryStore(self.store)

    @precondition(lambda self: self.kept)
    @rule()
    def apply_the_draft(self):
        changes, self.store = self.store.changes(), self.kept.pop()
        self.store.apply(changes)

    @invariant()
    def answers_alike(self):
        assert {n: self.store.get(Customer, n) for n in range(1, 5)} == {
            n: self.model.get(n) for n in range(1, 5)
        }
        assert list(self.store.after(Customer, 1)) == [
            self.model[number] for number in sorted(self.model) if number > 1
        ]
        assert self.store.count(Customer) == len(self.model)
        assert [self.store.holds(Customer, n) for n in range(5)] == [
            n in self.model for n in range(5)
        ]
        for email in ("a", "b", "c", SEEDED.email):
            expected = next((c for c in self.model.values() if c.email == email), None)
            assert self.store.find(Customer, "email", email) == expected


TestStore = StoreMachine.TestCase
TestStore.settings = settings(stateful_step_count=20)
