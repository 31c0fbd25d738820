"""Events of webhooks: topics, from a record before and after a change."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from msgspec import Struct

from sandbox.cart.records import Cart
from sandbox.checkout.records import Checkout
from sandbox.customers.records import Customer, CustomerState
from sandbox.orders.kinds import OrderFinancialStatus, OrderFulfillmentStatus
from sandbox.orders.records import Order, OrderHistory
from sandbox.orders.totals import totals_of
from sandbox.store import Record
from sandbox.webhooks.refund_payload import Refunded


class Event(Struct, frozen=True):
    """What happened: a topic, and what it is about as it was then: a record, or a `Refunded`."""

    topic: str
    about: Any


_PAID: Final = OrderFinancialStatus.PAID
_ALL_BACK: Final = OrderFinancialStatus.REFUNDED
_BACK: Final = (OrderFinancialStatus.PARTIALLY_REFUNDED, _ALL_BACK)
_SENT: Final = OrderFulfillmentStatus


def events_of(before: Record | None, after: Record) -> Iterator[Event]:
    """Yield what happened when *after* took the place of *before*."""
    find = _FINDERS.get(type(after))
    return iter(()) if find is None else find(before, after)


def _of_cart(before: Cart | None, after: Cart) -> Iterator[Event]:
    yield Event("carts/create" if before is None else "carts/update", after)


def _of_checkout(before: Checkout | None, after: Checkout) -> Iterator[Event]:
    if after.order_id is None:
        yield Event("checkouts/create" if before is None else "checkouts/update", after)


def _of_customer(before: Customer | None, after: Customer) -> Iterator[Event]:
    yield Event("customers/create" if before is None else "customers/update", after)
    was, now = before.state if before else None, after.state
    if before is not None and was is not now:
        if now is CustomerState.ENABLED:
            yield Event("customers/enable", after)
        elif was is CustomerState.ENABLED:
            yield Event("customers/disable", after)


def _of_history(before: OrderHistory | None, after: OrderHistory) -> Iterator[Event]:
    known = {order.id: order for order in before.orders} if before else {}
    for order in after.orders:
        earlier = known.get(order.id)
        if earlier is None:
            yield Event("orders/create", order)
            if order.financial_status is _PAID:
                yield Event("orders/paid", order)
        elif earlier != order:
            yield from _of_changed(earlier, order)


def _of_changed(before: Order, after: Order) -> Iterator[Event]:
    yield Event("orders/updated", after)
    if after.financial_status is _PAID is not before.financial_status:
        yield Event("orders/paid", after)
    if len(after.fulfillments) > len(before.fulfillments):
        yield Event("fulfillments/create", after)
        is_whole = after.fulfillment_status is _SENT.FULFILLED
        yield Event("orders/fulfilled" if is_whole else "orders/partially_fulfilled", after)
    if after.canceled_at is not None and before.canceled_at is None:
        yield Event("orders/cancelled", after)
    if _is_refunded(before, after):
        yield Event("refunds/create", Refunded(after, before))


def _is_refunded(before: Order, after: Order) -> bool:
    """Say whether something was given back: money, or free goods of an order that was paid."""
    if totals_of(after).refunded > totals_of(before).refunded:
        return True
    is_less = _removed(after) > _removed(before)
    return is_less and after.financial_status in _BACK and before.financial_status is not _ALL_BACK


def _removed(order: Order) -> int:
    return sum(line.removed for line in order.lines)


_FINDERS: Final[Mapping[type, Callable[[Any, Any], Iterator[Event]]]] = {
    Cart: _of_cart,
    Checkout: _of_checkout,
    Customer: _of_customer,
    OrderHistory: _of_history,
}
KINDS: Final = frozenset(_FINDERS)
"""The kinds of records that events are about."""
