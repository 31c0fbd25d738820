"""The companies of a fresh world: `companies/HANDLE.toml`."""

from collections.abc import Iterator, Mapping
from typing import Final

from msgspec import Struct

from sandbox.bounds import FileNumber
from sandbox.codes import check_code
from sandbox.companies.records import (
    Company,
    CompanyAddress,
    CompanyContact,
    CompanyLocation,
    LocationRole,
    Role,
)
from sandbox.companies.roles import check_roles
from sandbox.email_address import normalize
from sandbox.faults import FaultError
from sandbox.file_ids import id_of
from sandbox.fixture_files import Fixtures
from sandbox.gid import STEP
from sandbox.store import Factory, Given, Record, SeedOf, Seeds
from sandbox.world.clock import Moment

FOLDER: Final = "companies"
MOST: Final = 100
"""Contacts of a company, and locations."""

_FIRST_CONTACT: Final = 5_500_000_000
_FIRST_LOCATION: Final = 5_700_000_000
_FIRST_ADDRESS: Final = 5_800_000_000


class WrittenRole(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A role at the location of that name."""

    location: str
    role: Role


class WrittenContact(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A customer of that email who buys for the company.

    One without `roles` is admin of all its locations.
    """

    email: str
    title: str | None = None
    locale: str | None = None
    roles: tuple[WrittenRole, ...] | None = None


class WrittenCompanyAddress(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An address of a location, with the codes of its country and its zone, as `US` and `OR`."""

    address1: str
    country_code: str
    address2: str | None = None
    city: str | None = None
    first_name: str | None = None
    last_name: str | None = None
    phone: str | None = None
    recipient: str | None = None
    zip: str | None = None
    zone_code: str | None = None


class WrittenCompanyLocation(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A place of the company, with the handle of its price list."""

    name: str
    external_id: str | None = None
    locale: str | None = None
    price_list: str | None = None
    tax_identifier: str | None = None
    billing_address: WrittenCompanyAddress | None = None
    shipping_address: WrittenCompanyAddress | None = None


class WrittenCompany(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    number: FileNumber
    name: str
    external_id: str | None = None
    created_at: Moment
    updated_at: Moment | None = None
    contacts: tuple[WrittenContact, ...] = ()
    locations: tuple[WrittenCompanyLocation, ...] = ()


def read_companies(fixtures: Fixtures) -> Iterator[Company]:
    """Yield the companies. Raises `TomlError`."""
    for file in fixtures.files(FOLDER):
        written = file.toml.read(WrittenCompany)
        with file.toml.checked():
            _check(written)
        yield Company(
            id=id_of("Company", written.number),
            name=written.name,
            external_id=written.external_id,
            created_at=written.created_at,
            updated_at=written.updated_at or written.created_at,
            contacts=tuple(_contacts(written)),
            locations=tuple(_locations(written)),
        )


def _contacts(company: WrittenCompany) -> Iterator[CompanyContact]:
    for at, each in enumerate(company.contacts):
        yield CompanyContact(
            id=_FIRST_CONTACT + _offset(company, at),
            email=each.email.lower(),
            title=each.title,
            locale=each.locale,
            roles=_roles(each, company),
        )


def _locations(company: WrittenCompany) -> Iterator[CompanyLocation]:
    for at, each in enumerate(company.locations):
        address_id = _FIRST_ADDRESS + _offset(company, at)
        yield CompanyLocation(
            id=_FIRST_LOCATION + _offset(company, at),
            name=each.name,
            external_id=each.external_id,
            locale=each.locale,
            price_list=each.price_list,
            tax_identifier=each.tax_identifier,
            billing_address=_address(each.billing_address, address_id + 1, company),
            shipping_address=_address(each.shipping_address, address_id, company),
        )


def _offset(company: WrittenCompany, at: int) -> int:
    """Return what to add to the first id of a kind, for the part of *company* at a position."""
    return (company.number * MOST + at) * STEP


def _roles(contact: WrittenContact, company: WrittenCompany) -> tuple[LocationRole, ...] | None:
    if contact.roles is None:
        return None
    places = {each.name: at for at, each in enumerate(company.locations)}
    return tuple(
        LocationRole(_FIRST_LOCATION + _offset(company, places[each.location]), each.role)
        for each in contact.roles
    )


def _address(
    address: WrittenCompanyAddress | None, number: int, company: WrittenCompany
) -> CompanyAddress | None:
    if address is None:
        return None
    fields = {name: getattr(address, name) for name in address.__struct_fields__}
    moment = company.created_at
    return CompanyAddress(id=number, created_at=moment, updated_at=moment, **fields)


def _check(written: WrittenCompany) -> None:
    for at, contact in enumerate(written.contacts):
        if normalize(contact.email) is None:
            raise FaultError(
                f"is {contact.email!r}, which is not an email address", "contacts", at, "email"
            )
        check_roles(contact.roles or (), [each.name for each in written.locations], at)
    for at, location in enumerate(written.locations):
        for key in ("billing_address", "shipping_address"):
            address: WrittenCompanyAddress | None = getattr(location, key)
            if address is not None:
                check_code(
                    "CountryCode", address.country_code, "locations", at, key, "country_code"
                )


def _companies(seeds: Seeds) -> SeedOf[Company]:
    return Given(lambda: read_companies(seeds.fixtures))


SEEDS: Final[Mapping[type[Record], Factory]] = {Company: _companies}
