"""Delivery zones, as a merchant makes, replaces and deletes them."""

import pytest

BLUE = "/worlds/blue"
ICELAND = {"countries": ["IS"], "rates": [{"name": "Post", "price": 9}]}
SHOWN = {
    "name": "Iceland",
    "countries": ["IS"],
    "rates": [{"name": "Post", "price": "9.00", "description": None}],
}
CART = """mutation { cartCreate(input: {
  lines: [{merchandiseId: "gid://shopify/ProductVariant/51000134217728"}]
  delivery: {addresses: [{selected: true, address: {deliveryAddress: {countryCode: IS}}}]}
}) { cart { deliveryGroups(first: 1) { nodes { deliveryOptions { title } } } } } }"""


@pytest.fixture
def options(storefront):
    """Return what is offered to Iceland."""

    async def options():
        answer = await storefront.ask(CART, headers={"X-Sandbox-World": "blue"})
        groups = answer["data"]["cartCreate"]["cart"]["deliveryGroups"]["nodes"]
        return [each["title"] for group in groups for each in group["deliveryOptions"]]

    return options


async def test_a_zone_is_made_shown_replaced_and_deleted(call, options):
    before = await options()
    made = await call("PUT", f"{BLUE}/delivery-zones/Iceland", ICELAND)
    served = await options()
    assert await call("GET", f"{BLUE}/delivery-zones/Iceland") == (200, SHOWN)
    _, page = await call("GET", f"{BLUE}/delivery-zones")
    replaced = await call("PUT", f"{BLUE}/delivery-zones/Iceland", {"countries": ["IS"]})
    unserved = await options()
    gone = await call("DELETE", f"{BLUE}/delivery-zones/Iceland")
    assert (before, served, unserved) == ([], ["Post"], [])
    assert (made, replaced, gone) == (
        (201, SHOWN),
        (200, {**SHOWN, "rates": []}),
        (204, None),
    )
    names = [each["name"] for each in page["deliveryZones"]]
    assert names == ["Canada", "Domestic", "Iceland", "International"]


async def test_a_zone_that_there_is_not_is_a_404(problem):
    found = await problem("GET", f"{BLUE}/delivery-zones/Moon")
    assert found[0] == 404


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ({"countries": ["US"]}, "#/countries/0"),
        ({"countries": ["QQ"]}, "#/countries/0"),
        ({"countries": []}, "#/countries"),
        ({**ICELAND, "rates": ICELAND["rates"] * 2}, "#/rates/1/name"),
    ],
)
async def test_what_is_wrong_has_its_place(faults, body, place):
    ((found, _),) = await faults("PUT", f"{BLUE}/delivery-zones/Iceland", body)
    assert found == place
