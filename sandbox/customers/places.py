"""Countries and provinces, by the name or the code that a client happens to send.

The names of countries are CLDR's. What else a country may be called is ISO 3166's.
"""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Final
from unicodedata import combining, normalize

from msgspec import Struct

from sandbox.country_names import country_names
from sandbox.customers.province_lists import listed

_TWO_LETTERS: Final = re.compile(r"[A-Z]{2}")
_NO_COUNTRIES: Final = frozenset(
    [
        *("AS", "FM", "GU", "MH", "MP", "PR", "PW", "VI"),  # not in `CountryCode`: US states
        *("AQ", "CP", "CQ", "DG", "EA", "IC"),  # nor these: parts of others, or no mail
        *("EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"),  # CLDR: not countries
    ]
)
_LONGEST: Final = 255
"""Characters of a name. No place is called longer, and folding takes long for some long texts."""
_SHOWN: Final = 60
"""Characters of a province that a reason shows."""
_NEITHER_LETTER_NOR_DIGIT: Final = re.compile(r"[\W_]+")


class Place(Struct, frozen=True):
    """A country, or a province of one, as Shopify answers it: full name and code."""

    name: str
    code: str


class UnknownPlaceError(ValueError):
    """No country, or no province of the country, is called so."""


def country(name: str | None, code: str | None) -> Place | None:
    """Return the country of that code, else of that name; None when neither is given.

    Raises `UnknownPlaceError`.
    """
    given = _given(name, code)
    return _country(given) if given else None


def province(name: str | None, code: str | None, *, of: Place | None) -> Place | None:
    """Return the province of country *of*; None when none is given, or it has no list of them.

    Raises `UnknownPlaceError`.
    """
    given = _given(name, code)
    return _province(given, of) if given and of else None


def why_none(given: str, of: Place | None) -> str:
    """Say why a province that was *given* is left out, of a country without a list of them."""
    named = given if len(given) <= _SHOWN else f"{given[:_SHOWN]}..."
    why = "no country is given" if of is None else f"{of.name} has no list of provinces"
    return f"{named!r} is left out: {why}"


def _given(name: str | None, code: str | None) -> str:
    """Return the code, else the name, of a place. Raises `UnknownPlaceError`."""
    given = (code or name or "").strip()
    if len(given) > _LONGEST:
        raise UnknownPlaceError(f"a name of {len(given)} characters is not a place's")
    return given


@lru_cache(maxsize=512)
def provinces_of(country_code: str) -> tuple[Place, ...]:
    """Return the country's provinces in the order of their codes; none where it has no list."""
    return tuple(Place(each.name, each.code) for each in listed(country_code))


@lru_cache(maxsize=512)
def _country(given: str) -> Place:
    code = _countries_by_name().get(_folded(given)) or _code_in_iso_3166(given)
    if code is None:
        raise UnknownPlaceError(f"{given!r} is not a country")
    return Place(country_names("EN")[code], code)


@lru_cache(maxsize=2048)
def _province(given: str, of: Place) -> Place | None:
    if not listed(of.code):
        return None
    found = _provinces_by_name(of.code).get(_folded(given))
    if found is None:
        raise UnknownPlaceError(f"{given!r} is not a province of {of.name}")
    return found


_FORMER_NAMES: Final = {"turkey": "TR"}
"""Names that ISO 3166 no longer has, and that are still written."""


@cache
def _countries_by_name() -> Mapping[str, str]:
    countries = {
        code: name
        for code, name in country_names("EN").items()
        if _TWO_LETTERS.fullmatch(code) and code not in _NO_COUNTRIES
    }
    by_name = {_folded(name): code for code, name in countries.items()}
    return by_name | {code.lower(): code for code in countries} | _FORMER_NAMES


def _code_in_iso_3166(given: str) -> str | None:
    """Return the code of a country by its other names, `Viet Nam` or `VNM`."""
    import pycountry

    try:
        code = pycountry.countries.lookup(given).alpha_2
    except LookupError:
        return None
    return _countries_by_name().get(code.lower())


@cache
def _provinces_by_name(country_code: str) -> Mapping[str, Place]:
    return {
        _folded(form): Place(each.name, each.code)
        for each in listed(country_code)
        for form in each.forms
    }


def _folded(text: str) -> str:
    """Return *text* with neither case, accents nor punctuation: `cote d ivoire`."""
    plain = "".join(c for c in normalize("NFKD", text.replace("&", " and ")) if not combining(c))
    return _NEITHER_LETTER_NOR_DIGIT.sub(" ", plain).strip().casefold()
