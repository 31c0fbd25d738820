"""Every code of cart mutations can be had by a scenario, from each mutation that can give it."""

import pytest

from sandbox.scenarios import Library, Scenario
from sandbox.schema import load_schemas
from tests.fidelity.asking import any_arguments, errors_of

SCENARIOS = [each for each in Library().scenarios() if each.name.startswith("cart-")]
REFUSING = [
    pytest.param(name, scenario, id=f"{name}-{scenario.name}")
    for scenario in SCENARIOS
    for name in sorted(scenario.match.operations or ())
    if scenario.effect.user_errors
]
WARNING = [each for each in SCENARIOS if each.name.startswith("cart-warning-")]
PAYMENT = "PAYMENT"
"""Begins, or is in, the codes of payments: the session of a payment gives those."""
CREATE = """mutation { cartCreate(input: { note: "x" }) {
  cart { note } userErrors { code } warnings { code message target } } }"""


def values(name):
    """Return the values of an enum in the version that has all of them."""
    return set(load_schemas().build("unstable").type_map[name].values)


@pytest.mark.parametrize(("name", "scenario"), REFUSING)
async def test_a_mutation_is_refused_as_the_scenario_says(storefront, name, scenario: Scenario):
    header = {"X-Sandbox-Scenario": scenario.name}
    errors = await errors_of(storefront, name, any_arguments(name, "x"), **header)
    assert [(error["code"], error["field"], error["message"]) for error in errors] == [
        (error.code, error.field and [*error.field], error.message)
        for error in scenario.effect.user_errors
    ]


@pytest.mark.parametrize("scenario", WARNING, ids=lambda scenario: scenario.name)
async def test_a_mutation_succeeds_with_the_warning_of_the_scenario(storefront, scenario):
    answer = await storefront.ask(CREATE, headers={"X-Sandbox-Scenario": scenario.name})
    value = next(
        change.value
        for change in scenario.effect.fields
        if change.field == "CartCreatePayload.warnings"
    )
    assert answer["data"]["cartCreate"] == {
        "cart": {"note": "x"},
        "userErrors": [],
        "warnings": value,
    }


def test_every_code_of_an_error_has_a_scenario():
    codes = {error.code for each in SCENARIOS for error in each.effect.user_errors}
    wanted = {code for code in values("CartErrorCode") if PAYMENT not in code}
    assert wanted <= codes


def test_every_code_of_a_warning_has_a_scenario_for_every_mutation_that_warns():
    codes = {change.value[0]["code"] for each in WARNING for change in each.effect.fields}
    operations = {name for each in WARNING for name in each.match.operations or ()}
    assert codes == values("CartWarningCode")
    assert all(each.match.operations == operations for each in WARNING)
    assert all(len(each.effect.fields) == len(operations) for each in WARNING)


THROTTLED = {
    "cart-prepare-throttled": (
        """mutation ($id: ID!) { cartPrepareForCompletion(cartId: $id) { result {
          __typename ... on CartThrottled { pollAfter cart { id } }
          ... on CartStatusNotReady { errors { code } } } userErrors { code } } }""",
        {"__typename": "CartThrottled", "pollAfter": "2030-01-01T00:00:00Z", "cart": None},
    ),
    "cart-submit-throttled": (
        """mutation ($id: ID!) { cartSubmitForCompletion(cartId: $id, attemptToken: "x") { result {
          __typename ... on SubmitThrottled { pollAfter } ... on SubmitFailed { checkoutUrl } }
          userErrors { code } } }""",
        {"__typename": "SubmitThrottled", "pollAfter": "2030-01-01T00:00:00Z"},
    ),
}


@pytest.mark.parametrize("name", THROTTLED)
async def test_the_completion_of_a_cart_is_throttled(name, storefront):
    made = await storefront.ask("mutation { cartCreate { cart { id } } }")
    cart = made["data"]["cartCreate"]["cart"]["id"]
    document, result = THROTTLED[name]
    headers = {
        "Shopify-Storefront-Private-Token": "shpat_sandbox-private",
        "X-Sandbox-Scenario": name,
    }
    answer = await storefront.ask(document, headers=headers, id=cart)
    (payload,) = answer["data"].values()
    assert payload == {"result": result, "userErrors": []}
