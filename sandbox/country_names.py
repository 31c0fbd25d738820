"""Names of countries, in the languages of Unicode's CLDR."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

_ENGLISH: Final = "EN"

# Shopify: the descriptions of `CountryCode` in the official schemas of 2025-10 to 2026-04, which
# are alike. CLDR has "Hong Kong SAR China", and has dropped the Antilles.
_IN_ENGLISH: Final[Mapping[str, str]] = {
    "AN": "Netherlands Antilles",
    "HK": "Hong Kong SAR",
    "MO": "Macao SAR",
}


@lru_cache(maxsize=64)
def country_names(language: str) -> Mapping[str, str]:
    """Return the names in *language*, a code of the schema, by the countries' two letters.

    Babel, which has them, is imported with the first.
    """
    from babel import Locale

    names: Mapping[str, str] = Locale.parse(language).territories
    return {**names, **_IN_ENGLISH} if language == _ENGLISH else names
