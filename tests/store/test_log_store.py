"""The second store: a log of bytes, from which a world is made anew after every operation."""

from datetime import timedelta

import pytest
from hypothesis.stateful import rule

from sandbox.app import worlds_of
from sandbox.scenarios import Library
from sandbox.seeding import ShopData
from sandbox.settings import Settings
from sandbox.world import World
from tests.log_store import PARTS, LogStore, log_worlds_of, renew
from tests.store.seeded import Base
from tests.store.test_memory_store import StoreMachine

SETTINGS = Settings(throttles=3, scenarios=("throttled-twice",))
NOT_STATE = {
    "name",
    "origin",
    "shop",
    "_founded",
    "secrets",
    "store",
    "_journal",
    "_calls",
    "_shelf",
    "__weakref__",
}


@pytest.fixture
def world() -> World:
    return log_worlds_of(SETTINGS, ShopData(SETTINGS), Library()).open("blue")


def test_an_operation_that_changes_nothing_leaves_no_entry(world):
    before = len(world.store.log)
    renew(world)
    assert len(world.store.log) == before


def test_each_operation_is_one_entry(world):
    before = len(world.store.log)
    world.clock.freeze()
    world.switchboard.choose("shop", {})
    renew(world)
    world.clock.advance(timedelta(days=1))
    renew(world)
    assert len(world.store.log) == before + 2


def test_a_world_from_its_log_is_as_one_that_was_never_made_anew(world):
    plain = worlds_of(SETTINGS, ShopData(SETTINGS), Library()).open("blue")
    now = plain.clock.freeze()
    for each in (plain, world):
        each.clock.freeze(now)
        each.switchboard.choose("shop", {})
        each.throttles.count(("create", "::1"), now)
        each.gids.next("Customer")
        renew(world)
    assert world.store.changes() == plain.store.changes()


def test_what_is_kept_beside_the_store_is_lost(world):
    world.switchboard.on = ()
    world.clock._ahead = timedelta(days=1)
    renew(world)
    assert ([scenario.name for scenario in world.switchboard.on], world.clock._ahead) == (
        ["throttled-twice"],
        None,
    )


def test_all_parts_of_a_world_are_made_anew():
    """Whoever adds a part to a world adds it to `PARTS`, or here, where it is no state."""
    assert {*World.__slots__} - NOT_STATE == {*PARTS}


class LogMachine(StoreMachine):
    """A log answers as a plain list of records would, whenever an operation ends."""

    def __init__(self):
        super().__init__()
        self.store = self.log = LogStore(Base())

    @rule()
    def commit(self):
        self.log.commit()

    @rule()
    def fork(self):
        """A log has no copy."""


TestLog = LogMachine.TestCase
TestLog.settings = StoreMachine.TestCase.settings
