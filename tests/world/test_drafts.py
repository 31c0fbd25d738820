"""An operation in a draft of a world: its changes collected, applied elsewhere, or dropped."""

import asyncio
from datetime import UTC, datetime

import pytest

from sandbox.app import worlds_of
from sandbox.customers.accounts import customer_create
from sandbox.customers.inputs import CustomerCreateInput
from sandbox.customers.records import Customer, Password
from sandbox.scenarios import Library
from sandbox.seeding import ShopData
from sandbox.settings import Settings
from sandbox.store import Changes, MemoryStore
from sandbox.user_errors import Refused
from sandbox.world import World
from sandbox.world.clock import ClockSetting
from sandbox.world.inbox import Mail
from sandbox.world.scenario_records import ScenarioOn, ScenarioProgress
from sandbox.world.sequences import Sequence
from sandbox.world.throttles import ThrottleCount
from tests.log_store import decoded, encoded

SETTINGS = Settings(customers=3, throttles=3)
NEW_YEAR = datetime(2030, 1, 1, tzinfo=UTC)
ADA = CustomerCreateInput(email="ada@example.com", password="analytical")


def copy() -> World:
    """Return a copy of one and the same world, before anything was asked of it."""
    return worlds_of(SETTINGS, ShopData(SETTINGS), Library()).open("shared")


def draft_of(world: World) -> World:
    return world.over(MemoryStore(world.store))


def all_kinds_of_changes(world: World) -> None:
    """Change a world in each way in which one can be changed."""
    world.clock.freeze(NEW_YEAR)
    customer_create(world, input=ADA)
    world.switchboard.put("throttled-twice")
    world.switchboard.choose("shop", {})
    world.throttles.count(("create", "::1"), NEW_YEAR)
    seeded = next(world.store.after(Customer, 0))
    world.store.remove(seeded)


class Log:
    """What worlds that are shared have in common: entries of bytes, appended by who was first."""

    def __init__(self) -> None:
        self.entries: list[bytes] = []

    def append(self, entry: bytes, *, after: int) -> bool:
        """Append *entry*, unless there are more than the *after* entries that its maker knows."""
        if len(self.entries) != after:
            return False
        self.entries.append(entry)
        return True


class Replica:
    """A copy of a world that is shared by a log."""

    def __init__(self, log: Log) -> None:
        self.world = copy()
        self._log = log
        self._known = 0

    def catch_up(self) -> None:
        for entry in self._log.entries[self._known :]:
            self.world.apply(decoded(entry))
        self._known = len(self._log.entries)

    def commit(self, changes: Changes) -> bool:
        return self._log.append(encoded(changes), after=self._known)


@pytest.fixture
def world() -> World:
    return copy()


def test_a_draft_leaves_the_world_as_it_is(world):
    all_kinds_of_changes(draft_of(world))
    world.refresh()
    assert world.store.changes() == {}
    assert (world.clock.frozen, world.switchboard.on, world.inbox.mails()) == (False, (), ())


def test_a_draft_has_all_that_an_operation_changed(world):
    draft = draft_of(world)
    all_kinds_of_changes(draft)
    assert {
        kind: (len(change.put), len(change.removed))
        for kind, change in draft.store.changes().items()
    } == {
        ClockSetting: (1, 0),
        Customer: (1, 1),
        Mail: (1, 0),
        Password: (1, 0),
        ScenarioOn: (1, 0),
        ScenarioProgress: (1, 0),
        Sequence: (3, 0),
        ThrottleCount: (1, 0),
    }


def test_a_draft_sees_the_world_as_it_was_when_it_began(world):
    all_kinds_of_changes(world)
    draft = draft_of(world)
    assert (draft.clock.now(), draft.switchboard.on) == (NEW_YEAR, world.switchboard.on)
    with pytest.raises(Refused, match="taken"):
        customer_create(draft, input=ADA)


def test_what_was_changed_makes_another_copy_the_same(world):
    draft, other = draft_of(world), copy()
    all_kinds_of_changes(draft)
    entry = encoded(draft.store.changes())
    world.apply(draft.store.changes())
    other.apply(decoded(entry))
    assert other.store.changes() == world.store.changes()
    assert (other.clock.now(), other.switchboard.on) == (NEW_YEAR, world.switchboard.on)
    assert other.gids.next("Customer") == world.gids.next("Customer")


def test_an_operation_can_be_run_again_after_its_draft_was_dropped(world):
    ids = []
    for _ in range(2):
        draft = draft_of(world)
        customer_create(draft, input=ADA)
        ids.append(draft.store.find(Customer, "email", ADA.email).id)
    assert ids[0] == ids[1]


async def test_who_waits_for_a_mail_gets_one_that_was_sent_elsewhere(world):
    waiting = asyncio.create_task(world.inbox.arrived(to="ada@example.com"))
    await asyncio.sleep(0)
    draft = draft_of(world)
    customer_create(draft, input=ADA)
    world.apply(draft.store.changes())
    assert (await waiting).to == "ada@example.com"


def test_of_two_operations_at_once_the_slower_is_run_again_and_knows_of_the_faster():
    log = Log()
    fast, slow = Replica(log), Replica(log)
    drafts = [draft_of(replica.world) for replica in (fast, slow)]
    for draft in drafts:
        customer_create(draft, input=ADA)
    committed = [
        replica.commit(draft.store.changes())
        for replica, draft in zip((fast, slow), drafts, strict=True)
    ]
    slow.catch_up()
    fast.catch_up()
    assert committed == [True, False]
    with pytest.raises(Refused, match="taken"):
        customer_create(draft_of(slow.world), input=ADA)
    assert slow.world.store.changes() == fast.world.store.changes()
