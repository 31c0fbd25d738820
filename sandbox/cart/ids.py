"""Ids of carts and of what is in them: tokens, keys and UUIDs, all drawn from the world."""

import re
from hashlib import sha256
from typing import Final
from urllib.parse import parse_qs, urlsplit

from sandbox.world import World

_LONGEST: Final = 1_000  # characters of an id, with its query
_CART: Final = re.compile(r"gid://shopify/Cart/(\w{1,100})\?key=(\w{1,100})", re.ASCII)
"""The id of a cart as clients have it from an answer."""
_PREFIX: Final = "hWN"  # Shopify: so begin all tokens that were reported since August 2025
_DRAWN: Final = 21
_VARIANT_OF: Final = {digit: "89ab"[int(digit, 16) % 4] for digit in "0123456789abcdef"}
"""The digit of a UUID that says its variant, by the one that was drawn."""


def new_token(world: World) -> str:
    """Return a token of 24 letters and digits."""
    return _PREFIX + world.secrets.letters(_DRAWN)


def new_uuid(world: World) -> str:
    """Return a UUID, version 4."""
    return _uuid(world.secrets.token())


def _uuid(digits: str) -> str:
    variant = _VARIANT_OF[digits[16]]
    return f"{digits[:8]}-{digits[8:12]}-4{digits[13:16]}-{variant}{digits[17:20]}-{digits[20:]}"


def derived_uuid(*parts: str) -> str:
    """Return a UUID that is the same for the same *parts*."""
    return _uuid(sha256("/".join(parts).encode()).hexdigest()[:32])


def cart_gid(token: str, key: str | None = None) -> str:
    """Return the id of a cart: with its key where clients get it, without it in warnings."""
    return f"gid://shopify/Cart/{token}" + (f"?key={key}" if key else "")


def line_gid(line_id: str, token: str) -> str:
    return f"gid://shopify/CartLine/{line_id}?cart={token}"


def token_and_key(cart_id: str) -> tuple[str, str]:
    """Return the token and the key in the id of a cart; what is missing is empty."""
    if match := _CART.fullmatch(cart_id):
        return match[1], match[2]
    return name_in(cart_id, "Cart"), query_value(cart_id, "key")


def name_in(text: str, kind: str) -> str:
    """Return what stands after the type of a gid of that *kind*; empty for another's."""
    prefix = f"gid://shopify/{kind}/"
    if len(text) > _LONGEST or not text.startswith(prefix):
        return ""
    return text.removeprefix(prefix).partition("?")[0]


def query_value(text: str, name: str) -> str:
    """Return the value of *name* in the query of a gid; empty if there is none."""
    if len(text) > _LONGEST:
        return ""
    key, _, value = text.partition("?")[2].partition("=")
    if key == name and value.isalnum() and value.isascii():
        return value
    return parse_qs(urlsplit(text).query).get(name, [""])[0]


def view_key(line_id: str) -> str:
    """Return the view key of a line. Its form is our choice: the UUID and a hash."""
    return f"{line_id}:{sha256(line_id.encode()).hexdigest()[:32]}"
