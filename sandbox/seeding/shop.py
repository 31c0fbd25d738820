"""The shop that every world starts with, from `fixtures/shop.toml`."""

import tomllib

import msgspec
from msgspec import Struct

from sandbox.multipass import Multipass
from sandbox.resources import resource
from sandbox.world import Shop, StorefrontAccessToken

_FILE = "fixtures/shop.toml"


class InvalidShopError(ValueError):
    """The shop's file does not say what a shop needs. The message names the key."""


class _Written(Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    domain: str
    storefront_access_tokens: tuple[StorefrontAccessToken, ...]


def load_shop(multipass: Multipass) -> Shop:
    """Read the shop, with the Multipass secret of this process. Raises `InvalidShopError`."""
    try:
        written = msgspec.convert(tomllib.loads(resource(_FILE).read_text("utf-8")), _Written)
    except ValueError as error:
        raise InvalidShopError(f"{_FILE}: {error}") from None
    return Shop(
        name=written.name,
        domain=written.domain,
        multipass=multipass,
        access_tokens={token.token: token for token in written.storefront_access_tokens},
    )
