"""Changes of a merchant to an order that was placed. They raise `FaultError`."""

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import UNSET, UnsetType
from msgspec.structs import replace

from sandbox.control_models.orders import (
    Cancellation,
    NewFulfillment,
    OrderChange,
    QuantityOfLine,
    Refund,
)
from sandbox.customers.records import Customer
from sandbox.email_address import normalize
from sandbox.faults import FaultError
from sandbox.merchant import given
from sandbox.orders.kinds import (
    OrderCancelReason,
    OrderFinancialStatus,
    OrderFulfillmentStatus,
    ShipmentStatus,
)
from sandbox.orders.mails import send_cancellation, send_refund, send_shipping
from sandbox.orders.merchant import attributes_of, check_moment
from sandbox.orders.payment_status import with_status
from sandbox.orders.records import Fulfillment, LineItem, Order, OrderHistory, ShipmentEvent
from sandbox.orders.restocking import restocked
from sandbox.orders.totals import totals_of
from sandbox.phone_number import e164
from sandbox.world import World

_MOST_EVENTS: Final = 100
_UNPAID: Final = (
    OrderFinancialStatus.AUTHORIZED,
    OrderFinancialStatus.PENDING,
    OrderFinancialStatus.VOIDED,
)


def find_order(world: World, number: int) -> tuple[OrderHistory, Order] | None:
    """Return the order of that id, and the history that it is in."""
    history = world.store.find(OrderHistory, "order_ids", str(number))
    if history is None:
        return None
    return history, next(order for order in history.orders if order.id == number)


def update_order(world: World, history: OrderHistory, order: Order, change: OrderChange) -> Order:
    """Apply *change* to *order*. Raises `FaultError`."""
    if change.processed_at is not UNSET:
        check_moment(change.processed_at)
    sent, notes = change.fulfillment_status, change.custom_attributes
    changed = replace(
        order,
        **given(
            email=_email(change.email) if isinstance(change.email, str) else change.email,
            phone=_phone(world, change.phone) if isinstance(change.phone, str) else change.phone,
            processed_at=change.processed_at,
            fulfillment_status=sent if sent is UNSET else OrderFulfillmentStatus(sent),
            custom_attributes=notes if notes is UNSET else attributes_of(notes),
            po_number=change.po_number,
            payment_days=change.payment_days,
        ),
    )
    changed = with_status(changed, change.financial_status, change.total_refunded)
    if change.shipment_status is not UNSET:
        changed = _tracked(world, changed, ShipmentStatus(change.shipment_status))
    return put_order(world, history, changed)


def _tracked(world: World, order: Order, status: ShipmentStatus) -> Order:
    """Return *order* with an event of each parcel. Raises `FaultError`."""
    if not order.fulfillments:
        raise FaultError("is for parcels, and none was sent: see fulfil", "shipmentStatus")
    event = ShipmentEvent(status=status, happened_at=world.clock.now())
    parcels = tuple(
        replace(each, events=(*each.events, event)[-_MOST_EVENTS:]) for each in order.fulfillments
    )
    return replace(order, fulfillments=parcels)


def delete_order(world: World, history: OrderHistory, order: Order) -> None:
    """Delete *order*: its customer has one less."""
    left = tuple(each for each in history.orders if each.id != order.id)
    world.store.put(replace(history, orders=left))
    customer = world.store.get(Customer, history.customer_id)
    if customer is not None:
        world.store.put(replace(customer, number_of_orders=customer.number_of_orders - 1))


def fulfil(world: World, history: OrderHistory, order: Order, fulfillment: NewFulfillment) -> Order:
    """Send lines of *order*, or all that is left of it. Raises `FaultError`."""
    left = unsent(order)
    sent = quantities(fulfillment.lines, left, "fulfil")
    parcel = Fulfillment(
        quantities=tuple(sent.items()),
        tracking_company=fulfillment.tracking_company,
        tracking_numbers=fulfillment.tracking_numbers,
    )
    is_whole = sum(sent.values()) == sum(left.values())
    status = OrderFulfillmentStatus
    changed = replace(
        order,
        fulfillments=(*order.fulfillments, parcel),
        fulfillment_status=status.FULFILLED if is_whole else status.PARTIALLY_FULFILLED,
    )
    send_shipping(world, changed, parcel)
    return put_order(world, history, changed)


def cancel(world: World, history: OrderHistory, order: Order, cancellation: Cancellation) -> Order:
    """Cancel *order*: what was paid is refunded, and what was not sent goes back into the stock.

    Raises `FaultError`.

    Shopify: a payment that is pending or authorized is voided (documented). What gift cards paid
    of such an order is refunded (our choice).
    """
    if order.canceled_at is not None:
        raise FaultError("the order is canceled already")
    paid = totals_of(order).paid
    is_unpaid = order.financial_status in _UNPAID and not paid
    status = OrderFinancialStatus.VOIDED if is_unpaid else OrderFinancialStatus.REFUNDED
    changed = replace(
        order,
        paid=None if is_unpaid else paid,
        lines=tuple(replace(line, removed=line.quantity) for line in order.lines),
        shipping_refunded=True,
        financial_status=status,
        canceled_at=world.clock.now(),
        cancel_reason=OrderCancelReason(cancellation.reason),
    )
    if cancellation.restock:
        changed = restocked(world, changed, unsent(order))
    send_cancellation(world, changed)
    return put_order(world, history, changed)


