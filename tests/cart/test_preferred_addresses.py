"""Addresses that a buyer prefers: deprecated, and sent by Shopify's own client."""

import pytest

from tests.cart.conftest import MUG
from tests.storefront.conftest import LOG_IN, PASSWORD

SHOWS = """id buyerIdentity { deliveryAddressPreferences {
  ... on MailingAddress { lastName city provinceCode countryCodeV2 zip } } }
  deliveryGroups(first: 1) { nodes { deliveryAddress { city } deliveryOptions { title } } }"""
BOSTON = {"lastName": "Lovelace", "city": "Boston", "province": "MA", "country": "United States"}
SHOWN = {
    "lastName": "Lovelace",
    "city": "Boston",
    "provinceCode": "MA",
    "countryCodeV2": "US",
    "zip": None,
}
NAME = "deliveryAddressPreferences"


def identity(*addresses):
    return {NAME: [{"deliveryAddress": each} for each in addresses]}


async def test_a_preferred_address_is_shown_and_delivered_to(create, mutate):
    """Shopify: the field is documented; that it is delivered to is our choice."""
    cart = await create((MUG, 1))
    answer = await mutate(
        "cartBuyerIdentityUpdate", SHOWS, cartId=cart["id"], buyerIdentity=identity(BOSTON)
    )
    assert answer["userErrors"] == []
    assert answer["cart"]["buyerIdentity"] == {NAME: [SHOWN]}
    (group,) = answer["cart"]["deliveryGroups"]["nodes"]
    assert group["deliveryAddress"] == {"city": "Boston"}
    cleared = await mutate(
        "cartBuyerIdentityUpdate", SHOWS, cartId=cart["id"], buyerIdentity={NAME: []}
    )
    assert cleared["cart"]["buyerIdentity"] == {NAME: []}
    assert cleared["cart"]["deliveryGroups"] == {"nodes": []}


async def test_what_is_left_out_keeps_them(mutate):
    made = await mutate("cartCreate", SHOWS, input={"buyerIdentity": identity(BOSTON)})
    answer = await mutate(
        "cartBuyerIdentityUpdate", SHOWS, cartId=made["cart"]["id"], buyerIdentity={"phone": None}
    )
    assert answer["cart"]["buyerIdentity"] == {NAME: [SHOWN]}


async def test_a_country_that_there_is_not_is_refused(create, mutate):
    """Shopify: reported by tests of its own client."""
    cart = await create()
    wrong = identity(BOSTON, {**BOSTON, "country": "Narnia"})
    error = {"code": "INVALID", "message": "invalid value"}
    path = ["buyerIdentity", NAME, "1", "deliveryAddress", "country"]
    changed = await mutate("cartBuyerIdentityUpdate", SHOWS, cartId=cart["id"], buyerIdentity=wrong)
    made = await mutate("cartCreate", SHOWS, input={"buyerIdentity": wrong})
    assert [changed["userErrors"], made["userErrors"]] == [
        [{**error, "field": path}],
        [{**error, "field": ["input", *path]}],
    ]


@pytest.mark.parametrize("is_known", [True, False])
async def test_an_address_of_the_customer_is_taken_by_its_id(is_known, ask, mutate):
    login = {"email": "enabled@sandbox.example", "password": PASSWORD}
    token = (await ask(LOG_IN, input=login))["customerAccessToken"]["accessToken"]
    own = """query ($token: String!) { customer(customerAccessToken: $token) {
      defaultAddress { id city } } }"""
    address = (await ask(own, token=token))["defaultAddress"]
    wanted = address["id"] if is_known else "gid://shopify/MailingAddress/1"
    buyer = {"customerAccessToken": token, NAME: [{"customerAddressId": wanted}]}
    made = await mutate("cartCreate", SHOWS, input={"buyerIdentity": buyer})
    if is_known:
        (found,) = made["cart"]["buyerIdentity"][NAME]
        assert found["city"] == address["city"]
    else:
        assert made["userErrors"] == [
            {
                "code": "INVALID_DELIVERY_ADDRESS_ID",
                "field": ["input", "buyerIdentity", NAME, "0", "customerAddressId"],
                "message": f"The delivery address with {wanted} does not exist.",
            }
        ]
