"""`refunds/…`: what one refund of an order gives back. Shopify: documented."""

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from sandbox.gid import gid
from sandbox.orders.records import Order
from sandbox.orders.totals import left_of, totals_of
from sandbox.webhooks.order_lines import line_payloads
from sandbox.webhooks.payload_parts import Payload, money, time
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
        "restock": False,
        "refund_line_items": list(_lines(world, of)),
        "transactions": [
            {
                "kind": "refund",
                "status": "success",
                "amount": money(amount),
                "currency": order.currency_code,
                "gateway": "sandbox",
                "order_id": order.id,
            }
        ],
        "order_adjustments": [],
    }


def _whole(order: Order) -> Order:
    """Return *order* as if nothing of it had been refunded."""
    lines = tuple(replace(line, removed=0) for line in order.lines)
    return replace(order, lines=lines, shipping_refunded=False)


def _lines(world: World, of: Refunded) -> Iterator[Payload]:
    order, shown = of.order, line_payloads(world, of.order)
    prices = totals_of(order).lines
    for at, (line, was) in enumerate(zip(order.lines, of.before.lines, strict=False)):
        if line.removed > was.removed:
            price = prices[at]
            yield {
                "id": order.id + at,
                "line_item_id": shown[at]["id"],
                "quantity": line.removed - was.removed,
                "restock_type": "no_restock",
                "subtotal": money(left_of(order, was, price) - left_of(order, line, price)),
                "line_item": shown[at],
            }
