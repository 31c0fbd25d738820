"""The URL of a checkout: the sandbox has no page there, and the reason says how to pay."""

import pytest
from yarl import URL

CREATE = "mutation { cartCreate(input: {}) { cart { checkoutUrl } } }"


@pytest.mark.parametrize("world", ["", "/w/blue"])
async def test_the_reason_at_a_checkout_url_says_how_to_pay_the_cart(storefront, world):
    created = await storefront.ask(CREATE)
    path = URL(created["data"]["cartCreate"]["cart"]["checkoutUrl"]).path_qs
    response = await storefront.client.get(world + path, headers={"X-Sandbox-Explain": "1"})
    assert (response.status, await response.json()) == (404, {"errors": "Not Found"})
    assert response.headers["X-Sandbox-Reason"] == (
        "http.not-found: the sandbox has no checkout pages: pay the cart by `storefront-sandbox "
        "carts complete ID` or POST /_sandbox/api/worlds/WORLD/carts/ID/complete"
    )
