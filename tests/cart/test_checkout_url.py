"""The URL of a checkout: it leads to the page of the sandbox, in the world of the cart."""

import pytest
from yarl import URL

CREATE = """mutation { cartCreate(input: {lines: [{
  merchandiseId: "gid://shopify/ProductVariant/51000134217728"
}]}) { cart { checkoutUrl } } }"""


@pytest.mark.parametrize("world", ["default", "blue"])
async def test_a_checkout_url_opens_the_checkout_of_its_world(storefront, world):
    created = await storefront.ask(CREATE, headers={"X-Sandbox-World": world})
    url = URL(created["data"]["cartCreate"]["cart"]["checkoutUrl"])
    response = await storefront.client.get(url.path_qs)
    assert response.status == 200
    assert f"<footer>Storefront Sandbox, world {world}</footer>" in await response.text()
