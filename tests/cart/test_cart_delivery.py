"""Delivery: addresses, the groups and options that follow from them, and what is refused."""

import pytest

from tests.cart.conftest import MUG, SCARCE, gid, masked
from tests.storefront.conftest import LOG_IN, PASSWORD

UNKNOWN = "gid://shopify/CartSelectableAddress/missing"
ADA = {
    "firstName": "Ada",
    "lastName": "Lovelace",
    "address1": "1 Engine Way",
    "city": "New York",
    "provinceCode": "NY",
    "countryCode": "US",
    "zip": "10001",
}
SHOWS = """
  id totalQuantity
  delivery { addresses { id selected oneTimeUse address { ... on CartDeliveryAddress {
    name company provinceCode countryCode formatted formattedArea latitude
  } } } }
  deliveryGroups(first: 5) {
    edges { cursor }
    nodes {
      id groupType
      deliveryAddress { id name province provinceCode country countryCode: countryCodeV2
        formatted formattedArea }
      deliveryOptions { ...O } selectedDeliveryOption { ...O }
      cartLines(first: 5) { nodes { quantity merchandise { ... on ProductVariant { id } } } }
    }
  }
"""
OPTION = """fragment O on CartDeliveryOption {
  handle code title description deliveryMethodType estimatedCost { amount currencyCode }
}"""


def address(selected=None, **parts):
    given = {"address": {"deliveryAddress": {**ADA, **parts}}}
    return given if selected is None else {**given, "selected": selected}


def chosen(cart):
    return [each["selected"] for each in cart["delivery"]["addresses"]]


def option(name, description, amount, method="SHIPPING"):
    return {
        "handle": "KEY",
        "code": name,
        "title": name,
        "description": description,
        "deliveryMethodType": method,
        "estimatedCost": {"amount": amount, "currencyCode": "USD"},
    }


@pytest.fixture
def change(mutate):
    async def change(name, cart, **arguments):
        return await mutate(name, SHOWS, OPTION, cartId=cart["id"], **arguments)

    return change


async def test_a_selected_address_makes_a_group_with_the_rates_of_its_zone(create, change):
    """Shopify: recorded, also how the address of a group is shown."""
    cart = await create((MUG, 2))
    answer = await change("cartDeliveryAddressesAdd", cart, addresses=[address(selected=True)])
    standard = option("Standard", "3 to 5 working days", "5.0")
    express = option("Express", "The next working day", "15.0")
    pickup = option("Workshop Portland", "Usually ready in 24 hours", "0.0", "PICK_UP")
    (group,) = masked(answer["cart"]["deliveryGroups"]["nodes"])
    assert masked(answer["cart"]["delivery"]["addresses"]) == [
        {
            "id": "gid://shopify/CartSelectableAddress/UUID",
            "selected": True,
            "oneTimeUse": False,
            "address": {
                "name": "Ada Lovelace",
                "company": None,
                "provinceCode": "NY",
                "countryCode": "US",
                "formatted": ["1 Engine Way", "New York NY 10001", "United States"],
                "formattedArea": "New York NY, United States",
                "latitude": None,
            },
        }
    ]
    assert group == {
        "id": "gid://shopify/CartDeliveryGroup/KEY?cart=TOKEN",
        "groupType": "ONE_TIME_PURCHASE",
        "deliveryAddress": {
            "id": "gid://shopify/MailingAddress/0?model_name=Address",
            "name": "Ada Lovelace",
            "province": "NY",
            "provinceCode": None,
            "country": "US",
            "countryCode": "ZZ",
            "formatted": ["1 Engine Way", "New York 10001"],
            "formattedArea": "New York NY",
        },
        "deliveryOptions": [standard, express, pickup],
        "selectedDeliveryOption": standard,
        "cartLines": {"nodes": [{"quantity": 2, "merchandise": {"id": gid(MUG)}}]},
    }
    assert (answer["userErrors"], answer["warnings"]) == ([], [])


async def test_an_option_is_chosen_by_its_handle_until_the_address_changes(create, change):
    """Shopify: recorded for the address by its effect; choosing is documented."""
    cart = await create((MUG, 1), delivery={"addresses": [address(selected=True)]})
    shown = await change("cartDeliveryAddressesAdd", cart, addresses=[address(city="Albany")])
    (group,) = shown["cart"]["deliveryGroups"]["nodes"]
    express = group["deliveryOptions"][1]
    wanted = [{"deliveryGroupId": group["id"], "deliveryOptionHandle": express["handle"]}]
    answer = await change("cartSelectedDeliveryOptionsUpdate", cart, selectedDeliveryOptions=wanted)
    second = answer["cart"]["delivery"]["addresses"][1]["id"]
    moved = await change(
        "cartDeliveryAddressesUpdate", cart, addresses=[{"id": second, "selected": True}]
    )
    (before,), (after,) = (each["cart"]["deliveryGroups"]["nodes"] for each in (answer, moved))
    assert before["selectedDeliveryOption"] == express
    assert after["selectedDeliveryOption"] == group["deliveryOptions"][0]
    assert after["id"] == group["id"]
    assert chosen(moved["cart"]) == [False, True]


