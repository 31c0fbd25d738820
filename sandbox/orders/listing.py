"""A customer's orders, as a customer looks for them."""

from collections.abc import Callable, Mapping, Sequence
from operator import attrgetter
from typing import Any, Final

from sandbox.customers.records import Customer
from sandbox.listing import Connection, Page, SortKey, listed, milliseconds
from sandbox.orders.kinds import OrderSortKey
from sandbox.orders.records import Order, OrderHistory
from sandbox.orders.totals import totals_of
from sandbox.search_syntax import SearchFields, matching, moment
from sandbox.world import World

_ID: Final = attrgetter("id")
_BY_ID: Final[SortKey[Order]] = SortKey(_ID)

# Shopify: the cursor of the order by id was recorded, with a null; the other two are inferred
# from those of products. RELEVANCE has no meaning without a search for words: here it is as ID.
SORT_KEYS: Final[Mapping[str, SortKey[Order]]] = {
    OrderSortKey.ID: _BY_ID,
    OrderSortKey.PROCESSED_AT: SortKey(_ID, lambda order: milliseconds(order.processed_at), int),
    OrderSortKey.RELEVANCE: _BY_ID,
    OrderSortKey.TOTAL_PRICE: SortKey(_ID, lambda order: float(totals_of(order).total), float),
}


# Shopify: `processed_at` is the one field that is documented. That words are looked for in the
# name and the titles is our choice.
SEARCH_FIELDS: Final = SearchFields(
    lambda order: (order.name, *(line.title for line in order.lines)),
    {"processed_at": moment(attrgetter("processed_at"))},
)


def orders_of(
    world: World,
    customer: Customer,
    page: Page,
    *,
    sort_key: str = OrderSortKey.ID,
    query: str | None = None,
    show: Callable[[Order], Any] | None = None,
) -> Connection[Order]:
    """Return the *page* of the orders of *customer* that *query* asks for, lowest first.

    Raises `FieldError`.
    """
    found = _orders_of(world, customer)
    if query:
        found = matching(found, query, SEARCH_FIELDS, now=world.clock.now())
    return listed(found, SORT_KEYS[sort_key], page, show)


def _orders_of(world: World, customer: Customer) -> Sequence[Order]:
    if not customer.number_of_orders:
        return ()
    history = world.store.get(OrderHistory, customer.id)
    return history.orders if history else ()
