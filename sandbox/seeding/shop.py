"""The shop that every world starts with, from `fixtures/shop.toml`."""

from collections import Counter
from typing import Final

import msgspec
import tomli

from sandbox.multipass import Multipass
from sandbox.resources import resource
from sandbox.world import Shop, StorefrontAccessToken
from sandbox.world.shop import Profile

_FILE: Final = "fixtures/shop.toml"


class InvalidShopError(ValueError):
    """The shop's file does not say what a shop needs. The message names the key."""


class _Written(Profile, frozen=True, kw_only=True, forbid_unknown_fields=True):
    storefront_access_tokens: tuple[StorefrontAccessToken, ...]


def load_shop(multipass: Multipass, *, password_cost: int = 0) -> Shop:
    """Read the shop, with what is set for this process. Raises `InvalidShopError`."""
    try:
        written = read_profile(resource(_FILE).read_text("utf-8"))
    except ValueError as error:
        raise InvalidShopError(f"{_FILE}: {error}") from None
    return Shop(
        **{field: getattr(written, field) for field in Profile.__struct_fields__},
        multipass=multipass,
        password_cost=password_cost,
        access_tokens={token.token: token for token in written.storefront_access_tokens},
    )


def read_profile(text: str) -> _Written:
    """Read the TOML of a shop. Raises `ValueError` for what no shop can be."""
    written = msgspec.convert(tomli.loads(text), _Written)
    times = Counter(country for market in written.markets for country in market.countries)
    if twice := sorted(country for country, count in times.items() if count > 1):
        raise ValueError(f"{', '.join(twice)}: a country can be in one of the markets only")
    for market in written.markets:
        if not (market.countries and market.languages):
            raise ValueError(f"the market {market.handle} needs countries and languages")
    home = written.payment_settings.country_code
    if home not in times:
        raise ValueError(f"payment_settings.country_code: {home} is in none of the markets")
    return written
