"""Addresses that are refused, by each mutation that takes some."""

from dataclasses import dataclass
from typing import Any

import pytest

SHOWS = """id delivery { addresses { id address { ... on CartDeliveryAddress { provinceCode } } } }
  lines(first: 5) { nodes { id quantity } }"""
ADDRESSES = ["addresses"]
OF_NEW_CART = ["input", "delivery", "addresses"]
TAKING = {
    "cartCreate": OF_NEW_CART,
    "cartDeliveryAddressesAdd": ADDRESSES,
    "cartDeliveryAddressesReplace": ADDRESSES,
    "cartDeliveryAddressesUpdate": ADDRESSES,
}
"""Mutations, and where each takes addresses."""
every_mutation = pytest.mark.parametrize("name", TAKING)


def address(**parts):
    selected = {"selected": parts.pop("selected")} if "selected" in parts else {}
    place = {"lastName": "Lovelace", "address1": "1 Engine Way", "city": "Troy", **parts}
    return {"address": {"deliveryAddress": {"countryCode": "US", **place}}, **selected}


@dataclass
class Given:
    """The answer to addresses that were given, and those that the cart had before."""

    answer: Any
    before: list[Any]

    @property
    def errors(self):
        return [
            (each["code"], each["field"], each["message"]) for each in self.answer["userErrors"]
        ]

    @property
    def after(self):
        cart = self.answer["cart"]
        return None if cart is None else cart["delivery"]["addresses"]


@pytest.fixture
def give(mutate):
    """Give *addresses* by the mutation *name*: to a new cart, or to one that has as many."""

    async def give(name, addresses):
        if name == "cartCreate":
            given = {"delivery": {"addresses": addresses}}
            return Given(await mutate(name, SHOWS, input=given), [])
        is_update = name == "cartDeliveryAddressesUpdate"
        known = [address(address1=f"{at} First St") for at in range(len(addresses) * is_update)]
        made = await mutate("cartCreate", SHOWS, input={"delivery": {"addresses": known}})
        before = made["cart"]["delivery"]["addresses"]
        given = [
            {**each, **({"id": before[at]["id"]} if is_update else {})}
            for at, each in enumerate(addresses)
        ]
        return Given(await mutate(name, SHOWS, cartId=made["cart"]["id"], addresses=given), before)

    return give


def kept(name, given):
    """Return the addresses that a cart has when they are refused. A new one is null."""
    return None if name == "cartCreate" else given.before


def required(field, message):
    return ("ADDRESS_FIELD_IS_REQUIRED", [field], message)


NAME = required("lastName", "A last name is required in order to continue.")
STREET = required("address1", "An address is required in order to continue.")
ZONE = required("provinceCode", "The specified country requires a zone.")
ZIP = required("zip", "Country specified requires a postal code in order to continue.")
CITY = required("city", "A city is required in order to continue.")
COUNTRY = required("countryCode", "A country is required in order to continue.")
UNSUPPORTED = ("UNSPECIFIED_ADDRESS_ERROR", [], "Country is not supported")


@every_mutation
@pytest.mark.parametrize(
    ("country", "errors"),
    [
        ("US", [NAME, STREET, ZONE, ZIP, CITY]),
        ("HK", [NAME, STREET, ZONE, CITY]),
        ("DE", [NAME, STREET, ZIP, CITY]),
        ("SG", [NAME, STREET, ZIP]),
        ("GI", [NAME, STREET]),
        ("ZZ", [NAME, STREET, COUNTRY, CITY]),
        ("CU", [NAME, STREET, CITY, UNSUPPORTED]),
    ],
)
async def test_strictly_each_country_has_its_required_parts(country, errors, name, give):
    """Shopify: recorded for cartDeliveryAddressesAdd, for all countries."""
    blank = {"address": {"deliveryAddress": {"countryCode": country}}}
    given = await give(name, [{**blank, "validationStrategy": "STRICT"}])
    path = [*TAKING[name], "0", "address", "deliveryAddress"]
    assert given.errors == [(code, [*path, *field], message) for code, field, message in errors]
    assert (given.after, given.answer["warnings"]) == (kept(name, given), [])


@every_mutation
@pytest.mark.parametrize(
    ("place", "settled"),
    [
        (("AE", "du", None), "DU"),
        (("AE", "ZZ", None), None),
        (("US", "XX", "10001"), None),
        (("AU", "XX", "2000"), "NSW"),
        (("AU", "XX", "2600"), "ACT"),
        (("AU", "XX", "0800"), "NT"),
        (("AU", "vic", "2000"), "VIC"),
        (("AU", "XX", "none"), None),
    ],
)
async def test_strictly_a_zone_must_be_one_of_the_country(place, settled, name, give):
    """Shopify: recorded for cartDeliveryAddressesAdd."""
    country, zone, code = place
    strict = address(countryCode=country, provinceCode=zone, zip=code)
    given = await give(name, [{**strict, "validationStrategy": "STRICT"}])
    messages = [message for _, _, message in given.errors]
    if settled is None:
        assert (messages, given.after) == ([ZONE[2]], kept(name, given))
    else:
        found = [each["address"]["provinceCode"] for each in given.after]
        assert (messages, found) == ([], [settled])


NOWHERE = "gid://shopify/MailingAddress/1"


@every_mutation
@pytest.mark.parametrize(
    ("addresses", "error"),
    [
        (
            [{"address": {"deliveryAddress": {"city": "Troy"}}}],
            ("INVALID", ["0", "address", "deliveryAddress", "countryCode"], "invalid value"),
        ),
        (
            [address(selected=True), address(selected=True, city="Utica")],
            (
                "ONLY_ONE_DELIVERY_ADDRESS_CAN_BE_SELECTED",
                [],
                "Only one delivery address can be selected.",
            ),
        ),
        (
            [{"address": {"copyFromCustomerAddressId": NOWHERE}}],
            (
                "INVALID_DELIVERY_ADDRESS_ID",
                ["0", "address", "copyFromCustomerAddressId"],
                f"The delivery address with {NOWHERE} does not exist.",
            ),
        ),
    ],
)
async def test_a_bad_address_leaves_the_cart_as_it_was(addresses, error, name, give):
    """Shopify: recorded for the country, for cartDeliveryAddressesAdd."""
    given = await give(name, addresses)
    code, field, message = error
    assert given.errors == [(code, [*TAKING[name], *field], message)]
    assert given.after == kept(name, given)


@pytest.mark.parametrize("name", [name for name in TAKING if not name.endswith("Update")])
async def test_a_cart_has_twenty_addresses_at_the_most(name, give):
    """Shopify: documented."""
    given = await give(name, [address(address1=f"{n} Engine Way") for n in range(21)])
    message = "Too many delivery addresses on the cart."
    assert given.errors == [("TOO_MANY_DELIVERY_ADDRESSES", TAKING[name], message)]
    assert (given.after, given.answer["warnings"]) == (None, [])


async def test_the_same_address_twice_is_one_with_a_warning_in_a_new_cart(give):
    given = await give("cartCreate", [address(), address()])
    (warning,) = given.answer["warnings"]
    assert (len(given.after), given.errors) == (1, [])
    assert (warning["code"], warning["message"]) == (
        "DUPLICATE_DELIVERY_ADDRESS",
        "Delivery address is a duplicate.",
    )
