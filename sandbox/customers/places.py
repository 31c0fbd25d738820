"""Countries and provinces, by the name or the code that a client happens to send."""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import Final
from unicodedata import combining, normalize

import msgspec
from msgspec import Struct

from sandbox.resources import resource

_BOOK: Final = "fixtures/places.toml"
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
    wanted = (code or name or "").strip()
    return _country(wanted) if wanted else None


def province(name: str | None, code: str | None, *, of: Place | None) -> Place | None:
    """Return the province of country *of*; None when none is given, or it has no list of them.

    Raises `UnknownPlaceError`.
    """
    wanted = (code or name or "").strip()
    return _province(wanted, of) if wanted and of else None


def provinces_of(country_code: str) -> tuple[Place, ...]:
    """Return the country's provinces in the order of their codes; none where it has no list."""
    provinces = _book().provinces.get(country_code, {})
    return tuple(Place(name, code) for code, name in provinces.items())


@lru_cache(maxsize=512)
def _country(wanted: str) -> Place:
    code = _countries_by_name().get(_folded(wanted)) or _code_in_iso_3166(wanted)
    if code is None:
        raise UnknownPlaceError(f"{wanted!r} is not a country")
    return Place(_book().countries[code], code)


@lru_cache(maxsize=2048)
def _province(wanted: str, of: Place) -> Place | None:
    provinces = _book().provinces.get(of.code)
    if provinces is None:
        return None
    code = _provinces_by_name(of.code).get(_folded(wanted))
    if code is None:
        raise UnknownPlaceError(f"{wanted!r} is not a province of {of.name}")
    return Place(provinces[code], code)


class _Book(Struct, frozen=True):
    """What the file holds. `also` has other names and codes of provinces, and what they mean."""

    countries: Mapping[str, str]
    provinces: Mapping[str, Mapping[str, str]]
    also: Mapping[str, Mapping[str, str]]


@cache
def _book() -> _Book:
    return msgspec.toml.decode(resource(_BOOK).read_bytes(), type=_Book)


@cache
def _countries_by_name() -> Mapping[str, str]:
    countries = _book().countries
    by_name = {_folded(name): code for code, name in countries.items()}
    return by_name | {code.lower(): code for code in countries}


@cache
def _provinces_by_name(country_code: str) -> Mapping[str, str]:
    book = _book()
    provinces, also = book.provinces[country_code], book.also.get(country_code, {})
    named = {_folded(name): code for code, name in provinces.items()}
    meant = {spelt: code for code in provinces for spelt in _spellings(country_code, code)}
    others = {
        spelt: code for other, code in also.items() for spelt in _spellings(country_code, other)
    }
    return others | named | meant


def _spellings(country_code: str, code: str) -> Iterator[str]:
    """Yield `JP-13` and `13` for either, folded."""
    bare = code.removeprefix(f"{country_code}-")
    yield _folded(bare)
    yield _folded(f"{country_code}-{bare}")


def _folded(text: str) -> str:
    """Return *text* with neither case, accents nor punctuation: `cote d ivoire`."""
    plain = "".join(c for c in normalize("NFKD", text.replace("&", " and ")) if not combining(c))
    return _NEITHER_LETTER_NOR_DIGIT.sub(" ", plain).strip().casefold()


def _code_in_iso_3166(wanted: str) -> str | None:
    """Return the code of a country by its other names, `Viet Nam` or `VNM`."""
    import pycountry

    try:
        code: str = pycountry.countries.lookup(wanted).alpha_2
    except LookupError:
        return None
    return code if code in _book().countries else None
