"""Companies that the customer buys for, their locations and contacts."""

from collections.abc import Iterator
from typing import Any, Unpack

from msgspec import Struct

from sandbox.companies import records
from sandbox.customer_account.company_addresses import CompanyAddress
from sandbox.customer_account.customer_type import Customer
from sandbox.customer_account.empty_lists import no_items
from sandbox.customer_account.metafield_type import WithMetafields
from sandbox.customer_account.root_queries import current
from sandbox.gid import gid, number_in
from sandbox.listing import Connection, PageArguments, paginate
from sandbox.viewer import Viewer


class Market(Struct, frozen=True, gc=False):
    of: Any
    web_presence = None

    @property
    def id(self) -> str:
        return gid("Market", self.of.id)

    @property
    def handle(self) -> str:
        return str(self.of.handle)


class Company(WithMetafields, Struct, frozen=True, gc=False):
    of: records.Company
    draft_orders = orders = no_items

    @property
    def id(self) -> str:
        return gid("Company", self.of.id)

    def locations(
        self,
        *,
        query: str | None = None,
        sort_key: str | None = "ID",
        **page: Unpack[PageArguments],
    ) -> Connection[Any]:
        del query, sort_key
        found = [CompanyLocation(each, self.of) for each in self.of.locations]
        return paginate(found, lambda each: each.of.id, **page)


class CompanyLocation(WithMetafields, Struct, frozen=True, gc=False):
    of: records.CompanyLocation
    company: records.Company
    buyer_experience_configuration = tax_identifier = None
    draft_orders = orders = role_assignments = store_credit_accounts = no_items

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
        """Shopify: deprecated. That of the viewer: locations have none of their own here."""
        return Market(viewer.market)

    def market_currency_code(self, viewer: Viewer) -> str:
        return viewer.currency

    def contacts(
        self,
        *,
        viewer: Viewer,
        query: str | None = None,
        sort_key: str | None = "ID",
        **page: Unpack[PageArguments],
    ) -> Connection[Any]:
        """Only the customer's own contact is shown: our choice."""
        del query, sort_key
        mine = [each for each in contacts_of(viewer) if each.of_company.id == self.company.id]
        return paginate(mine, lambda each: each.of.id, **page)


class CompanyContact(Struct, frozen=True, gc=False):
    of: records.CompanyContact
    of_company: records.Company
    draft_orders = orders = no_items

    @property
    def id(self) -> str:
        return gid("CompanyContact", self.of.id)

    @property
    def company(self) -> Company:
        return Company(self.of_company)

    def customer(self, viewer: Viewer) -> Customer:
        return Customer(current(viewer))

    def locations(
        self,
        *,
        query: str | None = None,
        sort_key: str | None = "ID",
        **page: Unpack[PageArguments],
    ) -> Connection[Any]:
        """A contact buys for all locations of the company: our choice."""
        return self.company.locations(query=query, sort_key=sort_key, **page)


def contacts_of(viewer: Viewer) -> Iterator[CompanyContact]:
    """Yield what the customer is in companies, by email."""
    email = current(viewer).email
    for company in viewer.world.store.after(records.Company, 0):
        for contact in company.contacts:
            if email and contact.email == email:
                yield CompanyContact(contact, company)


def company_contacts(
    _customer: Customer, *, viewer: Viewer, **page: Unpack[PageArguments]
) -> Connection[CompanyContact]:
    return paginate([*contacts_of(viewer)], lambda each: each.of.id, **page)


def company(viewer: Viewer, *, id: str) -> Company | None:
    """Return a company of the customer; null for others, without an error: our choice."""
    number = number_in(id, "Company")
    found = (each.of_company for each in contacts_of(viewer))
    return next((Company(each) for each in found if each.id == number), None)


def company_location(viewer: Viewer, *, id: str) -> CompanyLocation | None:
    number = number_in(id, "CompanyLocation")
    for contact in contacts_of(viewer):
        for each in contact.of_company.locations:
            if each.id == number:
                return CompanyLocation(each, contact.of_company)
    return None
