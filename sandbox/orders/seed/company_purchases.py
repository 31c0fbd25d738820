"""Companies that orders and draft orders of files are for."""

from msgspec import Struct

from sandbox.bounds import FileNumber
from sandbox.companies.records import Company
from sandbox.companies.roles import role_at
from sandbox.companies.seed import FOLDER
from sandbox.customers.records import Customer
from sandbox.faults import FaultError
from sandbox.file_ids import id_of
from sandbox.fixture_files import Fixtures
from sandbox.orders.records import CompanyPurchase
from sandbox.store import SeedOf


class WrittenPurchase(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The number of a company of which the customer is a contact, and the name of its location."""

    company: FileNumber
    location: str


class Purchases:
    """Finds the purchases of customers of one *file* among the companies of *seed*."""

    def __init__(self, seed: SeedOf[Company], fixtures: Fixtures, file: str) -> None:
        self._seed = seed
        self._is_strict = fixtures.is_own(file) or not fixtures.is_own(FOLDER)

    def of(self, written: WrittenPurchase | None, customer: Customer) -> CompanyPurchase | None:
        """Return the purchase that an order keeps. Raises `FaultError` if there is none.

        A built-in order is for no company in a shop whose companies are files of the user.
        """
        if written is None:
            return None
        found = self._found(written, customer)
        if found is None and self._is_strict:
            detail = "names no location of a company that the customer may buy for"
            raise FaultError(detail, "purchase")
        return found

    def _found(self, written: WrittenPurchase, customer: Customer) -> CompanyPurchase | None:
        company = self._seed.get(id_of("Company", written.company))
        if company is None:
            return None
        for contact in company.contacts:
            for location in company.locations:
                is_meant = contact.email == customer.email and location.name == written.location
                if is_meant and role_at(company, contact, location.id) is not None:
                    return CompanyPurchase(
                        company_id=company.id, contact_id=contact.id, location_id=location.id
                    )
        return None
