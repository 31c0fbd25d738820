"""Scenarios: named switches that make operations answer as a test needs them to."""

from sandbox.control_models.scenarios import ForcedError, PlainUserError, When
from sandbox.scenarios.effect import (
    LONGEST_LAG,
    ContradictoryEffectError,
    Effect,
    WholeAnswer,
)
from sandbox.scenarios.library import Library, UnknownScenarioError
from sandbox.scenarios.magic import has_magic, magic_names
from sandbox.scenarios.match import Match
from sandbox.scenarios.reading import InvalidScenarioError, read_scenario, read_switched
from sandbox.scenarios.scenario import Scenario
from sandbox.scenarios.writing import as_document

__all__ = [
    "Scenario",
    "Match",
    "Effect",
    "LONGEST_LAG",
    "When",
    "WholeAnswer",
    "ForcedError",
    "PlainUserError",
    "ContradictoryEffectError",
    "has_magic",
    "magic_names",
    "Library",
    "UnknownScenarioError",
    "read_scenario",
    "read_switched",
    "as_document",
    "InvalidScenarioError",
]
