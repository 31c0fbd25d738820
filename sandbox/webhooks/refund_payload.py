"""`refunds/…`: what one refund of an order gives back. Shopify: documented."""

from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from sandbox.gid import gid
from sandbox.orders.changes import unsent
from sandbox.orders.kinds import OrderFinancialStatus
from sandbox.orders.records import Order
from sandbox.orders.totals import part_of, totals_of
from sandbox.webhooks.order_lines import line_payloads
from sandbox.webhooks.payload_parts import Payload, money, money_set, time
from sandbox.world import World


class Refunded(Struct, frozen=True):
    """An order after a refund, and as it was before."""

    order: Order
    before: Order


def refund_payload(world: World, about: Order | Refunded) -> Payload:
    """Return one refund; of an order all of its refunds as one."""
    of = Refunded(about, _whole(about)) if isinstance(about, Order) else about
    order, before = of.order, of.before
    earlier = sum(line.removed for line in before.lines) + before.shipping_refunded
    number, now = order.id + 1 + earlier, time(world.clock.now())
    amount = totals_of(order).refunded - totals_of(before).refunded
    return {
        "id": number,
        "admin_graphql_api_id": gid("Refund", number),
        "order_id": order.id,
        "note": None,
        "created_at": now,
        "processed_at": now,
        "restock": _restocked(order) > _restocked(before),
        "refund_line_items": list(_lines(world, of)),
        "transactions": list(_transactions(order, amount)),
        "order_adjustments": list(_adjustments(of, number)),
    }


def _whole(order: Order) -> Order:
    """Return *order* as if nothing of it had been refunded."""
    lines = tuple(replace(line, removed=0, restocked=0) for line in order.lines)
    paid = OrderFinancialStatus.PAID
    return replace(order, lines=lines, shipping_refunded=False, financial_status=paid)


def _transactions(order: Order, amount: Decimal) -> Iterator[Payload]:
    if amount:
        yield {
            "kind": "refund",
            "status": "success",
            "amount": money(amount),
            "currency": order.currency_code,
            "gateway": "sandbox",
            "order_id": order.id,
        }


def _adjustments(of: Refunded, refund: int) -> Iterator[Payload]:
    """Yield what was refunded of the shipping; Shopify: as a negative amount (documented)."""
    order, totals = of.order, totals_of(of.before)
    is_now = order.shipping_refunded and not of.before.shipping_refunded
    if is_now and totals.shipping + totals.shipping_tax:
        amount, tax = -totals.shipping, -totals.shipping_tax
        yield {
            "id": refund,
            "order_id": order.id,
            "refund_id": refund,
            "kind": "shipping_refund",
            "reason": "Shipping refund",
            "amount": money(amount),
            "amount_set": money_set(amount, order.currency_code),
            "tax_amount": money(tax),
            "tax_amount_set": money_set(tax, order.currency_code),
        }


def _lines(world: World, of: Refunded) -> Iterator[Payload]:
    order, shown = of.order, line_payloads(world, of.order)
    totals = totals_of(order)
    for at, (line, was) in enumerate(zip(order.lines, of.before.lines, strict=False)):
        quantity = line.removed - was.removed
        if quantity > 0:
            price, tax = totals.lines[at], totals.taxes[at]
            yield {
                "id": order.id + at,
                "line_item_id": shown[at]["id"],
                "quantity": quantity,
                "restock_type": _restock_type(of, at),
                "subtotal": money(_between(of, at, price)),
                "total_tax": money(_between(of, at, tax)),
                "line_item": shown[at],
            }


def _restocked(order: Order) -> int:
    return sum(line.restocked for line in order.lines)


def _restock_type(of: Refunded, at: int) -> str:
    """Return what becomes of the stock. Shopify: `cancel` for what was not sent (documented)."""
    line, was = of.order.lines[at], of.before.lines[at]
    if line.restocked == was.restocked:
        return "no_restock"
    is_unsent = unsent(of.before)[at] >= line.removed - was.removed
    return "cancel" if is_unsent or of.order.canceled_at is not None else "return"


def _between(of: Refunded, at: int, amount: Decimal) -> Decimal:
    """Return what the refund gives back of an *amount* that the line at a place has."""
    was, line = of.before.lines[at], of.order.lines[at]
    before = part_of(of.order, was, amount, was.quantity - was.removed)
    return before - part_of(of.order, line, amount, line.quantity - line.removed)
