"""Scenarios refuse mutations with the errors of their payloads."""

SESSION = """
mutation {
  shopPayPaymentRequestSessionCreate(sourceIdentifier: "x") {
    shopPayPaymentRequestSession { token } userErrors { code field message }
  }
}
"""


async def test_a_scenario_refuses_one_with_errors(storefront):
    error = {"code": "PAYMENT_REQUEST_INVALID_INPUT", "field": ["x"], "message": "No such token"}
    await storefront.client.put(
        "/_sandbox/api/worlds/default/scenarios/no-session",
        json={
            "match": {"operation": "shopPayPaymentRequestSessionCreate"},
            "effect": {"userErrors": [error]},
        },
    )
    answer = await storefront.ask(SESSION)
    assert answer["data"] == {
        "shopPayPaymentRequestSessionCreate": {
            "shopPayPaymentRequestSession": None,
            "userErrors": [error],
        }
    }


async def test_a_scenario_refuses_a_mutation_of_carts_with_empty_warnings(storefront):
    error = {"code": "VALIDATION_CUSTOM", "field": None, "message": "Closed today"}
    await storefront.client.put(
        "/_sandbox/api/worlds/default/scenarios/closed",
        json={"match": {"operation": "cartCreate"}, "effect": {"userErrors": [error]}},
    )
    answer = await storefront.ask(
        "mutation { cartCreate { cart { id } userErrors { code field message } "
        "warnings { code } } }"
    )
    assert answer["data"] == {"cartCreate": {"cart": None, "userErrors": [error], "warnings": []}}
