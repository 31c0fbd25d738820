"""Several records may share a value: all of them are found, whatever comes and goes."""

from datetime import UTC, datetime

from hypothesis import settings
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from hypothesis.strategies import integers, sampled_from, tuples

from sandbox.catalog.records import Product, Variant
from sandbox.fixture_files import BUILT_IN
from sandbox.origin import Origin
from sandbox.store import Given, MemoryStore, Seeds
from tests.log_store import LogStore

MOMENT = datetime(2026, 1, 2, tzinfo=UTC)
ORIGIN = Origin(seed=1, customers=0, locale="en_US")
SKUS = ("A", "B", "C")
MOST = 6


def product(number, *skus):
    """Return a product whose variants have *skus*: one of them may be there twice, or be None."""
    return Product(
        id=number,
        handle=f"product-{number}",
        title="",
        created_at=MOMENT,
        updated_at=MOMENT,
        options=(),
        variants=tuple(Variant(id=10 * number + at, sku=sku) for at, sku in enumerate(skus)),
    )


WRITTEN, MADE_UP = (product(2, "A", "B"), product(1, "A")), (product(4, "B", "B"), product(5, "A"))


def base():
    seed = Given(lambda: WRITTEN, Given(lambda: MADE_UP))
    return Seeds(ORIGIN, BUILT_IN, {Product: lambda _: seed})


class SharingMachine(RuleBasedStateMachine):
    """What is found by a shared value is what a search through all records finds."""

    new_store = MemoryStore

    def __init__(self):
        super().__init__()
        self.base = base()
        self.store = self.new_store(self.base)
        self.kept = []
        self.model = {record.id: record for record in (*WRITTEN, *MADE_UP)}

    @rule(number=integers(1, MOST), skus=tuples(*[sampled_from([*SKUS, None])] * 2))
    def put(self, number, skus):
        record = self.model[number] = product(number, *skus)
        self.store.put(record)

    @rule(number=integers(1, MOST))
    def remove(self, number):
        if record := self.model.pop(number, None):
            self.store.remove(record)

    @rule()
    def fork(self):
        before, self.store = self.store, self.store.fork(self.base)
        for record in self.model.values():
            before.remove(record)

    @rule()
    def restore(self):
        """As a snapshot, or another process of shared worlds, does."""
        changes, self.store = self.store.changes(), self.new_store(self.base)
        self.store.apply(changes)

    @invariant()
    def finds_all(self):
        for sku in SKUS:
            having = [self.model[n] for n in sorted(self.model) if sku in self.model[n].skus]
            assert list(self.store.find_all(Product, "skus", sku)) == having


class DraftMachine(SharingMachine):
    """The same with drafts, which are applied later."""

    @precondition(lambda self: not self.kept)
    @rule()
    def begin_a_draft(self):
        self.kept.append(self.store)
        self.store = MemoryStore(self.store)

    @precondition(lambda self: self.kept)
    @rule()
    def apply_the_draft(self):
        changes, self.store = self.store.changes(), self.kept.pop()
        self.store.apply(changes)

    @rule()
    def fork(self):
        """A draft has no copy."""

    @rule()
    def restore(self):
        """A draft's changes are not all that differ from the seed."""


class LogMachine(SharingMachine):
    """The same with a log."""

    new_store = LogStore

    @rule()
    def commit(self):
        self.store.commit()


TestSharing = SharingMachine.TestCase
TestDraft = DraftMachine.TestCase
TestLog = LogMachine.TestCase
TestSharing.settings = TestDraft.settings = TestLog.settings = settings(stateful_step_count=20)
