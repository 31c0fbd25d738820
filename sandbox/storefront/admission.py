"""Whose request it is: which world it asks, and with what token."""

from collections.abc import Mapping
from typing import Final

from aiohttp import web

from sandbox.storefront.http import HttpRefusal, unauthorized
from sandbox.user_errors import Reason
from sandbox.world import InvalidWorldNameError, Shop, StorefrontAccessToken, World, Worlds
from sandbox.world.worlds import DEFAULT

PUBLIC_TOKEN: Final = "X-Shopify-Storefront-Access-Token"  # noqa: S105 - a header's name
PRIVATE_TOKEN: Final = "Shopify-Storefront-Private-Token"  # noqa: S105 - a header's name
WORLD: Final = "X-Sandbox-World"


def admit(
    request: web.Request, worlds: Worlds, *, shop: Shop, default_token: str | None
) -> tuple[World, StorefrontAccessToken | None]:
    """Return the world that *request* names and the token it shows; None for tokenless.

    The world is named by header, else by path, else by the token's suffix. Raises
    `HttpRefusal` for a token that the shop does not have, and for an impossible name.
    """
    shown, suffix = _shown_token(request.headers, shop, default_token)
    name = request.headers.get(WORLD) or request.match_info.get("world") or suffix or DEFAULT
    try:
        return worlds.open(name), shown
    except InvalidWorldNameError as error:
        reason = Reason("sandbox.invalid-world-name", str(error))
        raise HttpRefusal(400, str(error), reason=reason) from None


def _shown_token(
    headers: Mapping[str, str], shop: Shop, default_token: str | None
) -> tuple[StorefrontAccessToken | None, str | None]:
    private = headers.get(PRIVATE_TOKEN)
    text = private or headers.get(PUBLIC_TOKEN) or default_token
    if text is None:
        return None, None
    token = shop.access_tokens.get(text)
    suffix = None
    if token is None:
        text, _, suffix = text.partition(".")
        token = shop.access_tokens.get(text)
    if token is None:
        raise unauthorized("this shop has no such Storefront access token")
    if token.private is not bool(private):
        fitting, header = ("private", PRIVATE_TOKEN) if token.private else ("public", PUBLIC_TOKEN)
        raise unauthorized(f"a {fitting} token goes into the header {header}")
    return token, suffix
