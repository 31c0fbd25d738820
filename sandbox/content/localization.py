"""Where a shop sells, in which languages and currencies, and which of them apply.

Shopify: a country or a language that a shop does not have is no error: what it has applies
instead, and the answer says so (changelog of 2022-04-01). Without a language, the default one
of the country applies.
"""

from typing import Final

from msgspec import Struct

from sandbox.content import names
from sandbox.world.shop import Market, Shop

# Shopify: recorded for the United Kingdom and the United States; the other two by CLDR.
_IMPERIAL: Final = frozenset({"GB", "LR", "MM", "US"})


class Context(Struct, frozen=True, gc=False):
    """For whom an operation is answered: a country of *market*, and one of its languages."""

    country: str
    language: str
    market: Market

    @property
    def currency(self) -> str:
        return self.market.currency


def in_context(shop: Shop, *, country: str | None = None, language: str | None = None) -> Context:
    """Return the context nearest to what is asked for. Without a country, the shop's own."""
    market = shop.market_of(country) if country else None
    if country is None or market is None:
        country = shop.payment_settings.country_code
        market = shop.market_of(country)
        assert market is not None, "a shop's own country is in a market"
    if language not in market.languages:
        language = market.languages[0]
    return Context(country, language, market)


class Language(Struct, frozen=True, gc=False):
    """A language, with its name in the language *told_in*."""

    iso_code: str
    told_in: str

    @property
    def name(self) -> str:
        return names.language_name(self.iso_code, language=self.told_in)

    @property
    def endonym_name(self) -> str:
        return names.language_name(self.iso_code, language=self.iso_code)


class Currency(Struct, frozen=True, gc=False):
    """A currency, with its name in the language *told_in*."""

    iso_code: str
    told_in: str

    @property
    def name(self) -> str:
        return names.currency_name(self.iso_code, language=self.told_in)

    @property
    def symbol(self) -> str:
        return names.currency_symbol(self.iso_code)


class Country(Struct, frozen=True, gc=False):
    """A country of *market*, with its name in the language *told_in*."""

    iso_code: str
    market: Market
    told_in: str

    @property
    def name(self) -> str:
        return names.country_name(self.iso_code, language=self.told_in)

    @property
    def currency(self) -> Currency:
        return Currency(self.market.currency, self.told_in)

    @property
    def unit_system(self) -> str:
        return "IMPERIAL_SYSTEM" if self.iso_code in _IMPERIAL else "METRIC_SYSTEM"

    @property
    def available_languages(self) -> list[Language]:
        return [Language(code, self.told_in) for code in self.market.languages]

    @property
    def default_language(self) -> Language:
        return Language(self.market.languages[0], self.told_in)


class Localization(Struct, frozen=True, gc=False):
    """The choices that a buyer in *context* has."""

    shop: Shop
    context: Context

    @property
    def available_countries(self) -> list[Country]:
        """All countries, by their codes: so they are recorded."""
        markets = {code: market for market in self.shop.markets for code in market.countries}
        told_in = self.context.language
        return [Country(code, market, told_in) for code, market in sorted(markets.items())]

    @property
    def available_languages(self) -> list[Language]:
        return self.country.available_languages

    @property
    def country(self) -> Country:
        return Country(self.context.country, self.context.market, self.context.language)

    @property
    def language(self) -> Language:
        return Language(self.context.language, self.context.language)

    @property
    def market(self) -> Market:
        return self.context.market
