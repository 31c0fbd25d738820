"""Purchases for companies: who may buy for which."""

from typing import NamedTuple

from sandbox.companies.records import Company, CompanyContact, CompanyLocation
from sandbox.companies.roles import role_at
from sandbox.gid import number_in
from sandbox.world import World


class Purchase(NamedTuple):
    """A contact buys for a location of a company."""

    company: Company
    contact: CompanyContact
    location: CompanyLocation


def purchase_at(world: World, location: str, email: str | None) -> Purchase | None:
    """Return for whom the customer with that *email* buys at *location*, a global id.

    None for a location that there is not, and for one at which the customer is no contact with a
    role: our choice.
    """
    number = number_in(location, "CompanyLocation")
    company = world.store.find(Company, "location_ids", str(number))
    if company is None:
        return None
    contact = next((each for each in company.contacts if each.email == email), None)
    if contact is None or role_at(company, contact, number or 0) is None:
        return None
    found = next(each for each in company.locations if each.id == number)
    return Purchase(company, contact, found)
