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
from sandbox.customers.places import UnknownPlaceError, country, province
from sandbox.email_address import normalize
from sandbox.gid import gid

LINES: Final = r"[0-9]{1,20}:[0-9]{1,7}(?:,[0-9]{1,20}:[0-9]{1,7}){0,249}"
"""Variants by their numbers, each with a quantity: `51000134217728:2,51000134283264:1`."""

_ATTRIBUTE: Final = re.compile(r"attributes\[(.+)\]")
_ADDRESS: Final = "checkout[shipping_address]"
_PARTS: Final = ("first_name", "last_name", "company", "address1", "address2", "city", "zip")


def asked_for(lines: str, query: Mapping[str, str], *, home: str) -> CartInput:
    """Return the input of the cart of a permalink, of which *lines* is the last part of the path.

    An address without a country is in *home*, that of the shop; an email or a country that is none
    is left out (our choice).
    """
    email = normalize(query.get("checkout[email]", ""))
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
        if match := _ATTRIBUTE.fullmatch(name):
            yield AttributeInput(key=match[1], value=value)


def _address(query: Mapping[str, str], home: str) -> CartSelectableAddressInput | None:
    """Return the address, if there is one and its country is known."""
    if not any(key.startswith(f"{_ADDRESS}[") for key in query):
        return None
    name, state = query.get(f"{_ADDRESS}[country]"), query.get(f"{_ADDRESS}[province]")
    try:
        place = country(name or home, None)
        zone = province(state, None, of=place)
    except UnknownPlaceError:
        return None
    if place is None:
        return None
    written = CartDeliveryAddressInput(
        country_code=place.code,
        province_code=None if zone is None else zone.code,
        **{part: query.get(f"{_ADDRESS}[{part}]") for part in _PARTS},
    )
    return CartSelectableAddressInput(
        address=CartAddressInput(delivery_address=written), selected=True
    )
