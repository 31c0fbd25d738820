"""The mails about an order, with the subjects of Shopify's own templates."""

from collections.abc import Iterator

from sandbox.orders.order_type import Order as OrderType
from sandbox.orders.records import Fulfillment, Order
from sandbox.orders.totals import totals_of
from sandbox.viewer import viewer_of
from sandbox.world import World
from sandbox.world.inbox import Mail, MailKind


def send_confirmation(world: World, order: Order) -> None:
    """Confirm that *order* was placed."""
    total = f"{totals_of(order).total} {order.currency_code}"
    lines = "\n".join(_lines(order))
    text = f"Thank you for your purchase at {world.shop.name}.\n{lines}\nTotal: {total}"
    _send(world, order, MailKind.ORDER_CONFIRMATION, f"Order {order.name} confirmed", text)


def send_shipping(world: World, order: Order, parcel: Fulfillment) -> None:
    """Say that a *parcel* is on its way, and how it can be tracked."""
    lines = [f"{order.lines[at].title} x {quantity}" for at, quantity in parcel.quantities]
    company = parcel.tracking_company or "Tracking number"
    lines += [f"{company}: {number}" for number in parcel.tracking_numbers]
    subject = f"A shipment from order {order.name} is on the way"
    _send(world, order, MailKind.SHIPPING_CONFIRMATION, subject, "\n".join(lines))


def send_cancellation(world: World, order: Order) -> None:
    reason = f" Reason: {order.cancel_reason}." if order.cancel_reason else ""
    text = f"Order {order.name} was canceled.{reason} What was paid is refunded."
    subject = f"Order {order.name} has been canceled"
    _send(world, order, MailKind.ORDER_CANCELED, subject, text)


def send_refund(world: World, order: Order) -> None:
    refunded = f"{totals_of(order).refunded} {order.currency_code}"
    text = f"Refunded of order {order.name} so far: {refunded}"
    _send(world, order, MailKind.REFUND, "Refund notification", text)


def _lines(order: Order) -> Iterator[str]:
    for line, price in zip(order.lines, totals_of(order).lines, strict=True):
        yield f"{line.title} x {line.quantity}: {price} {order.currency_code}"


def _send(world: World, order: Order, kind: MailKind, subject: str, text: str) -> None:
    """Send a mail with the link to the status of *order*, if it has an email."""
    if order.email is None:
        return
    where = OrderType(order, viewer_of(world)).status_url
    mail = Mail(
        to=order.email,
        kind=kind,
        subject=subject,
        text=f"{text}\nView your order: {where}",
        created_at=world.clock.now(),
        links=(where,),
    )
    world.inbox.deliver(mail)
