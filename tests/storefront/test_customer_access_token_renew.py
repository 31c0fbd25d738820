"""Staying logged in."""

from tests.storefront.test_customer_access_token_delete import DELETE, denied

RENEW = """
mutation ($token: String!) {
  customerAccessTokenRenew(customerAccessToken: $token) {
    customerAccessToken { accessToken expiresAt }
    userErrors { field message }
  }
}
"""


async def test_the_token_stays_and_lives(payload, log_in, who):
    """Recorded: a token object; that it is the same string is our choice."""
    token = await log_in()
    answer = await payload(RENEW, token=token)
    assert answer == {
        "customerAccessToken": {
            "accessToken": token,
            "expiresAt": answer["customerAccessToken"]["expiresAt"],
        },
        "userErrors": [],
    }
    assert await who(token) == "enabled@sandbox.example"


async def test_a_dead_token_is_denied(storefront, payload, log_in):
    """Inferred from the recorded answer of customerAccessTokenDelete."""
    token = await log_in()
    await payload(DELETE, token=token)
    assert await storefront.ask(RENEW, token=token) == denied("customerAccessTokenRenew", 12)
