"""A customer's orders, as a customer looks for them."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from sandbox.customers.records import Customer
from sandbox.orders.kinds import OrderSortKey
from sandbox.orders.records import Order, OrderHistory
from sandbox.orders.search import search
from sandbox.orders.totals import totals_of
from sandbox.world import World

_SORTS: Final[Mapping[str, Callable[[Order], Any]]] = {
    OrderSortKey.PROCESSED_AT: lambda order: (order.processed_at, order.id),
    OrderSortKey.TOTAL_PRICE: lambda order: (totals_of(order).total, order.id),
}


def orders_of(
    world: World, customer: Customer, *, sort_key: str = OrderSortKey.ID, query: str | None = None
) -> Sequence[Order]:
    """Return the orders of *customer* that *query* asks for, lowest first.

    Shopify: RELEVANCE says nothing of orders that no words were searched in; here it is as ID.
    """
    if not customer.number_of_orders:
        return ()
    history = world.store.get(OrderHistory, customer.id)
    orders = history.orders if history else ()
    found = search(orders, query, now=world.clock.now()) if query else orders
    by = _SORTS.get(sort_key)
    return sorted(found, key=by) if by else found
