"""Root fields that are not built: only scenarios answer them."""

CART = """
mutation {
  cartCreate(input: {}) {
    cart { id } userErrors { code field message } warnings { code message target }
  }
}
"""


async def test_a_mutation_that_is_not_built_says_so(storefront):
    answer = await storefront.ask("mutation { cartCreate { cart { id } } }")
    error = answer["errors"][0]
    assert answer["data"] == {"cartCreate": None}
    assert error["extensions"] == {
        "code": "SANDBOX_NOT_IMPLEMENTED",
        "field": "Mutation.cartCreate",
    }


async def test_a_scenario_refuses_one_with_errors_and_the_empty_warnings_of_its_payload(storefront):
    await storefront.client.put(
        "/_sandbox/api/worlds/default/scenarios/too-much",
        json={
            "match": {"operation": "cartCreate"},
            "effect": {
                "userErrors": [
                    {"code": "INVALID", "field": ["input", "note"], "message": "Too long"}
                ]
            },
        },
    )
    answer = await storefront.ask(CART)
    assert answer["data"] == {
        "cartCreate": {
            "cart": None,
            "userErrors": [{"code": "INVALID", "field": ["input", "note"], "message": "Too long"}],
            "warnings": [],
        }
    }
