"""Redirect URIs and JavaScript origins of clients."""

import re
from collections.abc import Sequence
from itertools import zip_longest
from typing import Final
from urllib.parse import urlsplit

_LOCAL: Final = re.compile(
    r"https?://(?:localhost|127\.0\.0\.1|\[::1\]|[a-z0-9.-]+\.localhost|[a-z0-9.-]+\.tryhydrogen\.dev)"
    r"(?::\d{1,5})?(?P<path>/[^\s\\]*|\?[^\s\\]*)?",
    re.IGNORECASE,
)
"""Our choice: the real service takes neither http nor localhost, so people use tunnels."""
_LONGEST: Final = 2_000


def is_registered(uri: str, registered: Sequence[str], *, shop_id: int) -> bool:
    """Say whether *uri* is one of *registered*, or of this machine where none is."""
    if len(uri) > _LONGEST or "#" in uri or not uri.isprintable():
        return False
    if registered:
        return uri in registered
    return bool(_LOCAL.fullmatch(uri)) or _is_mobile(uri, shop_id)


def is_origin(origin: str, registered: Sequence[str]) -> bool:
    """Say whether a page of *origin* may use the client."""
    if registered:
        return origin in registered
    local = _LOCAL.fullmatch(origin)
    return local is not None and not local["path"]


def mismatch(uri: str, registered: Sequence[str]) -> str:
    """Say in which place *uri* differs from the *registered* one that is nearest to it."""
    if not uri:
        return "redirect_uri is missing"
    if not registered:
        return (
            f"redirect_uri is {uri!r}, and the client has none registered: then it may be an "
            "address of localhost, 127.0.0.1, *.localhost or *.tryhydrogen.dev, or shop.ID.app://"
        )
    nearest = max(registered, key=lambda known: _common(uri, known))
    at = _common(uri, nearest)
    return (
        f"redirect_uri is {uri!r}, registered is {nearest!r}: they differ from character "
        f"{at + 1} on, {uri[at : at + 12]!r} and {nearest[at : at + 12]!r}"
    )


def _common(one: str, other: str) -> int:
    pairs = enumerate(zip_longest(one, other))
    return next((at for at, (mine, yours) in pairs if mine != yours), len(one))


def _is_mobile(uri: str, shop_id: int) -> bool:
    """Shopify: mobile apps have a scheme of their own, `shop.{id}.app://callback` (documented)."""
    try:
        scheme = urlsplit(uri).scheme
    except ValueError:
        return False
    return scheme.startswith(f"shop.{shop_id}.")
