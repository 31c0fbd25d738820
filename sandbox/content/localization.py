"""`Localization`: the countries, languages and currencies that a buyer can choose from."""

from typing import Final

from msgspec import Struct

from sandbox.content import names
from sandbox.gid import gid
from sandbox.metafields import HasMetafields
from sandbox.viewer import Viewer
from sandbox.world import shop as records

# Shopify: recorded for the United Kingdom and the United States; the other two by CLDR.
_IMPERIAL: Final = frozenset({"GB", "LR", "MM", "US"})


class Language(Struct, frozen=True, gc=False):
    iso_code: str

    def name(self, viewer: Viewer) -> str:
        return names.language_name(self.iso_code, language=viewer.language)

    @property
    def endonym_name(self) -> str:
        return names.language_name(self.iso_code, language=self.iso_code)


class Currency(Struct, frozen=True, gc=False):
    iso_code: str

    def name(self, viewer: Viewer) -> str:
        return names.currency_name(self.iso_code, language=viewer.language)

    @property
    def symbol(self) -> str:
        return names.currency_symbol(self.iso_code)


class Market(HasMetafields, Struct, frozen=True, gc=False):
    of: records.Market

    @property
    def id(self) -> str:
        return gid("Market", self.of.id)


class Country(Struct, frozen=True, gc=False):
    iso_code: str
    of: records.Market

    def name(self, viewer: Viewer) -> str:
        return names.country_name(self.iso_code, language=viewer.language)

    @property
    def currency(self) -> Currency:
        return Currency(self.of.currency)

    @property
    def market(self) -> Market:
        return Market(self.of)

    @property
    def unit_system(self) -> str:
        return "IMPERIAL_SYSTEM" if self.iso_code in _IMPERIAL else "METRIC_SYSTEM"

    @property
    def available_languages(self) -> list[Language]:
        return [Language(code) for code in self.of.languages]

    @property
    def default_language(self) -> Language:
        return Language(self.of.languages[0])


class Localization(Struct, frozen=True, gc=False):
    viewer: Viewer

    @property
    def available_countries(self) -> list[Country]:
        """All countries, by their codes. Shopify: recorded so."""
        shop = self.viewer.world.shop
        markets = {code: market for market in shop.markets for code in market.countries}
        return [Country(code, market) for code, market in sorted(markets.items())]

    @property
    def available_languages(self) -> list[Language]:
        return self.country.available_languages

    @property
    def country(self) -> Country:
        return Country(self.viewer.country, self.viewer.market)

    @property
    def language(self) -> Language:
        return Language(self.viewer.language)

    @property
    def market(self) -> Market:
        return Market(self.viewer.market)
