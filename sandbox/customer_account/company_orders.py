"""Orders and draft orders of companies that the customer may see.

An admin of a location sees all of it, other contacts what they bought themselves (reported).
"""

from collections.abc import Callable, Iterator
from typing import Any, Final, TypeAlias, Unpack

from msgspec import Struct

from sandbox.companies import records
from sandbox.companies.records import Role
from sandbox.companies.roles import role_at
from sandbox.customer_account.company_types import (
    Company,
    CompanyContact,
    CompanyLocation,
    contact_in,
    contacts_of,
)
from sandbox.customer_account.customer_type import Customer
from sandbox.customer_account.draft_order_type import DraftOrder
from sandbox.customer_account.draft_orders import draft_page, own_draft
from sandbox.customer_account.order_type import Order
from sandbox.customer_account.orders import SORT_KEYS, own_order, sought
from sandbox.customers.records import Customer as Person
from sandbox.gid import number_in
from sandbox.listing import Connection, Page, PageArguments, SortKey, listed
from sandbox.orders import records as order_records
from sandbox.orders.drafts import DraftOrder as Draft
from sandbox.orders.records import CompanyPurchase, OrderHistory
from sandbox.viewer import Viewer

Chosen: TypeAlias = Callable[[CompanyPurchase], bool]


def _visible(me: CompanyContact) -> Chosen:
    """Return what says whether the contact may see a purchase for their company."""
    company, mine = me.of_company, me.of.id

    def is_visible(purchase: CompanyPurchase) -> bool:
        if purchase.company_id != company.id:
            return False
        role = role_at(company, me.of, purchase.location_id)
        return purchase.contact_id == mine or role is Role.LOCATION_ADMIN

    return is_visible


def _bought(
    viewer: Viewer, company: records.Company, chosen: Chosen
) -> Iterator[tuple[order_records.Order, int]]:
    """Yield the orders for *company* that are *chosen* and visible, each with whose it is.

    Orders of who is no contact any more are not found: our choice.
    """
    me = contact_in(viewer, company)
    if me is None:
        return
    is_visible, store = _visible(me), viewer.world.store
    for contact in company.contacts:
        person = store.find(Person, "email", contact.email)
        if person is None or (history := store.get(OrderHistory, person.id)) is None:
            continue
        for each in history.orders:
            if each.purchase and is_visible(each.purchase) and chosen(each.purchase):
                yield each, person.id


def _drafted(viewer: Viewer, company: records.Company, chosen: Chosen) -> Iterator[Draft]:
    me = contact_in(viewer, company)
    is_visible = (lambda _: False) if me is None else _visible(me)
    for each in viewer.world.store.after(Draft, 0):
        if each.purchase and is_visible(each.purchase) and chosen(each.purchase):
            yield each


def _chosen(owner: Company | CompanyLocation | CompanyContact) -> tuple[records.Company, Chosen]:
    if isinstance(owner, CompanyLocation):
        return owner.company, lambda purchase: purchase.location_id == owner.of.id
    if isinstance(owner, CompanyContact):
        return owner.of_company, lambda purchase: purchase.contact_id == owner.of.id
    return owner.of, lambda _: True


def company_orders(
    owner: Company | CompanyLocation | CompanyContact,
    *,
    viewer: Viewer,
    query: str | None = None,
    sort_key: str | None = "ID",
    **page: Unpack[PageArguments],
) -> Connection[Any]:
    """Return a page of the orders for *owner*, or by it. Raises `FieldError`."""
    company, chosen = _chosen(owner)
    bought = [*_bought(viewer, company, chosen)]
    owners = {each.id: customer_id for each, customer_id in bought}
    keys = SORT_KEYS if sort_key != _BY_LOCATION else {_BY_LOCATION: _by_location(company)}

    def show(each: order_records.Order) -> Order:
        return Order(each, viewer, owners[each.id])

    found = sought(viewer, [each for each, _ in bought], query)
    return listed(found, keys[sort_key or "ID"], Page(**page), show)


def company_draft_orders(
    owner: Company | CompanyLocation | CompanyContact,
    *,
    viewer: Viewer,
    query: str | None = None,
    sort_key: str | None = "ID",
    **page: Unpack[PageArguments],
) -> Connection[Any]:
    """Return a page of the drafts for *owner*, or of it. Raises `FieldError`."""
    return draft_page(viewer, list(_drafted(viewer, *_chosen(owner))), query, sort_key, page)


_BY_LOCATION: Final = "PURCHASING_COMPANY_LOCATION_NAME"


def _by_location(company: records.Company) -> SortKey[order_records.Order]:
    names = {each.id: each.name for each in company.locations}

    def name(of: order_records.Order) -> str:
        return "" if of.purchase is None else names.get(of.purchase.location_id, "")

    return SortKey(lambda of: of.id, name, str)


def visible_order(viewer: Viewer, id: str) -> Order | None:
    """Return an order of the customer, or of their company; None for others."""
    if (own := own_order(viewer, id)) is not None:
        return own
    wanted = number_in(id, "Order")
    for contact in contacts_of(viewer):
        for each, customer_id in _bought(viewer, contact.of_company, lambda _: True):
            if each.id == wanted:
                return Order(each, viewer, customer_id)
    return None


def visible_draft(viewer: Viewer, id: str) -> DraftOrder | None:
    """Return a draft of the customer, or of their company; None for others."""
    if (own := own_draft(viewer, id)) is not None:
        return own
    wanted = number_in(id, "DraftOrder")
    for contact in contacts_of(viewer):
        for each in _drafted(viewer, contact.of_company, lambda _: True):
            if each.id == wanted:
                return DraftOrder(each, viewer)
    return None


class PurchasingCompany(Struct, frozen=True, gc=False):
    """For whom a contact has bought."""

    company: Company
    location: CompanyLocation
    contact: CompanyContact | None


def purchasing_entity(
    owner: Order | DraftOrder, *, viewer: Viewer
) -> PurchasingCompany | Customer | None:
    """Return the company that it is for, if its location is still there; else the customer."""
    kept, store = owner.of.purchase, viewer.world.store
    company = None if kept is None else store.get(records.Company, kept.company_id)
    if kept is None or company is None:
        return owner.customer
    places = [each for each in company.locations if each.id == kept.location_id]
    if not places:
        return owner.customer
    contacts = [each for each in company.contacts if each.id == kept.contact_id]
    person = store.find(Person, "email", contacts[0].email) if contacts else None
    contact = None if person is None else CompanyContact(contacts[0], company, person)
    return PurchasingCompany(Company(company), CompanyLocation(places[0], company), contact)
