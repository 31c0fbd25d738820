"""Admission: finds the world of a request, and checks its Storefront access token."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Final
from urllib.parse import unquote

from aiohttp import hdrs
from multidict import istr

from sandbox.door.refusals import HttpRefusal, unauthorized
from sandbox.near_names import did_you_mean
from sandbox.reason import Reason
from sandbox.scenarios import UnknownScenarioError
from sandbox.toml_file import TomlError
from sandbox.world import InvalidWorldNameError, Shop, StorefrontAccessToken, World, Worlds
from sandbox.world.worlds import DEFAULT

PUBLIC_TOKEN: Final = istr("X-Shopify-Storefront-Access-Token")
PRIVATE_TOKEN: Final = istr("Shopify-Storefront-Private-Token")
WORLD: Final = istr("X-Sandbox-World")
_OTHER_TOKENS: Final = (istr("X-Shopify-Access-Token"), hdrs.AUTHORIZATION)
"""Headers of the Admin API and of the Customer Account API."""
_LOCALHOST: Final = re.compile(r"(?P<label>.*)\.localhost\.?(?::\d*)?")


class UnknownDefaultTokenError(ValueError):
    """The default token of the server is not a token of the shop."""

    def __init__(self, token: str, shop: Shop) -> None:
        public = dict.fromkeys(it.token for it in shop.access_tokens.values() if not it.private)
        super().__init__(
            f"The default token {token!r} is not a public Storefront access token of the shop: "
            f"use {', '.join(public)}, or `none` to let requests without a token be tokenless."
        )


class Admission:
    """Admits requests to the worlds of one process, by the tokens of its shop."""

    def __init__(
        self,
        worlds: Worlds,
        *,
        shop: Callable[[], Shop],
        default_token: str | None,
        strict: bool = False,
    ) -> None:
        """*shop* returns the shop as it is now. If *strict*, no request makes a world.

        *default_token* stands in for a missing one; None makes such a request tokenless. Raises
        `UnknownDefaultTokenError` when it is no public token of the shop.
        """
        self._worlds = worlds
        self._strict = strict
        self._shop = shop
        self.default_token = None if default_token is None else _public_token(shop(), default_token)

    def admit(
        self, headers: Mapping[str, str], world: str | None
    ) -> tuple[World, StorefrontAccessToken | None]:
        """Return the world of a request and its token; None for a request without one.

        The world is named by header, else by path (*world*, as it stands there), else by the
        token's suffix, else by the host's label. Raises `HttpRefusal` for a token that the
        shop does not have, for a name that no world can have, such as an empty one, and where
        a file that the world would be made from is broken.
        """
        shown, name = self.named(headers, world)
        if self._strict and name != DEFAULT and self._worlds.peek(name) is None:
            raise unknown_world(name, [world.name for world in self._worlds])
        try:
            return self._worlds.open(name), shown
        except InvalidWorldNameError as error:
            reason = Reason("sandbox.invalid-world-name", str(error))
            raise HttpRefusal(400, str(error), reason=reason) from None
        except (TomlError, UnknownScenarioError) as error:
            reason = Reason("sandbox.broken-file", str(error))
            raise HttpRefusal(500, str(error), reason=reason) from None

    def named(
        self, headers: Mapping[str, str], world: str | None
    ) -> tuple[StorefrontAccessToken | None, str]:
        """Return the token shown and the name of the world, without opening it.

        Raises `HttpRefusal` for a token that the shop does not have.
        """
        shown, suffix = self._shown(headers)
        name = headers.get(WORLD)
        if name is None:
            name = suffix if world is None else unquote(world)
        if name is None:
            name = world_of_host(headers.get(hdrs.HOST, ""))
        return shown, name

    def _shown(self, headers: Mapping[str, str]) -> tuple[StorefrontAccessToken | None, str | None]:
        private = headers.get(PRIVATE_TOKEN)
        text = private or headers.get(PUBLIC_TOKEN)
        if not text:
            return self.default_token, None
        tokens, suffix = self._shop().access_tokens, None
        token = tokens.get(text)
        if token is None:
            text, _, suffix = text.partition(".")
            token = tokens.get(text)
        if token is None:
            raise unauthorized("this shop has no such Storefront access token")
        if token.private is not bool(private):
            raise unauthorized(_wrong_header(token))
        return token, suffix


def token_of_another_api(headers: Mapping[str, str]) -> Reason | None:
    """Return the reason if *headers* have the token header of another API; else None."""
    for header in _OTHER_TOKENS:
        if header in headers and not (headers.get(PUBLIC_TOKEN) or headers.get(PRIVATE_TOKEN)):
            return Reason(
                "http.token-of-another-api",
                f"{header} is not a header of the Storefront API: send {PUBLIC_TOKEN}. The request "
                "was answered with the default token",
            )
    return None


def unknown_world(name: str, known: Sequence[str]) -> HttpRefusal:
    """Return the refusal of a world that was not made, with names similar to *name*."""
    meant = did_you_mean(name, known, most=3)
    hint = f"{meant} " if meant else ""
    message = (
        f"There is no world {name!r}: {hint}With --strict-worlds a world must be made first, by "
        "`storefront-sandbox worlds make NAME` or PUT /_sandbox/api/worlds/NAME."
    )
    return HttpRefusal(404, message, reason=Reason("sandbox.unknown-world", message))


def _public_token(shop: Shop, text: str) -> StorefrontAccessToken:
    token = shop.access_tokens.get(text)
    if token is None or token.private:
        raise UnknownDefaultTokenError(text, shop)
    return token


def world_of_host(host: str) -> str:
    """Return the world that *host* names, as in `blue.localhost:7467`; browsers need no DNS."""
    host = host.lower()
    if ".localhost" not in host:
        return DEFAULT
    match = _LOCALHOST.fullmatch(host)
    return DEFAULT if match is None else match["label"]


def _wrong_header(token: StorefrontAccessToken) -> str:
    kind, header = ("private", PRIVATE_TOKEN) if token.private else ("public", PUBLIC_TOKEN)
    return f"a {kind} token goes into the header {header}"