async def test_what_is_given_changes_and_the_rest_stays(create, change):
    """Shopify: recorded."""
    cart = await create(delivery={"addresses": [address(selected=True), address(city="Troy")]})
    shown = await change("cartDeliveryAddressesAdd", cart, addresses=[])
    ids = [each["id"] for each in shown["cart"]["delivery"]["addresses"]]
    changes = [
        {"id": ids[0], "oneTimeUse": True},
        {"id": ids[1], **address(city="Utica")},
    ]
    answer = await change("cartDeliveryAddressesUpdate", cart, addresses=changes)
    first, second = answer["cart"]["delivery"]["addresses"]
    assert [first["id"], second["id"]] == ids
    assert (first["oneTimeUse"], first["selected"]) == (True, True)
    assert first["address"]["formattedArea"] == "New York NY, United States"
    assert second["address"]["formattedArea"] == "Utica NY, United States"


async def test_addresses_are_replaced_and_removed(create, change):
    """Shopify: recorded; that no other is selected after the selected one is inferred."""
    cart = await create((MUG, 1), delivery={"addresses": [address(selected=True)]})
    many = [address(city=each) for each in ("Utica", "Troy")]
    replaced = await change("cartDeliveryAddressesReplace", cart, addresses=many)
    ids = [each["id"] for each in replaced["cart"]["delivery"]["addresses"]]
    removed = await change("cartDeliveryAddressesRemove", cart, addressIds=ids[:1])
    emptied = await change("cartDeliveryAddressesReplace", cart, addresses=[])
    assert chosen(replaced["cart"]) == [False, False]
    assert [each["id"] for each in removed["cart"]["delivery"]["addresses"]] == ids[1:]
    assert emptied["cart"]["delivery"]["addresses"] == []
    assert emptied["cart"]["deliveryGroups"]["nodes"] == []


async def test_where_no_rate_serves_the_address_goods_are_sold_out(create, change):
    """Shopify: recorded; going back does not bring the quantity back."""
    cart = await create((SCARCE, 2), delivery={"addresses": [address(selected=True)]})
    shown = await change("cartDeliveryAddressesAdd", cart, addresses=[address(countryCode="BR")])
    home, away = [each["id"] for each in shown["cart"]["delivery"]["addresses"]]
    gone = await change(
        "cartDeliveryAddressesUpdate", cart, addresses=[{"id": away, "selected": True}]
    )
    back = await change(
        "cartDeliveryAddressesUpdate", cart, addresses=[{"id": home, "selected": True}]
    )
    assert [each["cart"]["totalQuantity"] for each in (shown, gone, back)] == [2, 0, 0]
    assert gone["cart"]["deliveryGroups"]["nodes"] == []
    assert [warning["code"] for warning in gone["warnings"]] == ["MERCHANDISE_OUT_OF_STOCK"]


async def test_the_same_address_twice_is_one_with_a_warning(create, change):
    """Shopify: the code is documented."""
    cart = await create(delivery={"addresses": [address()]})
    answer = await change("cartDeliveryAddressesAdd", cart, addresses=[address(selected=True)])
    assert chosen(answer["cart"]) == [True]
    assert masked(answer["warnings"]) == [
        {
            "code": "DUPLICATE_DELIVERY_ADDRESS",
            "message": "Delivery address is a duplicate.",
            "target": "gid://shopify/Cart/TOKEN",
        }
    ]


async def test_an_address_of_the_customer_is_copied(ask, create, change):
    login = {"email": "enabled@sandbox.example", "password": PASSWORD}
    token = (await ask(LOG_IN, input=login))["customerAccessToken"]["accessToken"]
    document = """query ($token: String!) {
      customer(customerAccessToken: $token) { defaultAddress { id formattedArea } }
    }"""
    home = (await ask(document, token=token))["defaultAddress"]
    cart = await create(buyerIdentity={"customerAccessToken": token})
    given = [{"address": {"copyFromCustomerAddressId": home["id"]}}]
    answer = await change("cartDeliveryAddressesAdd", cart, addresses=given)
    (only,) = answer["cart"]["delivery"]["addresses"]
    assert only["address"]["formattedArea"] == home["formattedArea"]


