"""The store credit of a fresh world: `store-credit.toml`."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from msgspec import Struct

from sandbox.bounds import FileNumber
from sandbox.companies.records import Company
from sandbox.customers.records import Customer
from sandbox.faults import FaultError
from sandbox.file_ids import id_of
from sandbox.fixture_files import Fixtures
from sandbox.store import Factory, Given, SeedOf, Seeds
from sandbox.store_credit.records import Movement, StoreCreditAccount

FILE: Final = "store-credit.toml"
_FIRST: Final = 4_300_000_000
"""Below the ids of other things: an account's is this and its number."""


class WrittenLocation(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The number of a company, and the name of its location."""

    company: FileNumber
    location: str


class WrittenAccount(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Store credit of the customer with that email, or of a company location."""

    number: FileNumber
    customer: str | None = None
    company_location: WrittenLocation | None = None
    currency_code: str = "USD"
    movements: tuple[Movement, ...] = ()


class StoreCreditFile(Struct, frozen=True, forbid_unknown_fields=True):
    """The store credit of customers and of company locations."""

    accounts: tuple[WrittenAccount, ...] = ()


def read_accounts(
    fixtures: Fixtures, customers: SeedOf[Customer], companies: SeedOf[Company]
) -> Iterator[StoreCreditAccount]:
    """Yield the accounts of *fixtures*. Raises `TomlError`.

    One whose customer, or company location, there is not is left out: they may be the user's own.
    """
    file = fixtures.read(FILE)
    with file.checked():
        known = set[int]()
        for at, written in enumerate(file.read(StoreCreditFile).accounts):
            if written.number in known:
                detail = f"is {written.number}, which another account has"
                raise FaultError(detail, "accounts", at, "number")
            known.add(written.number)
            if (written.customer is None) is (written.company_location is None):
                raise FaultError("needs a customer or a company_location", "accounts", at)
            owner = _owner(written, customers, companies)
            if owner is not None:
                yield StoreCreditAccount(
                    id=_FIRST + written.number,
                    currency_code=written.currency_code,
                    movements=tuple(sorted(written.movements, key=lambda each: each.created_at)),
                    **owner,
                )


def _owner(
    written: WrittenAccount, customers: SeedOf[Customer], companies: SeedOf[Company]
) -> dict[str, int] | None:
    """Return the field of the record that says whose the account is."""
    place = written.company_location
    if place is None:
        customer = customers.find("email", (written.customer or "").lower())
        return None if customer is None else {"customer_id": customer.id}
    company = companies.get(id_of("Company", place.company))
    named = () if company is None else company.locations
    found = next((each.id for each in named if each.name == place.location), None)
    return None if found is None else {"company_location_id": found}


def _accounts(seeds: Seeds) -> Given[StoreCreditAccount]:
    customers, companies = seeds.of(Customer), seeds.of(Company)
    return Given(lambda: read_accounts(seeds.fixtures, customers, companies))


SEEDS: Final[Mapping[type[Any], Factory]] = {StoreCreditAccount: _accounts}
