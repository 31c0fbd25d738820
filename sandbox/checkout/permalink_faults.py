"""What a permalink of a cart asks for and does not get, and why."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from sandbox.cart.causes import shortened
from sandbox.checkout.permalinks import ADDRESS, ATTRIBUTE, EMAIL, KEYS, UNUSED, place_of
from sandbox.customers.places import UnknownPlaceError, why_none
from sandbox.email_address import normalize
from sandbox.faults import not_known

_VARIANT: Final = re.compile(r"[0-9]{1,20}")
_QUANTITY: Final = re.compile(r"[0-9]{1,7}")
_OURS: Final = ("checkout[", "attributes")
"""How the keys begin that only a permalink has: others are left to who counts visits."""


def malformed(lines: str) -> str:
    """Return the first thing that is wrong with *lines*, which are no variants with quantities."""
    for each in lines.split(","):
        variant, colon, quantity = each.rpartition(":")
        if not colon:
            return f"{shortened(each)!r} has no quantity: write VARIANT:QUANTITY"
        if not _VARIANT.fullmatch(variant):
            return f"the variant is {shortened(variant)!r}: write the number at the end of its id"
        if not _QUANTITY.fullmatch(quantity):
            return f"the quantity of {variant} is {shortened(quantity)!r}: write 1 to 999999"
    return "there are more than 250 variants, which is the most"


def passed_over(lines: str, query: Mapping[str, str], *, home: str) -> Iterator[str]:
    """Yield what is left out of the cart of a permalink, each with its reason."""
    for each in lines.split(","):
        variant, _, quantity = each.partition(":")
        if not int(quantity):
            yield f"the quantity of {variant} is 0: write 1 to 999999"
    email = query.get(EMAIL)
    if email and normalize(email) is None:
        yield f"{EMAIL} is {shortened(email)!r}, which is not an email address"
    if any(key.startswith(ADDRESS) for key in query):
        yield from _misplaced(query, home)
    for key in query:
        yield from _unused(key)


def _misplaced(query: Mapping[str, str], home: str) -> Iterator[str]:
    state = query.get(f"{ADDRESS}[province]", "").strip()
    try:
        place, part = place_of(query, home)
    except UnknownPlaceError as error:
        yield f"{ADDRESS} is left out: {error}"
    else:
        if state and part is None:
            yield f"{ADDRESS}[province] {why_none(state, place)}"


def _unused(key: str) -> Iterator[str]:
    if key in UNUSED:
        yield f"{key} has no effect in the sandbox"
    elif key.startswith(_OURS) and key not in KEYS and not ATTRIBUTE.fullmatch(key):
        yield f"{shortened(key)} {not_known(key, KEYS)}"
