"""`CompanyAddress`, and buyers changing the addresses of their company's locations."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any, Final

from msgspec import UNSET, Struct

from sandbox.companies import records
from sandbox.companies.addresses import CompanyAddressType, assign_address
from sandbox.companies.buying import purchase_at
from sandbox.companies.records import Role
from sandbox.companies.roles import role_at
from sandbox.country_names import country_names
from sandbox.customer_account.account_errors import account_error, refusal
from sandbox.customer_account.not_shown import not_shown
from sandbox.customer_account.payloads import CompanyLocationAssignAddressPayload
from sandbox.customer_account.root_queries import current
from sandbox.customers.address_format import formatted, formatted_area
from sandbox.customers.inputs import Text
from sandbox.customers.places import Place, UnknownPlaceError, province, provinces_of
from sandbox.customers.records import MailingAddress
from sandbox.customers.rules import LONGEST, cleaned
from sandbox.gid import gid
from sandbox.phone_number import e164
from sandbox.user_errors import UserError, refuse
from sandbox.viewer import Viewer

_LINES: Final = {
    "address1": "address1",
    "address2": "address2",
    "city": "city",
    "first_name": "firstName",
    "last_name": "lastName",
    "recipient": "recipient",
    "zip": "zip",
}


class CompanyAddressInput(Struct, frozen=True, kw_only=True, rename="camel"):
    """A key that was left out is UNSET, null is None."""

    address1: Text = UNSET
    address2: Text = UNSET
    city: Text = UNSET
    country_code: Text = UNSET
    first_name: Text = UNSET
    last_name: Text = UNSET
    phone: Text = UNSET
    recipient: Text = UNSET
    zip: Text = UNSET
    zone_code: Text = UNSET


class CompanyAddress(Struct, frozen=True, gc=False):
    of: records.CompanyAddress
    company: records.Company

    @property
    def id(self) -> str:
        return gid("CompanyAddress", self.of.id)

    @property
    def company_name(self) -> str:
        return self.company.name

    def country(self, viewer: Viewer) -> str | None:
        return country_names(viewer.language).get(self.of.country_code)

    @property
    def created_at(self) -> datetime:
        return self.of.created_at

    @property
    def province(self) -> str | None:
        known = provinces_of(self.of.country_code)
        return next((each.name for each in known if each.code == self.of.zone_code), None)

    @property
    def _as_mail(self) -> MailingAddress:
        return MailingAddress(
            id=self.of.id,
            first_name=self.of.first_name,
            last_name=self.of.last_name,
            company=self.company.name,
            address1=self.of.address1,
            address2=self.of.address2,
            city=self.of.city,
            province=self.province,
            province_code=self.of.zone_code,
            country=country_names("EN").get(self.of.country_code),
            country_code=self.of.country_code,
            zip=self.of.zip,
        )

    def formatted_address(
        self, *, with_company_name: bool | None = True, with_name: bool | None = False
    ) -> list[str]:
        return formatted(self._as_mail, with_name=with_name, with_company=with_company_name)

    @property
    def formatted_area(self) -> str | None:
        return formatted_area(self._as_mail)


def company_location_assign_address(
    viewer: Viewer,
    *,
    location_id: str,
    address: CompanyAddressInput,
    address_types: Sequence[CompanyAddressType],
) -> CompanyLocationAssignAddressPayload:
    """Put an address of a location in force. Raises `Refused`."""
    company, location = _location(viewer, location_id)
    lines = {name: cleaned(getattr(address, name)) for name in _LINES}
    if not any([*lines.values(), address.country_code]) or not address_types:
        at = "address" if address_types else "addressTypes"
        raise refusal(viewer, "NO_INPUT", at, why=f"{at} is empty")
    refuse([*_problems(viewer, address, lines)], about="company-address")
    fields: dict[str, Any] = {
        **{name: line or None for name, line in lines.items()},
        "country_code": address.country_code,
        "zone_code": address.zone_code or None,
        "phone": _phone(address),
    }
    made = assign_address(viewer.world, company, location, fields, address_types)
    return CompanyLocationAssignAddressPayload(
        addresses=[CompanyAddress(each, company) for each in made]
    )


def _location(viewer: Viewer, id: str) -> tuple[records.Company, records.CompanyLocation]:
    """Find a location of a company that the customer buys for. Raises `Refused`."""
    found = purchase_at(viewer.world, id, current(viewer).email)
    if found is None:
        why = not_shown(viewer, "CompanyLocation", id).message
        raise refusal(viewer, "BUSINESS_LOCATION_NOT_FOUND", "locationId", why=why)
    role = role_at(found.company, found.contact, found.location.id)
    if role is not Role.LOCATION_ADMIN:
        why = f"the customer is {role!r} at {found.location.name}: only a Location admin may"
        raise refusal(viewer, "PERMISSION_DENIED", "locationId", why=why)
    return found.company, found.location


def _problems(
    viewer: Viewer, given: CompanyAddressInput, lines: dict[str, Text]
) -> Iterator[UserError]:
    if not lines["address1"]:
        yield account_error(viewer, "REQUIRED", "address", "address1")
    for name, line in lines.items():
        if isinstance(line, str) and len(line) > LONGEST:
            yield account_error(viewer, "TOO_LONG", "address", _LINES[name], text="FIELD_TOO_LONG")
    if not given.country_code:
        yield account_error(viewer, "REQUIRED", "address", "countryCode")
        return
    if given.zone_code and not _is_zone(given.zone_code, str(given.country_code)):
        yield account_error(viewer, "INVALID", "address", "zoneCode", text="INPUT_INVALID")
    if given.phone and _phone(given) is None:
        yield account_error(viewer, "INVALID", "address", "phone", text="INPUT_INVALID")


def _is_zone(zone: str, country: str) -> bool:
    try:
        province(None, zone, of=Place(country, country))
    except UnknownPlaceError:
        return False
    return True


def _phone(given: CompanyAddressInput) -> str | None:
    if not given.phone:
        return None
    return e164(given.phone, region=str(given.country_code))
