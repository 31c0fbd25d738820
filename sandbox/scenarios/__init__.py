"""Scenarios: named switches that make operations answer as a test needs them to."""

from sandbox.scenarios.effect import Effect, ForcedError, PlainUserError, When, WholeAnswer
from sandbox.scenarios.library import Library, UnknownScenarioError
from sandbox.scenarios.reading import InvalidScenarioError, as_document, read_scenario
from sandbox.scenarios.scenario import Match, Scenario
from sandbox.scenarios.switchboard import Switchboard, has_magic, magic_names

__all__ = [
    "Scenario",
    "Match",
    "Effect",
    "When",
    "WholeAnswer",
    "ForcedError",
    "PlainUserError",
    "Switchboard",
    "has_magic",
    "magic_names",
    "Library",
    "UnknownScenarioError",
    "read_scenario",
    "as_document",
    "InvalidScenarioError",
]
