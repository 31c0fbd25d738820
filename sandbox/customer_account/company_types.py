"""Companies that the customer buys for, their locations and contacts.

A customer sees the locations at which they have a role, and all contacts there: our choice.
"""

from collections.abc import Iterator, Mapping, Sequence
from operator import attrgetter
from typing import Any, Final, NotRequired, Unpack

from msgspec import Struct

from sandbox.companies import records
from sandbox.companies.roles import Assignment, assignments_at, role_at
from sandbox.customer_account.company_addresses import CompanyAddress
from sandbox.customer_account.company_roles import CompanyContactRole
from sandbox.customer_account.customer_type import Customer
from sandbox.customer_account.metafield_type import WithMetafields
from sandbox.customer_account.root_queries import current
from sandbox.customers.records import Customer as Person
from sandbox.gid import gid, number_in
from sandbox.listing import Connection, Page, PageArguments, SortKey, listed, paginate
from sandbox.search_syntax import SearchFields, matching, number, words
from sandbox.viewer import Viewer

_ID: Final = attrgetter("of.id")
_BY_ID: Final[SortKey[Any]] = SortKey(_ID)
_BY_NAME: Final[SortKey[Any]] = SortKey(_ID, attrgetter("of.name"), str)
_LOCATION_KEYS: Final[Mapping[str, SortKey[Any]]] = {
    "COMPANY_AND_LOCATION_NAME": _BY_NAME,
    "NAME": _BY_NAME,
}
_CONTACT_KEYS: Final[Mapping[str, SortKey[Any]]] = {
    "EMAIL": SortKey(_ID, attrgetter("of.email"), str),
    "NAME": SortKey(_ID, attrgetter("person.display_name"), str),
    "NAME_EMAIL": SortKey(_ID, lambda each: f"{each.person.display_name} {each.of.email}", str),
    "TITLE": SortKey(_ID, lambda each: each.of.title or "", str),
}
_LOCATIONS: Final = SearchFields(
    lambda each: (each.of.name,),
    {"id": number(lambda each: (each.of.id,)), "name": words(attrgetter("of.name"))},
)
_CONTACTS: Final = SearchFields(
    lambda each: (each.person.display_name, each.of.email),
    {"email": words(attrgetter("of.email")), "id": number(lambda each: (each.of.id,))},
)


_ASSIGNMENTS: Final = SearchFields(
    lambda each: (each.person.display_name, each.of.role.value),
    {"id": number(lambda each: (each.of.id,))},
)


class ListArguments(PageArguments):
    """The arguments of a list that can be searched and sorted."""

    query: NotRequired[str | None]
    sort_key: NotRequired[str | None]


class Market(Struct, frozen=True, gc=False):
    of: Any
    web_presence = None

    @property
    def id(self) -> str:
        return gid("Market", self.of.id)

    @property
    def handle(self) -> str:
        return str(self.of.handle)


class BuyerExperienceConfiguration(Struct, frozen=True, gc=False):
    """Buyers of companies pay at once here: our choice."""

    deposit = None
    pay_now_only = True


class Company(WithMetafields, Struct, frozen=True, gc=False):
    of: records.Company

    @property
    def id(self) -> str:
        return gid("Company", self.of.id)

    def locations(self, *, viewer: Viewer, **asked: Unpack[ListArguments]) -> Connection[Any]:
        """Return a page of those at which the customer has a role. Raises `FieldError`."""
        mine = contact_in(viewer, self.of)
        found = [] if mine is None else mine.at_locations()
        return _page(viewer, found, _LOCATION_KEYS, _LOCATIONS, asked)


class CompanyContactRoleAssignment(Struct, frozen=True, gc=False):
    of: Assignment
    person: Person

    @property
    def id(self) -> str:
        return gid("CompanyContactRoleAssignment", self.of.id)

    @property
    def contact(self) -> "CompanyContact":
        return CompanyContact(self.of.contact, self.of.company, self.person)

    @property
    def role(self) -> CompanyContactRole:
        return CompanyContactRole(self.of.role, self.of.company.id)


