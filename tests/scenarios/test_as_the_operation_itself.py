"""A scenario's refusal is the one that the operation itself gives for that cause."""

import pytest

from sandbox.customers.seed.personas import read_personas
from sandbox.fixture_files import BUILT_IN

PASSWORD = "enabled-password"
KNOWN = "enabled@sandbox.example"
LONG = "x" * 256
CREATE = """
mutation ($input: CustomerCreateInput!) {
  customerCreate(input: $input) {
    customer { id }
    customerUserErrors { field message code }
    userErrors { field message }
  }
}
"""
LOG_IN = """
mutation ($input: CustomerAccessTokenCreateInput!) {
  customerAccessTokenCreate(input: $input) {
    customerAccessToken { accessToken }
    customerUserErrors { field message code }
    userErrors { field message }
  }
}
"""
RECOVER = """
mutation ($email: String!) {
  customerRecover(email: $email) {
    customerUserErrors { field message code }
    userErrors { field message }
  }
}
"""
UPDATE = """
mutation ($token: String!, $customer: CustomerUpdateInput!) {
  customerUpdate(customerAccessToken: $token, customer: $customer) {
    customer { id }
    customerAccessToken { accessToken }
    customerUserErrors { field message code }
    userErrors { field message }
  }
}
"""
RENEW = """
mutation ($token: String!) {
  customerAccessTokenRenew(customerAccessToken: $token) {
    customerAccessToken { accessToken }
    userErrors { field message }
  }
}
"""
DELETE = """
mutation ($token: String!) {
  customerAccessTokenDelete(customerAccessToken: $token) {
    deletedAccessToken
    userErrors { field message }
  }
}
"""
RESET_BY_URL = """
mutation ($url: URL!) {
  customerResetByUrl(resetUrl: $url, password: "new-password") {
    customer { id }
    customerUserErrors { field message code }
    userErrors { field message }
  }
}
"""
ACTIVATE_BY_URL = """
mutation ($url: URL!) {
  customerActivateByUrl(activationUrl: $url, password: "new-password") {
    customer { id }
    customerUserErrors { field message code }
  }
}
"""
ACTIVATE = """
mutation ($id: ID!) {
  customerActivate(id: $id, input: {activationToken: "forged", password: "new-password"}) {
    customer { id }
    customerUserErrors { field message code }
    userErrors { field message }
  }
}
"""
RESET = """
mutation ($id: ID!) {
  customerReset(id: $id, input: {resetToken: "forged", password: "new-password"}) {
    customer { id }
    customerUserErrors { field message code }
    userErrors { field message }
  }
}
"""
NOBODYS = "https://shop.example/account/login"


NUMBERS = {persona.name: persona.id for persona in read_personas(BUILT_IN)}


def persona(name: str) -> str:
    return f"gid://shopify/Customer/{NUMBERS[name]}"


def link(to: str, name: str) -> str:
    return f"https://shop.example/account/{to}/{NUMBERS[name]}/{'0' * 32}-1700000000"


def name_causes(field: str, name: str) -> list[tuple[str, dict[str, str]]]:
    return [
        (f"{name}-html", {field: "<b>Ada</b>"}),
        (f"{name}-url", {field: "Ada https://a.example"}),
        (f"{name}-too-long", {field: LONG}),
    ]


PASSWORD_CAUSES = [
    ("password-blank", {"password": ""}),
    ("password-padded", {"password": " padded"}),
    ("password-too-long", {"password": "x" * 41}),
    ("password-too-short", {"password": "1234"}),
]
IN_EITHER = [
    *PASSWORD_CAUSES,
    *name_causes("firstName", "first-name"),
    *name_causes("lastName", "last-name"),
    ("phone-invalid", {"phone": "not a phone"}),
]


async def both(storefront, scenario, document, **variables):
    """Return the answer that a scenario has, and the operation's own."""
    forced = await storefront.ask(document, headers={"X-Sandbox-Scenario": scenario}, **variables)
    return forced, await storefront.ask(document, **variables)


@pytest.mark.parametrize(
    ("scenario", "given"),
    [
        *IN_EITHER,
        ("email-taken", {"email": KNOWN}),
        ("email-invalid", {"email": "ada@example"}),
        ("email-bad-domain", {"email": "ada@-.example"}),
        ("email-blank", {"email": ""}),
        ("email-too-long", {"email": f"{LONG}@{LONG}"}),
    ],
)
async def test_of_customer_create(storefront, scenario, given):
    new = {"email": "new@example.com", "password": PASSWORD, **given}
    forced, own = await both(storefront, scenario, CREATE, input=new)
    assert forced == own


@pytest.mark.parametrize(
    ("scenario", "given"),
    [
        *((f"{name}-in-update", given) for name, given in IN_EITHER),
        ("email-change-refused", {"email": "new@example.com"}),
    ],
)
async def test_of_customer_update(storefront, scenario, given):
    logged_in = await storefront.ask(LOG_IN, input={"email": KNOWN, "password": PASSWORD})
    token = logged_in["data"]["customerAccessTokenCreate"]["customerAccessToken"]["accessToken"]
    forced, own = await both(storefront, scenario, UPDATE, token=token, customer=given)
    assert forced == own


@pytest.mark.parametrize(
    ("scenario", "document", "variables"),
    [
        ("unidentified-customer", LOG_IN, {"input": {"email": KNOWN, "password": "wrong"}}),
        ("activation-token-invalid", ACTIVATE, {"id": persona("invited")}),
        ("activation-url-used", ACTIVATE_BY_URL, {"url": link("activate", "invited")}),
        ("already-enabled", ACTIVATE, {"id": persona("enabled")}),
        ("already-enabled", ACTIVATE_BY_URL, {"url": link("activate", "enabled")}),
        ("reset-token-invalid", RESET, {"id": persona("enabled")}),
        ("reset-url-used", RESET_BY_URL, {"url": link("reset", "enabled")}),
        ("customer-not-found", RECOVER, {"email": "nobody@example.com"}),
        ("reset-url-invalid", RESET_BY_URL, {"url": NOBODYS}),
        ("activation-url-invalid", ACTIVATE_BY_URL, {"url": NOBODYS}),
        ("dead-token-in-renew", RENEW, {"token": "0"}),
        ("dead-token-in-delete", DELETE, {"token": "0"}),
        ("dead-token-in-update", UPDATE, {"token": "0", "customer": {}}),
    ],
)
async def test_of_others(storefront, scenario, document, variables):
    forced, own = await both(storefront, scenario, document, **variables)
    assert forced == own
