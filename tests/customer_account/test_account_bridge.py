"""The Storefront API takes the tokens of new accounts where it takes a buyer, and only there."""

CART = """
mutation ($token: String) {
  cartCreate(input: {buyerIdentity: {customerAccessToken: $token}}) {
    cart { buyerIdentity { customer { id } email } checkoutUrl }
    userErrors { code field message }
  }
}
"""
IN_CONTEXT = """
query ($token: String!, $location: ID) @inContext(
  buyer: {customerAccessToken: $token, companyLocationId: $location}
) { shop { name } }
"""


async def test_a_cart_takes_the_token_as_that_of_its_buyer(customer, storefront):
    payload = (await storefront.ask(CART, token=customer.token))["data"]["cartCreate"]
    assert payload["userErrors"] == []
    assert payload["cart"]["buyerIdentity"] == {
        "customer": {"id": "gid://shopify/Customer/6500000032768"},
        "email": "enabled@sandbox.example",
    }


async def test_a_dead_token_makes_no_cart(storefront):
    payload = (await storefront.ask(CART, token="shcat_x.y.z"))["data"]["cartCreate"]
    assert payload["cart"] is None
    assert payload["userErrors"][0]["field"] == ["input", "buyerIdentity", "customerAccessToken"]


async def test_a_context_takes_the_token_with_a_company_location(customer, storefront):
    body = await storefront.ask(
        IN_CONTEXT, token=customer.token, location="gid://shopify/CompanyLocation/5703276800"
    )
    assert body["data"] == {"shop": {"name": "Storefront Sandbox"}}


async def test_a_context_of_a_dead_token_is_refused(storefront):
    body = await storefront.ask(IN_CONTEXT, token="shcat_x.y.z")
    assert [each["message"] for each in body["errors"]] == ["The token provided is not valid"]


async def test_the_old_query_takes_it_as_an_unknown_token(customer, storefront):
    body = await storefront.ask(
        "query ($token: String!) { customer(customerAccessToken: $token) { id } }",
        token=customer.token,
    )
    assert body["data"] == {"customer": None}


async def test_the_token_of_a_shop_that_went_back_buys_nothing(customer, storefront):
    await storefront.client.patch(
        "/_sandbox/api/worlds/default/shop", json={"customerAccounts": "LEGACY"}
    )
    payload = (await storefront.ask(CART, token=customer.token))["data"]["cartCreate"]
    assert payload["cart"] is None
