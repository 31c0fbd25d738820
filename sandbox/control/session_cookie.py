"""The cookie by which a browser shows the control token: made by the login form of the dashboard.

It does not hold the token, only what nobody without the token can make. Its name depends on the
token, so that two servers on one host do not overwrite each other's.
"""

from collections.abc import Mapping
from hashlib import sha256
from hmac import compare_digest, new
from http.cookies import CookieError, SimpleCookie

from aiohttp import hdrs


def name_of(token: str) -> str:
    return f"storefront_sandbox_{_keyed(token, 'name')[:8]}"


def value_of(token: str) -> str:
    return _keyed(token, "session")


def shows(token: str, headers: Mapping[str, str]) -> bool:
    """Say whether the cookies of a request with these *headers* show *token*."""
    try:
        cookie = SimpleCookie(headers.get(hdrs.COOKIE, "")).get(name_of(token))
    except CookieError:
        return False
    return cookie is not None and compare_digest(
        cookie.value.encode(errors="surrogateescape"), value_of(token).encode()
    )


def _keyed(token: str, purpose: str) -> str:
    return new(token.encode(), f"storefront-sandbox {purpose}".encode(), sha256).hexdigest()
