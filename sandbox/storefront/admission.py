"""Whose request it is: which world it asks, and with what token."""

from collections.abc import Mapping
from typing import Final
from urllib.parse import unquote

from multidict import istr

from sandbox.storefront.http import HttpRefusal, unauthorized
from sandbox.user_errors import Reason
from sandbox.world import InvalidWorldNameError, Shop, StorefrontAccessToken, World, Worlds
from sandbox.world.worlds import DEFAULT

PUBLIC_TOKEN: Final = istr("X-Shopify-Storefront-Access-Token")
PRIVATE_TOKEN: Final = istr("Shopify-Storefront-Private-Token")
WORLD: Final = istr("X-Sandbox-World")


class Admission:
    """Lets requests in: to the worlds of one process, by the tokens of its shop."""

    def __init__(self, worlds: Worlds, *, shop: Shop, default_token: str | None) -> None:
        """*default_token* stands in for a missing one; None makes such a request tokenless."""
        self._worlds = worlds
        self._shop = shop
        self._default_token = default_token

    def admit(
        self, headers: Mapping[str, str], world: str | None
    ) -> tuple[World, StorefrontAccessToken | None]:
        """Return the world asked, and the token shown; None for tokenless.

        The world is named by header, else by path (*world*, as it stands there), else by the
        token's suffix. Raises `HttpRefusal` for a token that the shop does not have, and for
        a name that no world can have.
        """
        shown, suffix = self._shown(headers)
        name = headers.get(WORLD) or (world and unquote(world)) or suffix or DEFAULT
        try:
            return self._worlds.open(name), shown
        except InvalidWorldNameError as error:
            reason = Reason("sandbox.invalid-world-name", str(error))
            raise HttpRefusal(400, str(error), reason=reason) from None

    def _shown(self, headers: Mapping[str, str]) -> tuple[StorefrontAccessToken | None, str | None]:
        private = headers.get(PRIVATE_TOKEN)
        text = private or headers.get(PUBLIC_TOKEN) or self._default_token
        if text is None:
            return None, None
        tokens, suffix = self._shop.access_tokens, None
        token = tokens.get(text)
        if token is None:
            text, _, suffix = text.partition(".")
            token = tokens.get(text)
        if token is None:
            raise unauthorized("this shop has no such Storefront access token")
        if token.private is not bool(private):
            raise unauthorized(_wrong_header(token))
        return token, suffix


def _wrong_header(token: StorefrontAccessToken) -> str:
    kind, header = ("private", PRIVATE_TOKEN) if token.private else ("public", PUBLIC_TOKEN)
    return f"a {kind} token goes into the header {header}"
