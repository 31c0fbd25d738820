"""Companies, as a merchant makes, changes and deletes them."""

from collections.abc import Iterator, Sequence

from msgspec import UNSET
from msgspec.structs import replace

from sandbox.companies.records import (
    Company,
    CompanyContact,
    CompanyLocation,
    LocationRole,
    Role,
)
from sandbox.companies.roles import check_roles
from sandbox.control_models.companies import (
    CompanyChange,
    NewCompany,
    NewCompanyContact,
    NewCompanyLocation,
)
from sandbox.email_address import normalize
from sandbox.faults import FaultError
from sandbox.merchant import given
from sandbox.world import World


def create_company(world: World, new: NewCompany) -> Company:
    """Make a company. Raises `FaultError`."""
    now = world.clock.now()
    company = Company(id=world.gids.next("Company"), name=new.name, created_at=now, updated_at=now)
    return update_company(world, company, new)


def update_company(world: World, company: Company, change: CompanyChange) -> Company:
    """Apply *change* to *company*. Raises `FaultError`."""
    contacts, locations = company.contacts, company.locations
    if change.locations is not UNSET:
        locations = tuple(_locations(world, change.locations, company.locations))
    if change.contacts is not UNSET:
        contacts = tuple(_contacts(world, change.contacts, company.contacts, locations))
    changed = replace(
        company,
        **given(name=change.name, external_id=change.external_id),
        contacts=contacts,
        locations=locations,
        updated_at=world.clock.now(),
    )
    world.store.put(changed)
    return changed


def delete_company(world: World, company: Company) -> None:
    world.store.remove(company)


def _contacts(
    world: World,
    contacts: Sequence[NewCompanyContact],
    known: Sequence[CompanyContact],
    locations: Sequence[CompanyLocation],
) -> Iterator[CompanyContact]:
    ids = {contact.email: contact.id for contact in known}
    places = {location.name: location.id for location in locations}
    for at, contact in enumerate(contacts):
        roles = contact.roles
        check_roles(roles or (), [*places], at)
        email = normalize(contact.email)
        if email is None:
            detail = f"is {contact.email!r}, which is not an email: write it like ada@example.com"
            raise FaultError(detail, "contacts", at, "email")
        number = ids.pop(email.lower(), None)
        yield CompanyContact(
            id=world.gids.next("CompanyContact") if number is None else number,
            email=email.lower(),
            title=contact.title,
            locale=contact.locale,
            roles=None
            if roles is None
            else tuple(LocationRole(places[each.location], Role(each.role)) for each in roles),
        )


def _locations(
    world: World, locations: Sequence[NewCompanyLocation], known: Sequence[CompanyLocation]
) -> Iterator[CompanyLocation]:
    by_name = {location.name: location for location in known}
    for location in locations:
        before = by_name.pop(location.name, None)
        yield CompanyLocation(
            id=world.gids.next("CompanyLocation") if before is None else before.id,
            billing_address=before.billing_address if before else None,
            shipping_address=before.shipping_address if before else None,
            name=location.name,
            external_id=location.external_id,
            locale=location.locale,
            price_list=location.price_list,
            tax_identifier=location.tax_identifier,
        )
