"""An address as a customer types it: read, checked, and its country and province found."""

from collections.abc import Iterator, Mapping
from typing import Final

from msgspec import UNSET, Struct
from msgspec.structs import fields, replace

from sandbox.customers.inputs import Text
from sandbox.customers.places import Place, UnknownPlaceError, country, province
from sandbox.customers.records import MailingAddress
from sandbox.customers.refusals import invalid
from sandbox.customers.rules import address_line_problems, cleaned
from sandbox.user_errors import UserError, refuse


class MailingAddressInput(Struct, frozen=True, kw_only=True, rename="camel"):
    """A key that was left out is UNSET, null is None."""

    first_name: Text = UNSET
    last_name: Text = UNSET
    company: Text = UNSET
    address1: Text = UNSET
    address2: Text = UNSET
    city: Text = UNSET
    country: Text = UNSET
    province: Text = UNSET
    zip: Text = UNSET
    phone: Text = UNSET


_LINES: Final[Mapping[str, str]] = {
    field.name: field.encode_name
    for field in fields(MailingAddressInput)
    if field.name not in {"country", "province"}
}


def with_typed(known: MailingAddress, given: MailingAddressInput) -> MailingAddress:
    """Return *known* with what is *given*: trimmed, what is blank as None.

    Raises `Refused` with all that is wrong. Shopify: zip codes are not checked, and a phone
    number is kept as it is typed (both recorded).
    """
    lines = {name: cleaned(getattr(given, name)) for name in _LINES}
    place, misplaced = _settle(known, cleaned(given.country), cleaned(given.province))
    refuse([*_line_problems(lines), *misplaced], about="address")
    changed = {name: line for name, line in lines.items() if line is not UNSET}
    return replace(known, **changed, **place)


def _line_problems(lines: Mapping[str, Text]) -> Iterator[UserError]:
    for name, line in lines.items():
        yield from address_line_problems(line, "address", _LINES[name])


def _settle(
    known: MailingAddress, country_typed: Text, province_typed: Text
) -> tuple[dict[str, str | None], tuple[UserError, ...]]:
    """Return how *known* changes its country and province, or what is wrong with them.

    A country that is new must have the province that is there (inferred: the rules are the
    record's, not the input's). Where Shopify has no list of provinces, any will do.
    """
    if country_typed is UNSET and province_typed is UNSET:
        return {}, ()
    try:
        land = _country_of(known) if country_typed is UNSET else country(country_typed, None)
    except UnknownPlaceError:
        return {}, (invalid("address", "country"),)
    if province_typed is UNSET and (land.code if land else None) == known.country_code:
        return {}, ()
    region = known.province if province_typed is UNSET else province_typed
    try:
        part = province(region, None, of=land)
    except UnknownPlaceError:
        return {}, (invalid("address", "province"),)
    return {
        "country": land.name if land else None,
        "country_code": land.code if land else None,
        "province": part.name if part else region,
        "province_code": part.code if part else None,
    }, ()


def _country_of(address: MailingAddress) -> Place | None:
    return country(address.country, address.country_code)
