"""Countries and provinces, by the name or the code that a client happens to send."""

from functools import lru_cache
from typing import Any

from msgspec import Struct


class Place(Struct, frozen=True):
    """A country, or a province of one, as Shopify answers it: full name and code."""

    name: str
    code: str


class UnknownPlaceError(ValueError):
    """No country, or no province of the country, is called so."""


@lru_cache(maxsize=512)
def country(name: str | None, code: str | None) -> Place | None:
    """Return the country of that code, else of that name; None when neither is given."""
    wanted = code or name
    if not wanted:
        return None
    import pycountry

    try:
        found = pycountry.countries.lookup(wanted.strip())
    except LookupError:
        raise UnknownPlaceError(f"{wanted!r} is not a country") from None
    return Place(getattr(found, "common_name", found.name), found.alpha_2)


@lru_cache(maxsize=2048)
def province(name: str | None, code: str | None, *, of: Place | None) -> Place | None:
    """Return the province of country *of*; None when none is given, or it has no list of them."""
    wanted = (code or name or "").strip()
    if not wanted or of is None:
        return None
    import pycountry

    subdivisions: list[Any] = pycountry.subdivisions.get(country_code=of.code) or []  # type: ignore[no-untyped-call]
    folded = wanted.casefold().removeprefix(f"{of.code.casefold()}-")
    for subdivision in subdivisions:
        short = subdivision.code.partition("-")[2]
        if folded in (short.casefold(), subdivision.name.casefold()):
            return Place(subdivision.name, short)
    if subdivisions:
        raise UnknownPlaceError(f"{wanted!r} is not a province of {of.name}")
    return None
