"""Permalinks of carts: what a URL says of a cart. Shopify: documented."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from sandbox.cart.inputs import (
    AttributeInput,
    CartAddressInput,
    CartBuyerIdentityInput,
    CartDeliveryAddressInput,
    CartDeliveryInput,
    CartInput,
    CartLineInput,
    CartSelectableAddressInput,
)
from sandbox.customers.places import Place, UnknownPlaceError, country, province
from sandbox.email_address import normalize
from sandbox.gid import gid

LINES: Final = r"[0-9]{1,20}:[0-9]{1,7}(?:,[0-9]{1,20}:[0-9]{1,7}){0,249}"
"""Variants by their numbers, each with a quantity: `51000134217728:2,51000134283264:1`."""

EMAIL: Final = "checkout[email]"
ATTRIBUTE: Final = re.compile(r"attributes\[(.+)\]")
ADDRESS: Final = "checkout[shipping_address]"
UNUSED: Final = frozenset({"access_token", "payment", "storefront"})
"""Keys that the real service knows, and that have no effect in the sandbox."""

_PARTS: Final = ("first_name", "last_name", "company", "address1", "address2", "city", "zip")
_PLACES: Final = ("country", "province")
KEYS: Final = (
    EMAIL,
    "attributes[KEY]",
    *(f"{ADDRESS}[{part}]" for part in (*_PARTS, *_PLACES)),
)
"""Keys that no other URL has."""


def asked_for(lines: str, query: Mapping[str, str], *, home: str) -> CartInput:
    """Return the input of the cart of a permalink, of which *lines* is the last part of the path.

    An address without a country is in *home*, that of the shop; an email or a country that is none
    is left out (our choice).
    """
    email = normalize(query.get(EMAIL, ""))
    address = _address(query, home)
    code = query.get("discount", "")
    return CartInput(
        lines=[_line(each) for each in lines.split(",")],
        discount_codes=[each for each in code.split(",") if each],
        note=query.get("note"),
        attributes=list(_attributes(query)),
        buyer_identity=None if email is None else CartBuyerIdentityInput(email=email),
        delivery=None if address is None else CartDeliveryInput(addresses=[address]),
    )


def _line(text: str) -> CartLineInput:
    variant, _, quantity = text.partition(":")
    return CartLineInput(merchandise_id=gid("ProductVariant", variant), quantity=int(quantity))


def _attributes(query: Mapping[str, str]) -> Iterator[AttributeInput]:
    for name, value in query.items():
        if match := ATTRIBUTE.fullmatch(name):
            yield AttributeInput(key=match[1], value=value)


def place_of(query: Mapping[str, str], home: str) -> tuple[Place | None, Place | None]:
    """Return the country and the province of the address; None for none.

    Raises `UnknownPlaceError`.
    """
    name, state = (query.get(f"{ADDRESS}[{key}]") for key in _PLACES)
    place = country(name or home, None)
    return place, province(state, None, of=place)


def _address(query: Mapping[str, str], home: str) -> CartSelectableAddressInput | None:
    """Return the address, if there is one and its country is known."""
    if not any(key.startswith(f"{ADDRESS}[") for key in query):
        return None
    try:
        place, zone = place_of(query, home)
    except UnknownPlaceError:
        return None
    if place is None:
        return None
    written = CartDeliveryAddressInput(
        country_code=place.code,
        province_code=None if zone is None else zone.code,
        **{part: query.get(f"{ADDRESS}[{part}]") for part in _PARTS},
    )
    return CartSelectableAddressInput(
        address=CartAddressInput(delivery_address=written), selected=True
    )
