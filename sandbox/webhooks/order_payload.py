"""`orders/…` and `fulfillments/…`. Shopify: documented."""

from collections.abc import Iterator, Sequence

from sandbox.customers.records import Customer
from sandbox.gid import gid
from sandbox.orders.order_type import Order as OrderType
from sandbox.orders.records import NOTHING, Order, OrderHistory
from sandbox.orders.totals import Totals, outstanding_of, totals_of
from sandbox.viewer import viewer_of
from sandbox.webhooks.customer_payload import customer_payload
from sandbox.webhooks.order_discounts import (
    allocations,
    application,
    codes_of,
)
from sandbox.webhooks.order_lines import line_payloads, taxes
from sandbox.webhooks.payload_parts import Payload, address_of, money, money_set, pairs, time
from sandbox.webhooks.refund_payload import refund_payload
from sandbox.world import World


def order_payload(world: World, order: Order) -> Payload:
    totals, currency = totals_of(order), order.currency_code
    lines = line_payloads(world, order)
    return {
        "id": order.id,
        "admin_graphql_api_id": gid("Order", order.id),
        "name": order.name,
        "order_number": order.number,
        "number": order.number,
        "token": order.token,
        "cart_token": order.cart_token,
        "order_status_url": OrderType(order, viewer_of(world)).status_url,
        "email": order.email,
        "contact_email": order.email,
        "phone": order.phone,
        "currency": currency,
        "presentment_currency": currency,
        "financial_status": order.financial_status.value.lower(),
        "fulfillment_status": _sent(order),
        "confirmed": True,
        "test": False,
        "source_name": "web",
        "customer_locale": order.customer_locale,
        **_sums(order, totals),
        "taxes_included": False,
        "tax_lines": taxes(totals.tax, totals),
        "note": order.note or None,
        "note_attributes": pairs(order.custom_attributes),
        "tags": "",
        "payment_gateway_names": ["sandbox"],
        "discount_codes": list(codes_of(order, totals)),
        "discount_applications": [application(order, at) for at in range(len(order.discounts))],
        "line_items": lines,
        "total_weight": sum(line["grams"] * line["quantity"] for line in lines),
        "shipping_lines": list(_shipping_lines(order, totals)),
        "shipping_address": address_of(order.shipping_address),
        "billing_address": address_of(order.billing_address),
        "customer": _customer(world, order),
        "fulfillments": [_parcel(order, at, lines) for at in range(len(order.fulfillments))],
        "refunds": [refund_payload(world, order)] if totals.refunded else [],
        "cancelled_at": time(order.canceled_at),
        "cancel_reason": order.cancel_reason.value.lower() if order.cancel_reason else None,
        "processed_at": time(order.processed_at),
        "created_at": time(order.processed_at),
        "updated_at": time(world.clock.now()),
    }


def fulfillment_payload(world: World, order: Order) -> Payload:
    return _parcel(order, len(order.fulfillments) - 1, line_payloads(world, order))


def _sums(order: Order, totals: Totals) -> Payload:
    """Return the sums; Shopify: each also as a `…_set` (documented)."""
    whole = sum((line.price * line.quantity for line in order.lines), NOTHING)
    off = [sum(shares.values(), NOTHING) for shares in totals.shares.lines]
    discounts = sum(off, NOTHING) + sum(totals.shares.shipping.values(), NOTHING)
    sums = {
        "subtotal_price": totals.subtotal,
        "total_line_items_price": whole,
        "total_discounts": discounts,
        "total_tax": totals.tax,
        "total_price": totals.total,
        "current_subtotal_price": totals.current_subtotal,
        "current_total_tax": totals.current_tax,
        "current_total_price": totals.current_total,
    }
    currency = order.currency_code
    return {
        **{name: money(amount) for name, amount in sums.items()},
        **{f"{name}_set": money_set(amount, currency) for name, amount in sums.items()},
        "total_shipping_price_set": money_set(totals.shipping, currency),
        "total_outstanding": money(outstanding_of(order, totals)),
    }


def _customer(world: World, order: Order) -> Payload | None:
    history = world.store.find(OrderHistory, "order_ids", str(order.id))
    found = None if history is None else world.store.get(Customer, history.customer_id)
    return None if found is None else customer_payload(world, found)


def _parcel(order: Order, at: int, lines: Sequence[Payload]) -> Payload:
    parcel = order.fulfillments[at]
    return {
        "id": order.id + at + 1,
        "admin_graphql_api_id": gid("Fulfillment", order.id + at + 1),
        "order_id": order.id,
        "name": f"{order.name}.{at + 1}",
        "status": "success",
        "service": "manual",
        "email": order.email,
        "destination": address_of(order.shipping_address),
        "tracking_company": parcel.tracking_company,
        "tracking_number": next(iter(parcel.tracking_numbers), None),
        "tracking_numbers": list(parcel.tracking_numbers),
        "tracking_url": None,
        "tracking_urls": [],
        "line_items": [
            lines[line] | {"quantity": quantity} for line, quantity in parcel.quantities
        ],
    }


def _shipping_lines(order: Order, totals: Totals) -> Iterator[Payload]:
    """Yield one line for all deliveries, as an order has one price for them."""
    if not (order.shipping_address or order.deliveries):
        return
    title = ", ".join(each.title for each in order.deliveries) or "Shipping"
    yield {
        "id": order.id,
        "title": title,
        "code": title,
        "source": "shopify",
        "price": money(order.shipping),
        "price_set": money_set(order.shipping, order.currency_code),
        "discounted_price": money(totals.shipping),
        "discount_allocations": allocations(totals.shares.shipping, order.currency_code),
        "tax_lines": taxes(totals.shipping_tax, totals),
    }


def _sent(order: Order) -> str | None:
    """Shopify: null for an order of which nothing was sent (documented)."""
    status = order.fulfillment_status.value.lower()
    return {"fulfilled": "fulfilled", "partially_fulfilled": "partial"}.get(status)
