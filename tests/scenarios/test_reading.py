"""Scenarios as they are written."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.scenarios import (
    Effect,
    ForcedError,
    InvalidScenarioError,
    Match,
    PlainUserError,
    Scenario,
    When,
    as_document,
    read_scenario,
)
from sandbox.user_errors import UserError

SPELT_OUT = {
    "name": "late-refusal",
    "description": "Refuses late.",
    "match": {
        "operation": ["customerCreate", "customerUpdate"],
        "variables": {"input": {"email": "jane@example.com"}},
    },
    "effect": {
        "customerUserErrors": [
            {"code": "TAKEN", "field": ["input", "email"], "message": "Taken"},
            {"code": "CUSTOMER_DISABLED", "message": "Customer is disabled"},
        ],
        "userErrors": [{"message": "Taken", "field": ["input"], "code": "TAKEN"}],
        "delay": "PT0.5S",
        "when": "after",
    },
}
LATE_REFUSAL = Scenario(
    name="late-refusal",
    description="Refuses late.",
    match=Match(
        operations=frozenset({"customerCreate", "customerUpdate"}),
        variables={"input": {"email": "jane@example.com"}},
    ),
    effect=Effect(
        customer_user_errors=(
            UserError("TAKEN", ("input", "email"), "Taken"),
            UserError("CUSTOMER_DISABLED", None, "Customer is disabled"),
        ),
        user_errors=(PlainUserError(message="Taken", field=("input",), code="TAKEN"),),
        delay=timedelta(milliseconds=500),
        when=When.AFTER,
    ),
)


def test_reads_all_that_a_scenario_may_say():
    assert read_scenario(SPELT_OUT, source="here") == LATE_REFUSAL


def test_reads_an_answer_to_the_whole_request():
    document = {"effect": {"status": 430, "body": {"errors": "No"}}}
    assert read_scenario(document, source="here", name="no") == Scenario(
        name="no", effect=Effect(status=430, body={"errors": "No"})
    )


def test_reads_an_error_with_a_path():
    document = {"effect": {"errors": [{"message": "No", "path": ["customer", 0]}]}}
    assert read_scenario(document, source="here", name="no") == Scenario(
        name="no", effect=Effect(errors=(ForcedError(message="No", path=("customer", 0)),))
    )


@pytest.mark.parametrize(
    ("operation", "operations"),
    [("*", None), ("customerCreate", frozenset({"customerCreate"})), (["*"], None)],
)
def test_reads_operations(operation: object, operations: frozenset[str] | None):
    document = {"match": {"operation": operation}, "effect": {"drop": True}}
    assert read_scenario(document, source="here", name="cut") == Scenario(
        name="cut", match=Match(operations=operations), effect=Effect(drop=True)
    )


def test_writes_what_it_reads():
    assert read_scenario(as_document(LATE_REFUSAL), source="here") == LATE_REFUSAL


@given(st.timedeltas(timedelta(microseconds=1), timedelta(days=365)))
def test_writes_any_delay_as_it_reads_it(delay: timedelta):
    scenario = Scenario(name="late", effect=Effect(delay=delay))
    assert read_scenario(as_document(scenario), source="here") == scenario


def test_writes_a_delay_in_seconds():
    document = as_document(Scenario(name="late", effect=Effect(delay=timedelta(hours=1000))))
    assert document == {"name": "late", "match": {}, "effect": {"delay": "PT3600000S"}}


@pytest.mark.parametrize(
    ("document", "message"),
    [
        ({}, "here: Object missing required field `effect`"),
        ({"effect": {}}, "here: the effect is empty: say what the scenario does"),
        ({"effect": {"drop": 1}}, "here: Expected `bool`, got `int` - at `$.effect.drop`"),
        (
            {"effect": {"dorp": True}},
            "here: Object contains unknown field `dorp` - at `$.effect`",
        ),
        (
            {"effects": {}, "effect": {"drop": True}},
            "here: Object contains unknown field `effects`",
        ),
        (
            {"match": {"op": "*"}, "effect": {"drop": True}},
            "here: Object contains unknown field `op` - at `$.match`",
        ),
        (
            {"effect": {"customerUserErrors": [{"code": "TAKE", "message": "Taken"}]}},
            "here: Invalid enum value 'TAKE' - at `$.effect.customerUserErrors[0].code`",
        ),
        (
            {"effect": {"errors": [{"message": "No", "code": "NO"}]}},
            "here: Object contains unknown field `code` - at `$.effect.errors[0]`",
        ),
        (
            {"effect": {"when": "later", "drop": True}},
            "here: Invalid enum value 'later' - at `$.effect.when`",
        ),
        (
            {"match": {"operation": "customer recover"}, "effect": {"drop": True}},
            "here: `match.operation` has 'customer recover', which cannot name an operation",
        ),
        (
            {"match": {"operation": ["*", "customerReset"]}, "effect": {"drop": True}},
            "here: `match.operation` has '*', which cannot name an operation",
        ),
        (
            {"match": {"operation": []}, "effect": {"drop": True}},
            "here: `match.operation` names no operation: leave it out to match '*'",
        ),
        (
            {"match": {"times": 2}, "effect": {"drop": True}},
            "here: `times` is not supported yet: leave it out",
        ),
        (
            {"times": 2, "effect": {"drop": True}},
            "here: `times` is not supported yet: leave it out",
        ),
        (
            {"effect": {"sequence": [{"drop": True}]}},
            "here: `sequence` is not supported yet: leave it out",
        ),
        (
            {"effect": {"share": 0.2, "drop": True}},
            "here: `share` is not supported yet: leave it out",
        ),
        (
            {"name": "other", "effect": {"drop": True}},
            "here: `name` is 'other', where the scenario is called 'cut'",
        ),
        (
            {"match": 1, "effect": {"drop": True}},
            "here: Expected `object`, got `int` - at `$.match`",
        ),
    ],
)
def test_says_what_is_wrong_and_where(document: dict[str, Any], message: str):
    with pytest.raises(InvalidScenarioError) as refusal:
        read_scenario(document, source="here", name="cut")
    assert str(refusal.value) == message


def test_names_the_key_of_a_delay_that_is_none():
    with pytest.raises(InvalidScenarioError, match=r"^here: `effect\.delay`: .*soon"):
        read_scenario({"effect": {"delay": "soon"}}, source="here", name="cut")


@pytest.mark.parametrize("name", ["", "Cut", "cut it", "-cut", "cut-", "cut--it", "ça", "../cut"])
def test_refuses_a_name_that_no_header_or_email_could_carry(name: str):
    with pytest.raises(InvalidScenarioError) as refusal:
        read_scenario({"effect": {"drop": True}}, source="here", name=name)
    assert str(refusal.value) == (
        f"here: `name` is {name!r}: use a-z and 0-9, with single '-' between them"
    )
