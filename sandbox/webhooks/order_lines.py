"""The lines of an order in payloads. Shopify: documented."""

from decimal import Decimal

from sandbox.catalog.item_names import product_title
from sandbox.catalog.variant_type import ProductVariant
from sandbox.gid import gid
from sandbox.orders.records import NOTHING, Order
from sandbox.orders.totals import Totals, totals_of
from sandbox.viewer import viewer_of
from sandbox.webhooks.order_discounts import allocations
from sandbox.webhooks.payload_parts import Payload, goods, money, money_set, of_variant, pairs
from sandbox.world import World


def line_payloads(world: World, order: Order) -> list[Payload]:
    """Return all lines of *order*."""
    viewer = viewer_of(world)
    variants = (goods(line.variant_id, viewer) for line in order.lines)
    totals = totals_of(order)
    return [_line(order, at, variant, totals) for at, variant in enumerate(variants)]


def taxes(amount: Decimal, totals: Totals) -> list[Payload]:
    """Return the tax of a part of an order: there is one, which has no name of its own."""
    if not amount:
        return []
    return [{"title": "Tax", "rate": float(totals.tax_rate), "price": money(amount)}]


def _line(order: Order, at: int, variant: ProductVariant | None, totals: Totals) -> Payload:
    """Return the line at a place of *order*. Its id is that of the order and the place."""
    line, currency = order.lines[at], order.currency_code
    about = of_variant(variant)
    return {
        "id": order.id + at,
        "admin_graphql_api_id": gid("LineItem", order.id + at),
        "variant_id": line.variant_id,
        "title": product_title(line.title, about["variant_title"]),
        "name": line.title,
        "quantity": line.quantity,
        "current_quantity": line.quantity - line.removed,
        **_sent(order, at),
        "fulfillment_service": "manual",
        "price": money(line.price),
        "price_set": money_set(line.price, currency),
        "total_discount": money(NOTHING),
        "discount_allocations": allocations(totals.shares.lines[at], currency),
        "tax_lines": taxes(totals.taxes[at], totals),
        "properties": pairs(line.custom_attributes),
        **about,
    }


def _sent(order: Order, at: int) -> Payload:
    line = order.lines[at]
    sent = sum(
        quantity
        for parcel in order.fulfillments
        for place, quantity in parcel.quantities
        if place == at
    )
    left = max(line.quantity - line.removed - sent, 0)
    return {
        "fulfillable_quantity": left,
        "fulfillment_status": None if not sent else "partial" if left else "fulfilled",
    }
