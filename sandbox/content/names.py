"""Names of countries, currencies and languages, in the languages of Unicode's CLDR.

Codes are those of the schema's enums; babel, which has the names, is imported with the first.
"""

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from sandbox.country_names import country_names

if TYPE_CHECKING:
    from babel import Locale

_ENGLISH: Final = "EN"
_TWO_LETTERS: Final = 2

# Shopify: recorded in English, where CLDR has "US Dollar".
_CURRENCIES: Final = {"USD": "United States Dollar"}

_SIGN_WITH_LETTERS: Final = re.compile(r"[A-Z]+\W")


@lru_cache(maxsize=4096)
def country_name(country: str, *, language: str) -> str:
    """Name *country* in *language*; one that CLDR does not know is called by its code."""
    return country_names(language).get(country, country)


@lru_cache(maxsize=1024)
def currency_name(currency: str, *, language: str) -> str:
    if language == _ENGLISH and currency in _CURRENCIES:
        return _CURRENCIES[currency]
    return str(_locale(language).currencies.get(currency, currency))


@lru_cache(maxsize=256)
def currency_symbol(currency: str) -> str:
    """Return the symbol that is used at home: `$` for Canada's dollar too (recorded)."""
    from babel import Locale, UnknownLocaleError
    from babel.numbers import get_currency_symbol

    symbol = get_currency_symbol(currency, "en")
    if not _SIGN_WITH_LETTERS.fullmatch(symbol):
        return symbol
    try:
        home = Locale.parse(f"und_{currency[:_TWO_LETTERS]}")
    except UnknownLocaleError:  # a currency of several countries, as the East Caribbean's
        return symbol
    return get_currency_symbol(currency, home)


@lru_cache(maxsize=1024)
def language_name(named: str, *, language: str) -> str:
    """Name the language *named* in *language*, spelt as in the middle of a sentence."""
    return _locale(named).get_display_name(_locale(language)) or named


@lru_cache(maxsize=64)
def _locale(language: str) -> "Locale":
    from babel import Locale

    return Locale.parse(language)
