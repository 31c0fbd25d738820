"""What stands in for a scenario's own words when it is switched on."""

from typing import Any

import pytest

from sandbox.scenarios import (
    Effect,
    InvalidScenarioError,
    Match,
    Scenario,
    read_switched,
)

OPERATIONS = frozenset({"customerCreate"})
CUT = Scenario(
    name="cut",
    match=Match(operations=OPERATIONS, variables={"input": {"email": "a@b.example"}}),
    effect=Effect(drop=True),
    times=3,
)


def switched(**parts: Any) -> Scenario:
    return Scenario(**{"name": "cut", "match": CUT.match, "effect": CUT.effect, "times": 3} | parts)


@pytest.mark.parametrize(
    ("document", "scenario"),
    [
        ({}, CUT),
        ({"name": "cut"}, CUT),
        ({"times": 2}, switched(times=2)),
        ({"times": None}, switched(times=None)),
        ({"match": {"times": 2}}, switched(times=2)),
        ({"description": "Cut."}, switched(description="Cut.")),
        ({"match": {}}, CUT),
        (
            {"match": {"variables": {"$.input.email": "c@d.example"}}},
            switched(
                match=Match(operations=OPERATIONS, variables={"$.input.email": "c@d.example"})
            ),
        ),
        ({"match": {"operation": "*"}}, switched(match=Match(variables=CUT.match.variables))),
        ({"match": {"variables": {}}}, switched(match=Match(operations=OPERATIONS))),
    ],
)
def test_what_is_not_said_stays(document: dict[str, Any], scenario: Scenario):
    assert read_switched(document, CUT, source="here") == scenario


@pytest.mark.parametrize(
    ("document", "message"),
    [
        (
            {"tiems": 2},
            (
                "here: `tiems` is not known here: did you mean times? Known are "
                "name, description, times, match, effect"
            ),
        ),
        ({"match": 1}, "here: `match` must be an object such as {…}, not a whole number"),
        (
            {"match": {"op": "*"}},
            "here: `match.op` is not known here: Known are operation, variables, times",
        ),
        ({"times": 0}, "here: `times` is 0: write 1 or more, or leave it out"),
        ({"name": "else"}, "here: `name` is 'else', where the scenario is called 'cut'"),
        (
            {"times": 1, "match": {"times": 1}},
            "here: `times` says the same as `match.times`: leave one of them out",
        ),
    ],
)
def test_says_what_is_wrong(document: dict[str, Any], message: str):
    with pytest.raises(InvalidScenarioError) as refusal:
        read_switched(document, CUT, source="here")
    assert str(refusal.value) == message