def refund(world: World, history: OrderHistory, order: Order, refund_: Refund) -> Order:
    """Refund lines of *order*, or all that is left of it and its shipping. Raises `FaultError`."""
    status = order.financial_status
    if status in _UNPAID:
        raise FaultError(f"the order is {status}: make its financialStatus PAID first")
    if status is OrderFinancialStatus.PARTIALLY_PAID:
        raise FaultError("the order is PARTIALLY_PAID: make its financialStatus PAID first")
    if status is OrderFinancialStatus.REFUNDED:
        raise FaultError("the order has nothing left to refund")
    if refund_.shipping is True:
        _check_shipping(order)
    left = dict(enumerate(line.quantity - line.removed for line in order.lines))
    whole = refund_.lines is UNSET and refund_.shipping is UNSET
    if refund_.lines is UNSET and refund_.shipping is True:
        back: dict[int, int] = {}
    else:
        back = quantities(refund_.lines, left, "refund")
    changed = replace(
        order,
        lines=tuple(_without(line, back.get(at, 0)) for at, line in enumerate(order.lines)),
        shipping_refunded=order.shipping_refunded or whole or refund_.shipping is True,
    )
    changed = _refunded(replace(changed, financial_status=OrderFinancialStatus.PARTIALLY_REFUNDED))
    if refund_.restock:
        changed = restocked(world, changed, back)
    send_refund(world, changed)
    return put_order(world, history, changed)


def _refunded(order: Order) -> Order:
    """Return *order*, which is PARTIALLY_REFUNDED, as REFUNDED if nothing of it is left."""
    totals = totals_of(order)
    is_all = totals.current_total == 0 or totals.refunded == totals.paid
    return replace(order, financial_status=OrderFinancialStatus.REFUNDED) if is_all else order


def _check_shipping(order: Order) -> None:
    """Raise `FaultError` for an *order* whose shipping cannot be refunded."""
    if order.shipping_refunded:
        raise FaultError("is refunded already: leave it out", "shipping")
    totals = totals_of(order)
    if not totals.shipping + totals.shipping_tax:
        raise FaultError("costs nothing in this order: leave it out", "shipping")


def _without(line: LineItem, quantity: int) -> LineItem:
    return replace(line, removed=line.removed + quantity)


def unsent(order: Order) -> dict[int, int]:
    """Return how much of each line is still to be sent."""
    left = dict(enumerate(line.quantity - line.removed for line in order.lines))
    for parcel in order.fulfillments:
        for at, quantity in parcel.quantities:
            left[at] = max(left[at] - quantity, 0)
    return left


def quantities(
    lines: Sequence[QuantityOfLine] | UnsetType, left: dict[int, int], action: str
) -> dict[int, int]:
    """Return the quantity of each line for an *action* such as `refund`: that of *lines*, or all
    that is *left*. Raises `FaultError`.
    """
    if lines is UNSET:
        found = {at: quantity for at, quantity in left.items() if quantity}
    else:
        found = dict(_within(lines, left))
    if not found:
        raise FaultError(f"the order has nothing left to {action}")
    return found


def _within(
    quantities: Sequence[QuantityOfLine], left: dict[int, int]
) -> Iterator[tuple[int, int]]:
    seen: set[int] = set()
    for at, each in enumerate(quantities):
        if each.line not in left or each.line in seen:
            detail = f"is {each.line}: write the index of a line, from 0, and each once"
            raise FaultError(detail, "lines", at, "line")
        if each.quantity > left[each.line]:
            detail = f"is {each.quantity}: only {left[each.line]} are left"
            raise FaultError(detail, "lines", at, "quantity")
        seen.add(each.line)
        yield each.line, each.quantity


def put_order(world: World, history: OrderHistory, changed: Order) -> Order:
    """Keep *changed* in place of the order of its id."""
    orders = tuple(changed if each.id == changed.id else each for each in history.orders)
    world.store.put(replace(history, orders=orders))
    return changed


def _email(text: str) -> str:
    email = normalize(text)
    if email is None:
        raise FaultError(
            f"is {text!r}, which is not an email: write it like ada@example.com", "email"
        )
    return email


def _phone(world: World, text: str) -> str:
    phone = e164(text, region=world.shop.payment_settings.country_code)
    if phone is None:
        raise FaultError(
            f"is {text!r}, which is not a phone number: write it like +15551234567", "phone"
        )
    return phone