@pytest.mark.parametrize(
    ("name", "arguments", "path"),
    [
        ("cartDeliveryAddressesUpdate", {"addresses": [{"id": UNKNOWN}]}, "addresses"),
        ("cartDeliveryAddressesRemove", {"addressIds": [UNKNOWN]}, "addressIds"),
    ],
)
async def test_an_unknown_address_leaves_the_cart_as_it_was(name, arguments, path, create, change):
    """Shopify: recorded."""
    cart = await create()
    answer = await change(name, cart, **arguments)
    assert answer["cart"]["id"] == cart["id"]
    assert answer["userErrors"] == [
        {
            "code": "INVALID_DELIVERY_ADDRESS_ID",
            "field": [path, "0"],
            "message": f"The delivery address with {UNKNOWN} does not exist.",
        }
    ]


async def test_two_addresses_cannot_be_selected_by_one_update(create, change):
    cart = await create(delivery={"addresses": [address(), address(city="Troy")]})
    shown = await change("cartDeliveryAddressesAdd", cart, addresses=[])
    both = [{"id": each["id"], "selected": True} for each in shown["cart"]["delivery"]["addresses"]]
    answer = await change("cartDeliveryAddressesUpdate", cart, addresses=both)
    assert [error["code"] for error in answer["userErrors"]] == [
        "ONLY_ONE_DELIVERY_ADDRESS_CAN_BE_SELECTED"
    ]
    assert chosen(answer["cart"]) == [False, False]


async def test_an_unknown_option_or_group_leaves_the_cart_null(create, change):
    """Shopify: recorded for the option."""
    cart = await create((MUG, 1), delivery={"addresses": [address(selected=True)]})
    shown = await change("cartDeliveryAddressesAdd", cart, addresses=[])
    (group,) = shown["cart"]["deliveryGroups"]["nodes"]
    answers = [
        await change(
            "cartSelectedDeliveryOptionsUpdate",
            cart,
            selectedDeliveryOptions=[{"deliveryGroupId": each, "deliveryOptionHandle": "x"}],
        )
        for each in (group["id"], "gid://shopify/CartDeliveryGroup/x")
    ]
    path = ["selectedDeliveryOptions"]
    assert [(answer["cart"], answer["userErrors"]) for answer in answers] == [
        (
            None,
            [
                {
                    "code": "INVALID_DELIVERY_OPTION",
                    "field": path,
                    "message": "The delivery option with handle x is not valid.",
                }
            ],
        ),
        (
            None,
            [
                {
                    "code": "INVALID_DELIVERY_GROUP",
                    "field": path,
                    "message": "The delivery group is not valid.",
                }
            ],
        ),
    ]


CALLS = [
    ("cartDeliveryAddressesAdd", {"addresses": []}),
    ("cartDeliveryAddressesReplace", {"addresses": []}),
    ("cartDeliveryAddressesUpdate", {"addresses": []}),
    ("cartDeliveryAddressesRemove", {"addressIds": []}),
    ("cartSelectedDeliveryOptionsUpdate", {"selectedDeliveryOptions": []}),
]


@pytest.mark.parametrize(("name", "arguments"), CALLS, ids=[name for name, _ in CALLS])
async def test_an_unknown_cart_is_a_new_one(name, arguments, change):
    answer = await change(name, {"id": "gid://shopify/Cart/missing"}, **arguments)
    assert [error["code"] for error in answer["userErrors"]] == ["INVALID"]
    assert masked(answer["cart"]["id"]) == "gid://shopify/Cart/TOKEN?key=KEY"


RATES = "query ($id: ID!) { cart(id: $id) { id %s } }"
GROUPS = "deliveryGroups(first: 1, withCarrierRates: true) { nodes { groupType } }"


async def test_rates_of_carriers_need_defer(create, storefront):
    """Shopify: documented; the error is our choice."""
    cart = await create((MUG, 1), delivery={"addresses": [address(selected=True)]})
    answer = await storefront.post(
        RATES % GROUPS, headers={"X-Sandbox-Explain": "1"}, id=cart["id"]
    )
    body = await answer.json()
    assert body["data"] == {"cart": None}
    assert body["errors"] == [
        {
            "message": "withCarrierRates requires the @defer directive",
            "locations": [{"line": 1, "column": 39}],
            "path": ["cart", "deliveryGroups"],
            "extensions": {"code": "INVALID_FIELD_ARGUMENTS"},
        }
    ]
    assert answer.headers["X-Sandbox-Reason"] == (
        "cart.carrier-rates-not-deferred: put deliveryGroups in a fragment: @defer"
    )


async def test_deferred_rates_of_carriers_are_those_of_the_zone(create, storefront):
    cart = await create((MUG, 1), delivery={"addresses": [address(selected=True)]})
    answer = await storefront.post(RATES % f"... @defer {{ {GROUPS} }}", id=cart["id"])
    body = await answer.text()
    assert '"deliveryGroups":{"nodes":[{"groupType":"ONE_TIME_PURCHASE"}]}' in body