class CompanyLocation(WithMetafields, Struct, frozen=True, gc=False):
    of: records.CompanyLocation
    company: records.Company
    buyer_experience_configuration = BuyerExperienceConfiguration()

    @property
    def id(self) -> str:
        return gid("CompanyLocation", self.of.id)

    @property
    def billing_address(self) -> CompanyAddress | None:
        return self._address(self.of.billing_address)

    @property
    def shipping_address(self) -> CompanyAddress | None:
        return self._address(self.of.shipping_address)

    def _address(self, address: records.CompanyAddress | None) -> CompanyAddress | None:
        return None if address is None else CompanyAddress(address, self.company)

    def market(self, viewer: Viewer) -> Market:
        """Return that of the viewer: locations have none of their own here. It is deprecated."""
        return Market(viewer.market)

    def market_currency_code(self, viewer: Viewer) -> str:
        return viewer.currency

    def contacts(self, *, viewer: Viewer, **asked: Unpack[ListArguments]) -> Connection[Any]:
        """Return a page of who has a role here and is a customer by now. Raises `FieldError`."""
        found = [each.contact for each in self._assigned(viewer)]
        return _page(viewer, found, _CONTACT_KEYS, _CONTACTS, asked)

    def role_assignments(
        self, *, viewer: Viewer, **asked: Unpack[ListArguments]
    ) -> Connection[Any]:
        return _page(viewer, [*self._assigned(viewer)], {}, _ASSIGNMENTS, asked)

    def _assigned(self, viewer: Viewer) -> Iterator[CompanyContactRoleAssignment]:
        for each in assignments_at(self.company, self.of):
            person = viewer.world.store.find(Person, "email", each.contact.email)
            if person is not None:
                yield CompanyContactRoleAssignment(each, person)


class CompanyContact(Struct, frozen=True, gc=False):
    of: records.CompanyContact
    of_company: records.Company
    person: Person

    @property
    def id(self) -> str:
        return gid("CompanyContact", self.of.id)

    @property
    def company(self) -> Company:
        return Company(self.of_company)

    @property
    def customer(self) -> Customer:
        return Customer(self.person)

    def at_locations(self) -> list[CompanyLocation]:
        """Return the locations at which the contact has a role."""
        return [
            CompanyLocation(each, self.of_company)
            for each in self.of_company.locations
            if role_at(self.of_company, self.of, each.id) is not None
        ]

    def locations(self, *, viewer: Viewer, **asked: Unpack[ListArguments]) -> Connection[Any]:
        return _page(viewer, self.at_locations(), _LOCATION_KEYS, _LOCATIONS, asked)


def _page(
    viewer: Viewer,
    found: Sequence[Any],
    keys: Mapping[str, SortKey[Any]],
    fields: SearchFields,
    asked: ListArguments,
) -> Connection[Any]:
    """Return a page of what is *found*; sort keys that are not among *keys* sort by id."""
    given: Any = {**asked}
    query, sort_key = given.pop("query", None), given.pop("sort_key", None)
    if query:
        found = [*matching(found, query, fields, now=viewer.world.clock.now())]
    return listed(found, keys.get(sort_key or "ID", _BY_ID), Page(**given))


def contacts_of(viewer: Viewer) -> Iterator[CompanyContact]:
    """Yield what the customer is in companies, by email."""
    person = current(viewer)
    for company in viewer.world.store.after(records.Company, 0):
        yield from _contacts_in(company, person)


def contact_in(viewer: Viewer, company: records.Company) -> CompanyContact | None:
    """Return what the customer is in *company*."""
    return next(_contacts_in(company, current(viewer)), None)


def _contacts_in(company: records.Company, person: Person) -> Iterator[CompanyContact]:
    for contact in company.contacts:
        if person.email and contact.email == person.email:
            yield CompanyContact(contact, company, person)


def company_contacts(
    customer: Customer, *, viewer: Viewer, **page: Unpack[PageArguments]
) -> Connection[CompanyContact]:
    found = [each for each in contacts_of(viewer) if each.person.id == customer.of.id]
    return paginate(found, _ID, **page)


def visible_company(viewer: Viewer, id: str) -> Company | None:
    """Return a company of the customer; None for others."""
    number = number_in(id, "Company")
    found = (each.of_company for each in contacts_of(viewer))
    return next((Company(each) for each in found if each.id == number), None)


def visible_location(viewer: Viewer, id: str) -> CompanyLocation | None:
    """Return a location at which the customer has a role; None for others."""
    number = number_in(id, "CompanyLocation")
    for contact in contacts_of(viewer):
        for each in contact.at_locations():
            if each.of.id == number:
                return each
    return None
