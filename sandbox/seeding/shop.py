"""The shop that every world starts with, from the fixture `shop.toml`."""

from typing import Final

from sandbox.faults import FaultError
from sandbox.fixture_files import BUILT_IN, Fixtures
from sandbox.multipass import Multipass
from sandbox.toml_file import TomlFile
from sandbox.world import Shop, StorefrontAccessToken
from sandbox.world.shop import Profile

_FILE: Final = "shop.toml"


class _Written(Profile, frozen=True, kw_only=True, forbid_unknown_fields=True):
    storefront_access_tokens: tuple[StorefrontAccessToken, ...]


def load_shop(
    multipass: Multipass, *, password_cost: int = 0, fixtures: Fixtures = BUILT_IN
) -> Shop:
    """Read the shop, with what is set for this process. Raises `TomlError`."""
    written = read_profile(fixtures.read(_FILE))
    return Shop(
        **{field: getattr(written, field) for field in Profile.__struct_fields__},
        multipass=multipass,
        password_cost=password_cost,
        access_tokens={token.token: token for token in written.storefront_access_tokens},
    )


def read_profile(file: TomlFile) -> _Written:
    """Return what *file* says of a shop. Raises `TomlError` for what no shop can be."""
    written = file.read(_Written)
    with file.checked():
        _check(written)
    return written


def _check(written: _Written) -> None:
    home, taken = written.payment_settings.country_code, set[str]()
    for number, market in enumerate(written.markets):
        for key in ("countries", "languages"):
            if not getattr(market, key):
                raise FaultError("is empty: a market needs one or more", "markets", number, key)
        for country in market.countries:
            if country in taken:
                words = f"has {country}, which is there already: a country is in one market only"
                raise FaultError(words, "markets", number, "countries")
            taken.add(country)
    if home not in taken:
        words = f"is {home}, which is in none of the markets"
        raise FaultError(words, "payment_settings", "country_code")
