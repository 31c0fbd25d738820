"""A scenario's refusal of an address is the one that the operation itself gives for that cause."""

import pytest

NOBODYS = "gid://shopify/MailingAddress/1"
ADA = {"address1": "12 St James's Square", "city": "London", "country": "United Kingdom"}
LOG_IN = """
mutation {
  customerAccessTokenCreate(
    input: {email: "enabled@sandbox.example", password: "enabled-password"}
  ) { customerAccessToken { accessToken } }
}
"""
CREATE = """
mutation ($token: String!, $address: MailingAddressInput!) {
  customerAddressCreate(customerAccessToken: $token, address: $address) {
    customerAddress { id }
    customerUserErrors { field message code }
    userErrors { field message }
  }
}
"""
UPDATE = """
mutation ($token: String!, $address: MailingAddressInput!, $id: ID!) {
  customerAddressUpdate(customerAccessToken: $token, address: $address, id: $id) {
    customerAddress { id }
    customerUserErrors { field message code }
    userErrors { field message }
  }
}
"""
DELETE = """
mutation ($token: String!, $id: ID!) {
  customerAddressDelete(customerAccessToken: $token, id: $id) {
    deletedCustomerAddressId
    customerUserErrors { field message code }
    userErrors { field message }
  }
}
"""
CHOOSE = """
mutation ($token: String!, $id: ID!) {
  customerDefaultAddressUpdate(customerAccessToken: $token, addressId: $id) {
    customer { id }
    customerUserErrors { field message code }
    userErrors { field message }
  }
}
"""
CAUSES = [
    ("city-html", {"city": "<b>London</b>"}),
    ("city-url", {"city": "https://london.example"}),
    ("city-too-long", {"city": "x" * 256}),
    ("country-invalid", {"country": "Atlantis"}),
    ("province-invalid", {"country": "Canada", "province": "Atlantis"}),
    ("address-exists", {}),
]
ON_NOBODYS = [
    ("address-id-invalid", UPDATE, {"address": {}}),
    ("address-id-invalid", DELETE, {}),
    ("address-id-invalid", CHOOSE, {}),
]


@pytest.fixture
async def token(storefront):
    """Log a customer in who has two addresses: Ada's, and one in Paris."""
    payload = (await storefront.ask(LOG_IN))["data"]["customerAccessTokenCreate"]
    token = payload["customerAccessToken"]["accessToken"]
    await storefront.ask(CREATE, token=token, address=ADA)
    return token


@pytest.fixture
async def elsewhere(storefront, token):
    address = {**ADA, "city": "Paris", "country": "France"}
    payload = (await storefront.ask(CREATE, token=token, address=address))["data"]
    return payload["customerAddressCreate"]["customerAddress"]["id"]


@pytest.fixture
def both(storefront):
    """Return the answer that a scenario has, and the operation's own."""

    async def both(scenario, document, **variables):
        headers = {"X-Sandbox-Scenario": scenario}
        forced = await storefront.ask(document, headers=headers, **variables)
        return forced, await storefront.ask(document, **variables)

    return both


@pytest.mark.parametrize(("scenario", "given"), CAUSES)
async def test_of_customer_address_create(both, token, scenario, given):
    forced, own = await both(scenario, CREATE, token=token, address={**ADA, **given})
    assert forced == own


@pytest.mark.parametrize(("scenario", "given"), CAUSES)
async def test_of_customer_address_update(both, token, elsewhere, scenario, given):
    forced, own = await both(scenario, UPDATE, token=token, address={**ADA, **given}, id=elsewhere)
    assert forced == own


@pytest.mark.parametrize(("scenario", "document", "variables"), ON_NOBODYS)
async def test_of_an_address_that_the_customer_has_not(both, token, scenario, document, variables):
    forced, own = await both(scenario, document, token=token, id=NOBODYS, **variables)
    assert forced == own


@pytest.mark.parametrize(
    ("scenario", "document", "variables"),
    [
        ("dead-token-in-address-create", CREATE, {"address": ADA}),
        ("dead-token-in-address-update", UPDATE, {"address": ADA, "id": NOBODYS}),
        ("dead-token-in-address-delete", DELETE, {"id": NOBODYS}),
        ("dead-token-in-default-address-update", CHOOSE, {"id": NOBODYS}),
    ],
)
async def test_of_a_customer_who_is_not_logged_in(both, scenario, document, variables):
    forced, own = await both(scenario, document, token="0", **variables)
    assert forced == own
