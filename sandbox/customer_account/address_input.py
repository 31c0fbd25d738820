"""An address as a client sends it: read, checked, and its country and zone found."""

from collections.abc import Iterator, Mapping
from typing import Final

from msgspec import UNSET, Struct
from msgspec.structs import replace

from sandbox.customer_account.account_errors import account_error
from sandbox.customers.inputs import Text
from sandbox.customers.places import Place, UnknownPlaceError, country, province
from sandbox.customers.records import MailingAddress
from sandbox.customers.rules import LONGEST, cleaned, emoji_problems, markup_problems
from sandbox.phone_number import e164
from sandbox.user_errors import UserError, refuse
from sandbox.viewer import Viewer


class CustomerAddressInput(Struct, frozen=True, kw_only=True, rename="camel"):
    """A key that was left out is UNSET, null is None. A form sends all keys, empty ones as ""."""

    address1: Text = UNSET
    address2: Text = UNSET
    city: Text = UNSET
    company: Text = UNSET
    first_name: Text = UNSET
    last_name: Text = UNSET
    phone_number: Text = UNSET
    territory_code: Text = UNSET
    zip: Text = UNSET
    zone_code: Text = UNSET

    @property
    def is_empty(self) -> bool:
        return not any(isinstance(v, str) and v.strip() for v in _values(self).values())


_LINES: Final[Mapping[str, str]] = {
    "address1": "address1",
    "address2": "address2",
    "city": "city",
    "company": "company",
    "first_name": "firstName",
    "last_name": "lastName",
    "zip": "zip",
}


def _values(given: CustomerAddressInput) -> dict[str, Text]:
    return {name: getattr(given, name) for name in given.__struct_fields__}


def with_given(
    viewer: Viewer, known: MailingAddress, given: CustomerAddressInput
) -> MailingAddress:
    """Return *known* with what is *given*. Raises `Refused` with all that is wrong."""
    lines = {name: cleaned(getattr(given, name)) for name in _LINES}
    place, misplaced = _settled(viewer, known, given)
    phone, unreachable = _phone(viewer, known, given, place.get("country_code"))
    refuse([*_problems(viewer, lines), *misplaced, *unreachable], about="address")
    changed = {name: line for name, line in lines.items() if line is not UNSET}
    return replace(known, **changed, **place, phone=phone)


def _problems(viewer: Viewer, lines: Mapping[str, Text]) -> Iterator[UserError]:
    for name, line in lines.items():
        if not isinstance(line, str):
            continue
        at = ("address", _LINES[name])
        if len(line) > LONGEST:
            yield account_error(viewer, "TOO_LONG", *at)
        for problem in (*markup_problems(line, *at), *emoji_problems(line, *at)):
            code = "CONTAINS_HTML_TAGS" if problem.code == "CONTAINS_HTML_TAGS" else "INVALID"
            yield account_error(viewer, code, *at)


def _settled(
    viewer: Viewer, known: MailingAddress, given: CustomerAddressInput
) -> tuple[dict[str, str | None], tuple[UserError, ...]]:
    """Return how the country and the zone change, or what is wrong with them.

    Shopify: a territory is a code of two or three letters, or three digits (documented).
    """
    territory, zone = cleaned(given.territory_code), cleaned(given.zone_code)
    if territory is UNSET and zone is UNSET:
        return {}, ()
    try:
        land = country(*_known_country(known)) if territory is UNSET else country(territory, None)
    except UnknownPlaceError:
        return {}, (account_error(viewer, "INVALID_TERRITORY_CODE", "address", "territoryCode"),)
    if zone and land is None:
        return {}, (account_error(viewer, "TERRITORY_CODE_MISSING", "address", "territoryCode"),)
    wanted = known.province_code if zone is UNSET else zone
    try:
        part = province(None, wanted, of=land)
    except UnknownPlaceError:
        return {}, (account_error(viewer, "INVALID_FOR_COUNTRY", "address", "zoneCode"),)
    return _place(land, part, wanted), ()


def _known_country(known: MailingAddress) -> tuple[str | None, str | None]:
    return known.country, known.country_code


def _place(land: Place | None, part: Place | None, zone: str | None) -> dict[str, str | None]:
    return {
        "country": land.name if land else None,
        "country_code": land.code if land else None,
        "province": part.name if part else zone,
        "province_code": part.code if part else None,
    }


def _phone(
    viewer: Viewer, known: MailingAddress, given: CustomerAddressInput, country_code: str | None
) -> tuple[str | None, tuple[UserError, ...]]:
    """Return the number in E.164 form. Shopify: that it must be one is documented."""
    number = cleaned(given.phone_number)
    if number is UNSET:
        return known.phone, ()
    if not isinstance(number, str):
        return None, ()
    region = country_code or known.country_code or viewer.country
    found = e164(number, region=region)
    if found is None:
        error = account_error(viewer, "PHONE_NUMBER_NOT_VALID", "address", "phoneNumber")
        return None, (error,)
    return found, ()
