"""What a webhook says, in the form of the real service: keys in snake case, money as text.

Shopify: documented for each topic. Keys whose values the sandbox does not have are left out.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any, Final, TypeAlias

from sandbox.cart.records import Cart
from sandbox.checkout.opening import filled_in, shown
from sandbox.checkout.records import Checkout
from sandbox.customers.records import Customer, MailingAddress
from sandbox.gid import gid
from sandbox.orders.records import Attribute, LineItem, Order
from sandbox.orders.totals import totals_of
from sandbox.world import World

Payload: TypeAlias = dict[str, Any]


def payload_of(world: World, topic: str, about: Any) -> Payload:
    """Return the body of a webhook of *topic*, which is *about* a record."""
    return _MADE[topic.partition("/")[0]](world, about)


def _customer(_: World, customer: Customer) -> Payload:
    return {
        "id": customer.id,
        "admin_graphql_api_id": gid("Customer", customer.id),
        "email": customer.email,
        "phone": customer.phone,
        "first_name": customer.first_name,
        "last_name": customer.last_name,
        "state": customer.state.value.lower(),
        "orders_count": customer.number_of_orders,
        "tags": ", ".join(customer.tags),
        "multipass_identifier": customer.multipass_identifier,
        "addresses": [_address(each) for each in customer.addresses],
        "default_address": _address(customer.default_address),
        "created_at": _time(customer.created_at),
        "updated_at": _time(customer.updated_at),
    }


def _cart(world: World, cart: Cart) -> Payload:
    priced = shown(world, cart)
    lines = [
        {
            "id": line.of.variant_id,
            "key": line.of.id,
            "variant_id": line.of.variant_id,
            "product_id": line.merchandise.product.of.id,
            "title": line.merchandise.product.of.title,
            "quantity": line.of.quantity,
            "price": _money(line.unit.amount),
            "line_price": _money(line.total.amount),
            "properties": _pairs(line.of.attributes),
        }
        for line in priced.reckoning.lines
    ]
    return {
        "id": cart.id,
        "token": cart.id,
        "note": cart.note,
        "attributes": _pairs(cart.attributes),
        "line_items": lines,
        "created_at": _time(cart.created_at),
        "updated_at": _time(cart.updated_at),
    }


def _checkout(world: World, checkout: Checkout) -> Payload:
    cart = world.store.get(Cart, checkout.id)
    about: Payload = {
        "token": checkout.id,
        "cart_token": checkout.id,
        "email": checkout.email,
        "phone": checkout.phone,
        "customer_locale": checkout.language.lower(),
        "completed_at": None,
        "updated_at": _time(checkout.changed_at),
    }
    if cart is None:
        return about
    seen = shown(world, filled_in(world, cart, checkout))
    return about | {
        "email": seen.of.buyer.email,
        "currency": seen.currency,
        "subtotal_price": _money(seen.reckoning.subtotal),
        "total_price": _money(seen.reckoning.total),
        "line_items": _cart(world, cart)["line_items"],
        "abandoned_checkout_url": seen.checkout_url,
        "created_at": _time(cart.created_at),
    }


def _order(world: World, order: Order) -> Payload:
    totals = totals_of(order)
    return {
        "id": order.id,
        "admin_graphql_api_id": gid("Order", order.id),
        "name": order.name,
        "order_number": order.number,
        "number": order.number,
        "token": order.token,
        "email": order.email,
        "phone": order.phone,
        "currency": order.currency_code,
        "financial_status": order.financial_status.value.lower(),
        "fulfillment_status": _sent(order),
        "customer_locale": order.customer_locale,
        "subtotal_price": _money(totals.subtotal),
        "total_tax": _money(totals.tax),
        "total_price": _money(totals.total),
        "current_total_price": _money(totals.current_total),
        "note_attributes": [
            {"name": each.key, "value": each.value} for each in order.custom_attributes
        ],
        "discount_codes": [{"code": each.title} for each in order.discounts],
        "line_items": [_line(line, at) for at, line in enumerate(order.lines)],
        "shipping_lines": _shipping_lines(order),
        "shipping_address": _address(order.shipping_address),
        "billing_address": _address(order.billing_address),
        "fulfillments": [_parcel(order, at) for at in range(len(order.fulfillments))],
        "cancelled_at": _time(order.canceled_at),
        "cancel_reason": order.cancel_reason.value.lower() if order.cancel_reason else None,
        "processed_at": _time(order.processed_at),
        "created_at": _time(order.processed_at),
        "updated_at": _time(world.clock.now()),
    }


def _fulfillment(_: World, order: Order) -> Payload:
    return _parcel(order, len(order.fulfillments) - 1)


def _refund(world: World, order: Order) -> Payload:
    back = [(at, line) for at, line in enumerate(order.lines) if line.removed]
    return {
        "order_id": order.id,
        "created_at": _time(world.clock.now()),
        "refund_line_items": [
            {"line_item_id": at, "quantity": line.removed, "line_item": _line(line, at)}
            for at, line in back
        ],
        "transactions": [
            {"kind": "refund", "amount": _money(totals_of(order).refunded), "status": "success"}
        ],
    }


def _parcel(order: Order, at: int) -> Payload:
    parcel = order.fulfillments[at]
    return {
        "id": order.id + at + 1,
        "order_id": order.id,
        "name": f"{order.name}.{at + 1}",
        "status": "success",
        "tracking_company": parcel.tracking_company,
        "tracking_numbers": list(parcel.tracking_numbers),
        "line_items": [
            _line(order.lines[line], line) | {"quantity": quantity}
            for line, quantity in parcel.quantities
        ],
    }


def _line(line: LineItem, at: int) -> Payload:
    return {
        "id": at,
        "variant_id": line.variant_id,
        "title": line.title,
        "quantity": line.quantity,
        "current_quantity": line.quantity - line.removed,
        "price": _money(line.price),
        "properties": [{"name": each.key, "value": each.value} for each in line.custom_attributes],
    }


def _sent(order: Order) -> str | None:
    """Shopify: null for an order of which nothing was sent."""
    status = order.fulfillment_status.value.lower()
    return {"fulfilled": "fulfilled", "partially_fulfilled": "partial"}.get(status)


def _shipping_lines(order: Order) -> list[Payload]:
    """Return one line for all deliveries, as an order has one price for them."""
    title = ", ".join(each.title for each in order.deliveries) or "Shipping"
    line = {"title": title, "code": title, "price": _money(order.shipping), "source": "shopify"}
    return [line] if order.shipping_address or order.deliveries else []


def _address(address: MailingAddress | None) -> Payload | None:
    if address is None:
        return None
    return {
        name: getattr(address, name)
        for name in address.__struct_fields__
        if name not in {"id", "latitude", "longitude"}
    }


def _pairs(attributes: Sequence[Attribute]) -> dict[str, str | None]:
    return {each.key: each.value for each in attributes}


def _money(amount: Decimal) -> str:
    return f"{amount:.2f}"


def _time(moment: datetime | None) -> str | None:
    return None if moment is None else moment.replace(microsecond=0).isoformat()


_MADE: Final[Mapping[str, Callable[[World, Any], Payload]]] = {
    "carts": _cart,
    "checkouts": _checkout,
    "customers": _customer,
    "fulfillments": _fulfillment,
    "orders": _order,
    "refunds": _refund,
}
