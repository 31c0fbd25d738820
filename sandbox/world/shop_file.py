"""The shop that a world starts with, as the fixture `shop.toml` has it."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from sandbox.bounds import Number
from sandbox.codes import check_code
from sandbox.faults import FaultError
from sandbox.fixture_files import BUILT_IN, Fixtures
from sandbox.multipass import Multipass
from sandbox.toml_file import TomlFile
from sandbox.world.shop import Market, Profile, Shop, StorefrontAccessToken

FILE: Final = "shop.toml"


class WrittenShop(Profile, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A shop as it is written. Without access tokens it has those of the built-in one."""

    id: Number = 61_000_000_001
    storefront_access_tokens: tuple[StorefrontAccessToken, ...] = ()


def load_shop(
    multipass: Multipass,
    *,
    password_cost: int = 0,
    cdn_url: str | None = None,
    cart_days: int = 10,
    fixtures: Fixtures = BUILT_IN,
) -> Shop:
    """Read the shop, with what is set for this process. Raises `TomlError`."""
    written = read_shop(fixtures)
    tokens = written.storefront_access_tokens or read_shop(BUILT_IN).storefront_access_tokens
    return Shop(
        **{field: getattr(written, field) for field in Profile.__struct_fields__},
        multipass=multipass,
        password_cost=password_cost,
        cdn_url=cdn_url,
        cart_days=cart_days,
        access_tokens={text: token for token in tokens for text in token.texts},
    )


@lru_cache(maxsize=4)
def read_shop(fixtures: Fixtures) -> WrittenShop:
    """Return the shop of *fixtures*. Raises `TomlError` for what no shop can be."""
    return read_file(fixtures.read(FILE))


def read_file(file: TomlFile) -> WrittenShop:
    """Return the shop in *file*. Raises `TomlError` for what no shop can be."""
    written = file.read(WrittenShop)
    with file.checked():
        _check(written)
    return written


def _check(written: WrittenShop) -> None:
    _check_codes(written)
    check_markets(written.markets)
    home = written.payment_settings.country_code
    if not has_country(written.markets, home):
        detail = f"is {home}, which is in none of the markets"
        raise FaultError(detail, "payment_settings", "country_code")


def _check_codes(written: WrittenShop) -> None:
    for number, market in enumerate(written.markets):
        at = ("markets", number)
        check_code("CurrencyCode", market.currency, *at, "currency")
        for place, code in enumerate(market.countries):
            check_code("CountryCode", code, *at, "countries", place)
        for place, code in enumerate(market.languages):
            check_code("LanguageCode", code, *at, "languages", place)
    payment = written.payment_settings
    check_code("CountryCode", payment.country_code, "payment_settings", "country_code")
    check_code("CurrencyCode", payment.currency_code, "payment_settings", "currency_code")


def has_country(markets: Sequence[Market], country: str) -> bool:
    """Say whether one of *markets* has the *country*."""
    return any(country in market.countries for market in markets)


def check_markets(markets: Sequence[Market]) -> None:
    """Raise `FaultError` for a market without countries or languages, or that has another's."""
    taken = set[str]()
    for number, market in enumerate(markets):
        for key in ("countries", "languages"):
            if not getattr(market, key):
                raise FaultError("is empty: a market needs one or more", "markets", number, key)
        for country in market.countries:
            if country in taken:
                detail = f"has {country}, which is there already: a country is in one market only"
                raise FaultError(detail, "markets", number, "countries")
            taken.add(country)
