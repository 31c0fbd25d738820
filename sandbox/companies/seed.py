"""The companies of a fresh world: `companies/HANDLE.toml`."""

from collections.abc import Iterator, Mapping
from typing import Final

from msgspec import Struct

from sandbox.companies.records import Company, CompanyContact, CompanyLocation
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


class WrittenContact(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A customer of that email who buys for the company."""

    email: str
    title: str | None = None
    locale: str | None = None


class WrittenCompanyLocation(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A place of the company, with the handle of its price list."""

    name: str
    external_id: str | None = None
    locale: str | None = None
    price_list: str | None = None


class WrittenCompany(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    number: int
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
        first = written.number * MOST
        yield Company(
            id=id_of("Company", written.number),
            name=written.name,
            external_id=written.external_id,
            created_at=written.created_at,
            updated_at=written.updated_at or written.created_at,
            contacts=tuple(
                CompanyContact(
                    id=_FIRST_CONTACT + (first + at) * STEP,
                    email=each.email.lower(),
                    title=each.title,
                    locale=each.locale,
                )
                for at, each in enumerate(written.contacts)
            ),
            locations=tuple(
                CompanyLocation(
                    id=_FIRST_LOCATION + (first + at) * STEP,
                    name=each.name,
                    external_id=each.external_id,
                    locale=each.locale,
                    price_list=each.price_list,
                )
                for at, each in enumerate(written.locations)
            ),
        )


def _check(written: WrittenCompany) -> None:
    for at, contact in enumerate(written.contacts):
        if normalize(contact.email) is None:
            raise FaultError(
                f"is {contact.email!r}, which is no email address", "contacts", at, "email"
            )


def _companies(seeds: Seeds) -> SeedOf[Company]:
    return Given(lambda: read_companies(seeds.fixtures))


SEEDS: Final[Mapping[type[Record], Factory]] = {Company: _companies}
