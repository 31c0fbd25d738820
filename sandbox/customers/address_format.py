"""An address as one would write it in its country.

Shopify: the order of the parts is that of its own tables, which are not the post's: a US address
has no comma (recorded). A province stands as its code, a phone number does not stand at all
(both seen in answers of the real service).
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final, NamedTuple

from sandbox.customers.records import MailingAddress

# What stands between the street and the country, line by line, and where.
_AREAS: Final[Mapping[str, str]] = {
    "city": """
        AG AI AO AW BF BJ BO BS BZ CW DJ FJ GH JM ML MO MW QA SL SS TD TG TO TT TV UG VU YE ZW
    """,
    "city / province": "PA",
    "city / province / zip": "IE RU ZA",
    "city / province zip": "ID TH",
    "city / zip": "AC GB HU IO IQ KE KZ LK MN SH SZ TA TC UA UZ VG",
    "city / zip province": "PT",
    "city province": "AE",
    "city province / zip": "GT",
    "city province zip": "AU CA US",
    "city zip": "BD BH BM JO KH LB LS LV MM MT MV NP PG PK SA SG SO UM VN",
    "city zip / province": "PE SV",
    "city zip province": "VE",
    "province / city / zip": "EG",
    "province / city zip": "NZ",
    "province city / zip": "CR",
    "zip / city": "EC MU NI OM SD",
    "zip city / province": "CL ES KR KW PH",
    "zip city province": "AR BR CO IN IT MX MY NG RO",
    "zip city, province": "UY",
}
_ELSEWHERE: Final = "zip city"
_NOWHERE: Final = "city zip"  # Shopify: recorded for an address whose country is not known
_AROUND: Final = "first_name last_name / company / address1 / address2 / {} / country"
_LAYOUTS: Final[Mapping[str | None, str]] = {
    **{code: _AROUND.format(area) for area, codes in _AREAS.items() for code in codes.split()},
    "CN": """
        first_name last_name / company / address1 address2 city / zip province / country
    """,
    "HK": "first_name last_name / company / address1 / address2 / city / province country",
    "JP": """
        country 〒zip / province city / address1 / address2 / company / last_name first_name様
    """,
    "KG": "zip city / address2 / address1 / company / first_name last_name / country",
    "TM": "zip city / country / first_name last_name / company / address1 / address2",
    None: _AROUND.format(_NOWHERE),
}
_WORD: Final = re.compile(r"(\W*)(\w+?)([様,]?)")


class _Part(NamedTuple):
    """One field, and what stands before and after it when it is there."""

    before: str
    field: str
    after: str


def formatted(
    address: MailingAddress, *, with_company: bool | None = True, with_name: bool | None = False
) -> list[str]:
    """Return *address* line by line, without what is not known of it."""
    left_out = {
        *(() if with_name else ("first_name", "last_name")),
        *(() if with_company else ("company",)),
    }
    lines = (
        " ".join(_written(address, line, left_out)).rstrip(",")
        for line in _layout(address.country_code)
    )
    return [line for line in lines if line]


def formatted_area(address: MailingAddress) -> str | None:
    """Return `Ottawa ON, Canada`; None when none of the three is known.

    Shopify: a province without a code stands by its name; a city that is its country stands
    once (both recorded).
    """
    local = " ".join(filter(None, (address.city, address.province_code or address.province)))
    area = dict.fromkeys(filter(None, (local, address.country)))
    return ", ".join(area) or None


def _written(address: MailingAddress, line: tuple[_Part, ...], left_out: set[str]) -> Iterator[str]:
    for before, field, after in line:
        value = None if field in left_out else getattr(address, field)
        if value:
            yield f"{before}{value}{after}"


@cache
def _layout(country_code: str | None) -> tuple[tuple[_Part, ...], ...]:
    layout = _LAYOUTS.get(country_code) or _AROUND.format(_ELSEWHERE)
    return tuple(tuple(map(_part, line.split())) for line in layout.split("/"))


def _part(word: str) -> _Part:
    found = _WORD.fullmatch(word)
    assert found is not None
    before, field, after = found.groups()
    return _Part(before, "province_code" if field == "province" else field, after)
