"""The query that reads a customer back."""

import re

import pytest

from tests.storefront.address_book import plain

PUBLIC = "X-Shopify-Storefront-Access-Token"
READ = "query ($token: String!) { customer(customerAccessToken: $token) { email } }"


@pytest.fixture
def sign_in(storefront, mint):
    async def sign_in(email):
        payload = await storefront.login(mint(email=email))
        return payload["customerAccessToken"]["accessToken"]

    return sign_in


async def test_a_dead_token_is_nobody(storefront):
    assert await storefront.ask(READ, token="0" * 32) == {
        "data": {"customer": None},
        "extensions": {"cost": {"requestedQueryCost": 1}},
    }


async def test_the_reason_says_that_the_token_is_not_known(storefront):
    reason = await storefront.reason(READ, token="0" * 32)
    assert reason == "customer-access-token.unknown: this world has issued no such token"


async def test_needs_the_scope_to_read_customers(storefront):
    answer = await storefront.ask(READ, token="0", headers={PUBLIC: "sandbox-no-customers"})
    assert answer["data"] == {"customer": None}
    (error,) = answer["errors"]
    assert error["message"] == (
        "Access denied for customer field. "
        "Required access: `unauthenticated_read_customers` access scope."
    )


@pytest.mark.parametrize("persona", ["disabled", "invited", "declined", "multipass-only"])
async def test_a_persona_that_logs_in_is_enabled(storefront, sign_in, persona):
    email = f"{persona}@sandbox.example"
    answer = await storefront.ask(READ, token=await sign_in(email))
    assert answer["data"] == {"customer": {"email": email}}


async def test_pages_through_many_addresses(storefront, sign_in):
    document = """query ($token: String!, $after: String) {
      customer(customerAccessToken: $token) {
        addresses(first: 25, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } }
      }
    }"""
    token, after, pages = await sign_in("many-addresses@sandbox.example"), None, []
    while not pages or pages[-1]["pageInfo"]["hasNextPage"]:
        answer = await storefront.ask(document, token=token, after=after)
        pages.append(answer["data"]["customer"]["addresses"])
        after = pages[-1]["pageInfo"]["endCursor"]
    assert [len(page["nodes"]) for page in pages] == [25, 25, 10]
    assert len({plain(node["id"]) for page in pages for node in page["nodes"]}) == 60


async def test_the_end_of_an_address_id_is_new_for_each_request(storefront, sign_in):
    """Shopify: reported; it holds 192 bytes, and never the customer access token itself."""
    token = await sign_in("enabled@sandbox.example")
    document = """query ($token: String!) {
      customer(customerAccessToken: $token) {
        defaultAddress { id } addresses(first: 1) { nodes { id } }
      }
    }"""
    first, second = [
        (await storefront.ask(document, token=token))["data"]["customer"] for _ in range(2)
    ]
    form = (
        r"gid://shopify/MailingAddress/\d+\?model_name=CustomerAddress"
        r"&customer_access_token=[\w-]{256}"
    )
    assert re.fullmatch(form, first["defaultAddress"]["id"], re.ASCII)
    assert first["addresses"]["nodes"] == [first["defaultAddress"]]
    assert first["defaultAddress"]["id"] != second["defaultAddress"]["id"]


async def test_a_page_without_a_size_is_refused(storefront, sign_in):
    document = """query ($token: String!) {
      customer(customerAccessToken: $token) { addresses { nodes { id } } }
    }"""
    answer = await storefront.ask(document, token=await sign_in("enabled@sandbox.example"))
    assert answer["data"] == {"customer": None}
    assert [error["message"] for error in answer["errors"]] == [
        "you must provide one of first or last"
    ]
