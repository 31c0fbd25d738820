"""Switchboards of their own, for tests that need no more of a world."""

from sandbox.scenarios import Library, Scenario
from sandbox.world.sequences import Sequences
from sandbox.world.switchboard import Switchboard
from tests.empty_store import empty_store

LIBRARY = Library()


def switchboard_of(*on: Scenario, seed: int = 0, world: str = "") -> Switchboard:
    """Return a switchboard on which these were switched on, one after the other."""
    store = empty_store()
    switchboard = Switchboard(store, Sequences(store), LIBRARY, seed=seed, world=world)
    for scenario in on:
        switchboard.put(scenario.name, scenario)
    return switchboard
