"""The mails about an order, in the language of its buyer.

Those in English have the subjects of Shopify's own templates.
"""

from collections.abc import Iterator

from sandbox.orders.order_type import Order as OrderType
from sandbox.orders.records import Fulfillment, Order
from sandbox.orders.totals import Totals, totals_of
from sandbox.viewer import language_in, viewer_of
from sandbox.world import World
from sandbox.world.inbox import Mail, MailKind
from sandbox.world.mail_texts import language_of, mail_text, phrase


def send_confirmation(world: World, order: Order) -> None:
    """Confirm that *order* was placed."""
    totals = totals_of(order)
    total = f"{totals.total} {order.currency_code}"
    lines = "\n".join(_lines(order, totals))
    _send(world, order, MailKind.ORDER_CONFIRMATION, lines=lines, total=total)


def send_shipping(world: World, order: Order, parcel: Fulfillment) -> None:
    """Say that a *parcel* is on its way, and how it can be tracked."""
    lines = [f"{order.lines[at].title} x {quantity}" for at, quantity in parcel.quantities]
    company = parcel.tracking_company or phrase("tracking", _language(world, order))
    lines += [f"{company}: {number}" for number in parcel.tracking_numbers]
    _send(world, order, MailKind.SHIPPING_CONFIRMATION, lines="\n".join(lines))


def send_cancellation(world: World, order: Order) -> None:
    """Say that *order* was canceled, and that it is refunded if something was paid."""
    language, reason = _language(world, order), ""
    if order.cancel_reason:
        reason = phrase("reason", language).format(reason=order.cancel_reason)
    refunded = phrase("refunded", language) if totals_of(order).refunded else ""
    _send(world, order, MailKind.ORDER_CANCELED, reason=reason, refunded=refunded)


def send_refund(world: World, order: Order) -> None:
    refunded = f"{totals_of(order).refunded} {order.currency_code}"
    _send(world, order, MailKind.REFUND, refunded=refunded)


def _lines(order: Order, totals: Totals) -> Iterator[str]:
    for line, price in zip(order.lines, totals.lines, strict=True):
        yield f"{line.title} x {line.quantity}: {price} {order.currency_code}"


def _language(world: World, order: Order) -> str:
    """Return the language of *order*, else that of the country that it is sent to."""
    place = order.shipping_address
    country = None if place is None else place.country_code
    return language_of(order.customer_locale or language_in(world, country))


def _send(world: World, order: Order, kind: MailKind, **parts: str) -> None:
    """Send a mail with the link to the status of *order*, if it has an email."""
    if order.email is None:
        return
    where = OrderType(order, viewer_of(world)).status_url
    written = mail_text(
        kind, _language(world, order), shop=world.shop.name, order=order.name, link=where, **parts
    )
    mail = Mail(
        to=order.email,
        kind=kind,
        subject=written.subject,
        text=written.text,
        language=written.language,
        created_at=world.clock.now(),
        links=(where,),
    )
    world.inbox.deliver(mail)
