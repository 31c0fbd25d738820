"""Logging out."""

import re

DELETE = """
mutation ($token: String!) {
  customerAccessTokenDelete(customerAccessToken: $token) {
    deletedAccessToken
    deletedCustomerAccessTokenId
    userErrors { field message }
  }
}
"""


def denied(mutation, cost):
    """Return the whole answer for a dead token, as recorded against 2026-04."""
    required = (
        "`unauthenticated_write_customers` access scope. "
        "Also: Requires valid customer access token."
    )
    return {
        "errors": [
            {
                "message": f"Access denied for {mutation} field. Required access: {required}",
                "path": [mutation],
                "locations": [],
                "extensions": {
                    "code": "ACCESS_DENIED",
                    "documentation": "https://shopify.dev/api/usage/access-scopes",
                    "requiredAccess": required,
                },
            }
        ],
        "data": {mutation: None},
        "extensions": {"cost": {"requestedQueryCost": cost}},
    }


async def test_answers_what_is_dead_now(payload, log_in, who):
    token = await log_in()
    answer = await payload(DELETE, token=token)
    assert answer == {
        "deletedAccessToken": token,
        "deletedCustomerAccessTokenId": answer["deletedCustomerAccessTokenId"],
        "userErrors": [],
    }
    assert re.fullmatch(
        r"gid://shopify/CustomerAccessToken/\d+", answer["deletedCustomerAccessTokenId"]
    )
    assert await who(token) is None


async def test_other_tokens_of_the_customer_live_on(payload, log_in, who):
    gone, kept = await log_in(), await log_in()
    await payload(DELETE, token=gone)
    assert await who(kept) == "enabled@sandbox.example"


async def test_is_denied_the_second_time(storefront, payload, log_in):
    token = await log_in()
    await payload(DELETE, token=token)
    assert await storefront.ask(DELETE, token=token) == denied("customerAccessTokenDelete", 11)


async def test_the_reason_says_what_is_wrong_with_the_token(storefront):
    assert await storefront.reason(DELETE, token="0" * 32) == (
        "customer-access-token.unknown: this world has issued no such token"
    )
