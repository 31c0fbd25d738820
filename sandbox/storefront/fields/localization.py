"""Where a shop sells: countries, markets, languages, currencies."""

from collections.abc import Mapping
from operator import attrgetter
from typing import Final

from sandbox.gid import gid
from sandbox.storefront.fields.connection import Fields
from sandbox.storefront.fields.metafields import WITHOUT_METAFIELDS

TABLES: Final[Mapping[str, Fields]] = {
    "Country": {
        "availableLanguages": attrgetter("available_languages"),
        "currency": attrgetter("currency"),
        "defaultLanguage": attrgetter("default_language"),
        "isoCode": attrgetter("iso_code"),
        "market": attrgetter("market"),
        "name": attrgetter("name"),
        "unitSystem": attrgetter("unit_system"),
    },
    "Currency": {
        "isoCode": attrgetter("iso_code"),
        "name": attrgetter("name"),
        "symbol": attrgetter("symbol"),
    },
    "Language": {
        "endonymName": attrgetter("endonym_name"),
        "isoCode": attrgetter("iso_code"),
        "name": attrgetter("name"),
    },
    "Localization": {
        "availableCountries": attrgetter("available_countries"),
        "availableLanguages": attrgetter("available_languages"),
        "country": attrgetter("country"),
        "language": attrgetter("language"),
        "market": attrgetter("market"),
    },
    "Market": {
        "handle": attrgetter("handle"),
        "id": lambda market: gid("Market", market.id),
        **WITHOUT_METAFIELDS,
    },
}
