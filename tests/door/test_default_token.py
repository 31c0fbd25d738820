"""The token that stands in for a missing one is one that a client could show."""

import pytest

from sandbox.app import create_app
from sandbox.door.admission import UnknownDefaultTokenError
from sandbox.settings import Settings

CUSTOMER = 'query { customer(customerAccessToken: "0") { email } }'


@pytest.mark.parametrize("token", ["", "nobody", "shpat_sandbox-private", "sandbox-public.blue"])
def test_refuses_to_start_with_another(token):
    with pytest.raises(UnknownDefaultTokenError) as refusal:
        create_app(Settings(default_token=token))
    assert str(refusal.value) == (
        f"The default token {token!r} is not a public Storefront access token of the shop: "
        "use sandbox-public, sandbox-read-only, sandbox-no-customers, "
        "or `none` to let requests without a token be tokenless."
    )


async def test_gives_a_request_without_a_token_its_scopes(start):
    storefront = await start(default_token="sandbox-no-customers")
    answer = await storefront.ask(CUSTOMER)
    assert answer["errors"][0]["extensions"]["code"] == "ACCESS_DENIED"


async def test_gives_way_to_the_token_that_is_shown(start):
    storefront = await start(default_token="sandbox-no-customers")
    shown = {"X-Shopify-Storefront-Access-Token": "sandbox-public"}
    assert (await storefront.ask(CUSTOMER, headers=shown))["data"] == {"customer": None}


@pytest.mark.parametrize(
    ("token", "reason"),
    [
        (
            "sandbox-no-customers",
            (
                "access-denied: the Storefront access token lacks what customer requires: "
                "`unauthenticated_read_customers` access scope."
            ),
        ),
        (
            None,
            (
                "access-denied: the request has no Storefront access token, and this server no "
                "default one: send `X-Shopify-Storefront-Access-Token: sandbox-public`, or start "
                "it with --default-token"
            ),
        ),
    ],
)
async def test_a_denied_request_says_whether_it_had_a_token(start, token, reason):
    storefront = await start(default_token=token)
    assert await storefront.reason(CUSTOMER) == reason
