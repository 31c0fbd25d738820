"""Scenarios as they are written."""

from datetime import timedelta
from typing import Any

import pytest

from sandbox.scenarios import (
    Effect,
    ForcedError,
    InvalidScenarioError,
    Match,
    PlainUserError,
    Scenario,
    When,
    read_scenario,
)
from sandbox.user_errors import CustomerErrorCode, UserError

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
OF_A_STEP = (
    "customerUserErrors, userErrors, errors, status, body, fields, variants, delay, drop, "
    "when, lag, tokenless"
)
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


def test_reads_an_effect_for_each_call():
    document = {"effect": {"sequence": [{"status": 503}, {}], "share": 0.5}}
    assert read_scenario(document, source="here", name="flaky") == Scenario(
        name="flaky", effect=Effect(sequence=(Effect(status=503), Effect()), share=0.5)
    )


@pytest.mark.parametrize("document", [{"times": 2}, {"match": {"times": 2}}])
def test_reads_how_many_times(document: dict[str, Any]):
    scenario = read_scenario({**document, "effect": {"drop": True}}, source="here", name="cut")
    assert scenario == Scenario(name="cut", effect=Effect(drop=True), times=2)


@pytest.mark.parametrize(
    ("document", "message"),
    [
        ({}, "here: `effect` is missing: write an object such as {…}"),
        ({"effect": {}}, "here: `effect` is empty: say what the scenario does"),
        ({"effect": {"drop": 1}}, "here: `effect.drop` must be true or false, not a whole number"),
        (
            {"effect": {"dorp": True}},
            (
                "here: `effect.dorp` is not known here: did you mean drop? Known are "
                f"{OF_A_STEP}, sequence, share"
            ),
        ),
        (
            {"effects": {}, "effect": {"drop": True}},
            (
                "here: `effects` is not known here: did you mean effect? Known are "
                "name, description, times, match, effect"
            ),
        ),
        (
            {"match": {"op": "*"}, "effect": {"drop": True}},
            "here: `match.op` is not known here: Known are operation, variables, times",
        ),
        (
            {"effect": {"customerUserErrors": [{"code": "TAKE", "message": "Taken"}]}},
            (
                "here: `effect.customerUserErrors[0].code` cannot be 'TAKE': "
                f"did you mean TAKEN? Write one of {', '.join(CustomerErrorCode)}"
            ),
        ),
        (
            {"effect": {"errors": [{"message": "No", "code": "NO"}]}},
            (
                "here: `effect.errors[0].code` is not known here: "
                "Known are message, path, extensions"
            ),
        ),
        (
            {"effect": {"when": "later", "drop": True}},
            (
                "here: `effect.when` cannot be 'later': did you mean after? "
                "Write one of before, after"
            ),
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
            {"times": 2, "match": {"times": 3}, "effect": {"drop": True}},
            "here: `times` says the same as `match.times`: leave one of them out",
        ),
        (
            {"times": 0, "effect": {"drop": True}},
            "here: `times` is 0: write 1 or more, or leave it out",
        ),
        (
            {"times": "twice", "effect": {"drop": True}},
            "here: `times` must be a whole number such as 12 or null, not a string",
        ),
        (
            {"match": {"variables": {"$.input..email": "a"}}, "effect": {"drop": True}},
            (
                "here: `match.variables` is wrong: '$.input..email' is not a path: "
                "after $ write steps: .name, ['name'], [0], .* or [*]"
            ),
        ),
        (
            {"effect": {"sequence": []}},
            "here: `effect.sequence` has no steps: leave it out, or say what they do",
        ),
        (
            {"effect": {"sequence": [{"drop": True}], "status": 500}},
            (
                "here: `effect` is wrong: a sequence goes with nothing but a share: "
                "put the rest into its steps"
            ),
        ),
        (
            {"effect": {"sequence": [{}, {"drop": True, "status": 500}]}},
            (
                "here: `effect.sequence[1]` is wrong: the effect contradicts itself: "
                "status and drop cannot all be the answer"
            ),
        ),
        (
            {"effect": {"sequence": [{"share": 0.5}]}},
            f"here: `effect.sequence[0].share` is not known here: Known are {OF_A_STEP}",
        ),
        (
            {"effect": {"share": 2, "drop": True}},
            "here: `effect` is wrong: share 2.0 is not above 0 and at most 1",
        ),
        (
            {"effect": {"share": 0.5}},
            "here: `effect` is empty: say what the scenario does",
        ),
        (
            {"name": "other", "effect": {"drop": True}},
            "here: `name` is 'other', where the scenario is called 'cut'",
        ),
        (
            {"match": 1, "effect": {"drop": True}},
            "here: `match` must be an object such as {…}, not a whole number",
        ),
    ],
)
def test_says_what_is_wrong_and_where(document: dict[str, Any], message: str):
    with pytest.raises(InvalidScenarioError) as refusal:
        read_scenario(document, source="here", name="cut")
    assert str(refusal.value) == message


@pytest.mark.parametrize(
    ("effect", "key"),
    [
        ({"delay": "soon"}, "effect.delay"),
        ({"sequence": [{}, {"delay": "soon"}]}, "effect.sequence[1].delay"),
    ],
)
def test_names_the_key_of_a_delay_that_is_none(effect: dict[str, Any], key: str):
    with pytest.raises(InvalidScenarioError) as refusal:
        read_scenario({"effect": effect}, source="here", name="cut")
    assert str(refusal.value) == (
        f"here: `{key}` is wrong: 'soon' is not a duration: "
        "write 90s, 20m, 1h30m or, in ISO 8601, PT20M."
    )


@pytest.mark.parametrize("name", ["", "Cut", "cut it", "-cut", "cut-", "cut--it", "ça", "../cut"])
def test_refuses_a_name_that_no_header_or_email_could_carry(name: str):
    with pytest.raises(InvalidScenarioError) as refusal:
        read_scenario({"effect": {"drop": True}}, source="here", name=name)
    assert str(refusal.value) == (
        f"here: `name` is {name!r}: use a-z and 0-9, with single '-' between them"
    )
