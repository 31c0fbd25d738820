"""A customer's orders: found, sorted and searched as this API does it."""

from collections.abc import Mapping, Sequence
from functools import partial
from operator import attrgetter
from typing import Any, Final, Unpack

from sandbox.customer_account.customer_type import Customer, is_viewer
from sandbox.customer_account.order_type import Order, confirmation_number, updated_at
from sandbox.gid import number_in
from sandbox.listing import Connection, Page, PageArguments, SortKey, listed, milliseconds
from sandbox.orders import records
from sandbox.orders.records import OrderHistory
from sandbox.orders.totals import totals_of
from sandbox.search_syntax import SearchFields, matching, moment, number, one_of, whole
from sandbox.viewer import Viewer

_ID: Final = attrgetter("id")
_PROCESSED: Final[SortKey[records.Order]] = SortKey(
    _ID, lambda order: milliseconds(order.processed_at), int
)


def _bought_for(name: str) -> Any:
    """Return the search field of a part of the purchase for a company."""
    return number(lambda order: (getattr(order.purchase, name),) if order.purchase else ())


SORT_KEYS: Final[Mapping[str, SortKey[records.Order]]] = {
    "CREATED_AT": _PROCESSED,
    "ID": SortKey(_ID),
    "ORDER_NUMBER": SortKey(_ID, lambda order: order.number, int),
    "PROCESSED_AT": _PROCESSED,
    "TOTAL_PRICE": SortKey(_ID, lambda order: float(totals_of(order).current_total), float),
    "UPDATED_AT": SortKey(_ID, lambda order: milliseconds(updated_at(order)), int),
}
SEARCH_FIELDS: Final = SearchFields(
    lambda order: (order.name, confirmation_number(order), *(line.title for line in order.lines)),
    {
        "confirmation_number": one_of(confirmation_number),
        "created_at": moment(attrgetter("processed_at")),
        "id": number(lambda order: (order.id,)),
        "name": whole(lambda order: (order.name, str(order.number))),
        "order_number": number(lambda order: (order.number,)),
        "processed_at": moment(attrgetter("processed_at")),
        "purchasing_company_contact_id": _bought_for("contact_id"),
        "purchasing_company_id": _bought_for("company_id"),
        "purchasing_company_location_id": _bought_for("location_id"),
        "updated_at": moment(updated_at),
    },
)
"""Shopify: the names are documented. A name without its `#` is found, as Hydrogen asks for it."""


def history_of(viewer: Viewer) -> OrderHistory:
    """Return all that the customer has ordered, mutations of the same request included."""
    assert viewer.buyer is not None
    customer_id = viewer.buyer.customer_id
    known = viewer.world.store.get(OrderHistory, customer_id)
    return known or OrderHistory(customer_id=customer_id, orders=())


def sought(
    viewer: Viewer, found: Sequence[records.Order], query: str | None
) -> Sequence[records.Order]:
    """Return those that *query* is for. Raises `FieldError`."""
    if not query:
        return found
    return [*matching(found, query, SEARCH_FIELDS, now=viewer.world.clock.now())]


def customer_orders(
    customer: Customer,
    *,
    viewer: Viewer,
    sort_key: str | None = "ID",
    query: str | None = None,
    **page: Unpack[PageArguments],
) -> Connection[records.Order]:
    """Return a page of the customer's own orders. Raises `FieldError`."""
    found = history_of(viewer).orders if is_viewer(customer, viewer) else ()
    show = partial(Order, viewer=viewer)
    return listed(sought(viewer, found, query), SORT_KEYS[sort_key or "ID"], Page(**page), show)


def own_order(viewer: Viewer, id: str) -> Order | None:
    """Return an order of the customer; None for others."""
    wanted = number_in(id, "Order")
    for each in history_of(viewer).orders:
        if each.id == wanted:
            return Order(each, viewer)
    return None
