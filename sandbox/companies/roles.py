"""Roles of contacts at the locations of their company.

Shopify: a company has the roles "Location admin" and "Ordering only" from the start. An admin sees
all orders of the location and edits its addresses; the other one orders, and sees their own orders
(reported). Roles of a merchant's own are left out.
"""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from hashlib import blake2b
from typing import Final, NamedTuple, Protocol

from sandbox.companies.records import Company, CompanyContact, CompanyLocation, LocationRole, Role
from sandbox.faults import FaultError

_ID_LENGTH: Final = 6  # bytes


class Operation(StrEnum):
    """Shopify: the enum `PermittedOperation`."""

    ADD = "ADD"
    ALL = "ALL"
    DELETE = "DELETE"
    EDIT = "EDIT"
    USE = "USE"
    VIEW = "VIEW"


_ALL: Final = (Operation.ALL,)
_VIEW: Final = (Operation.VIEW,)
PERMISSIONS: Final[Mapping[Role, Mapping[str, tuple[Operation, ...]]]] = {
    Role.LOCATION_ADMIN: {
        "COMPANY": _VIEW,
        "COMPANY_CONTACT": _VIEW,
        "COMPANY_CONTACT_ROLE": _VIEW,
        "COMPANY_LOCATION": _VIEW,
        "COMPANY_LOCATION_BILLING_ADDRESS": _ALL,
        "COMPANY_LOCATION_SHIPPING_ADDRESS": _ALL,
        "DRAFT_ORDER": _ALL,
        "ORDER": _ALL,
        "PAYMENT_METHOD": _ALL,
    },
    Role.ORDERING_ONLY: {
        "COMPANY": _VIEW,
        "COMPANY_LOCATION": _VIEW,
        "COMPANY_LOCATION_BILLING_ADDRESS": (Operation.USE, Operation.VIEW),
        "COMPANY_LOCATION_SHIPPING_ADDRESS": (Operation.USE, Operation.VIEW),
        "DRAFT_ORDER": (Operation.ADD, Operation.VIEW),
        "ORDER": (Operation.ADD, Operation.VIEW),
        "PAYMENT_METHOD": (Operation.USE,),
    },
}
"""By resource, a value of the enum `ResourceType`: our choice, from what the roles may do."""


class NamedRole(Protocol):
    """A role at the location of a name, as files and the control API have it."""

    @property
    def location(self) -> str: ...


class Assignment(NamedTuple):
    """A contact has a role at a location."""

    company: Company
    contact: CompanyContact
    location: CompanyLocation
    role: Role

    @property
    def id(self) -> int:
        """The same as long as contact and location are: our choice."""
        pair = f"{self.contact.id}/{self.location.id}".encode()
        return int.from_bytes(blake2b(pair, digest_size=_ID_LENGTH).digest())


def roles_of(company: Company, contact: CompanyContact) -> tuple[LocationRole, ...]:
    """Return the roles of *contact*; one without any written is admin of all locations."""
    if contact.roles is not None:
        return contact.roles
    return tuple(LocationRole(each.id, Role.LOCATION_ADMIN) for each in company.locations)


def check_roles(roles: Sequence[NamedRole], locations: Sequence[str], at: int) -> None:
    """Raise `FaultError` if a role of the contact *at* a place is at none of the *locations*, or
    if there are two at one."""
    named = set[str]()
    for number, each in enumerate(roles):
        path = ("contacts", at, "roles", number, "location")
        if each.location not in locations:
            known = ", ".join(locations) or "none"
            detail = f"is {each.location}: the locations of the company are {known}"
            raise FaultError(detail, *path)
        if each.location in named:
            raise FaultError(
                f"is {each.location}, at which the contact has a role already: write each once",
                *path,
            )
        named.add(each.location)


def role_at(company: Company, contact: CompanyContact, location_id: int) -> Role | None:
    """Return what *contact* is at a location; None for one at which they may not buy."""
    if contact.roles is None:
        is_known = any(each.id == location_id for each in company.locations)
        return Role.LOCATION_ADMIN if is_known else None
    found = (each.role for each in contact.roles if each.location_id == location_id)
    return next(found, None)


def assignments_at(company: Company, location: CompanyLocation) -> Iterator[Assignment]:
    """Yield who has which role at one *location* of *company*."""
    for contact in company.contacts:
        role = role_at(company, contact, location.id)
        if role is not None:
            yield Assignment(company, contact, location, role)


def assignments(company: Company) -> Iterator[Assignment]:
    """Yield who has which role at the locations of *company*."""
    locations = {each.id: each for each in company.locations}
    for contact in company.contacts:
        for each in roles_of(company, contact):
            if location := locations.get(each.location_id):
                yield Assignment(company, contact, location, each.role)
