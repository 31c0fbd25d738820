"""`carts/…` and `checkouts/…`. Shopify: documented."""

from decimal import Decimal
from typing import Final

from sandbox.cart.cart_type import Cart as CartType
from sandbox.cart.delivery_groups import CartDeliveryOption
from sandbox.cart.delivery_types import CartDeliveryAddress
from sandbox.cart.discounts import AutomaticDiscount, Discount, Kind
from sandbox.cart.line_type import CartLine
from sandbox.cart.records import Cart
from sandbox.checkout.opening import filled_in, shown
from sandbox.checkout.records import Checkout
from sandbox.customers.records import Customer
from sandbox.webhooks.customer_payload import customer_payload
from sandbox.webhooks.payload_parts import (
    Payload,
    grams_of,
    money,
    money_set,
    of_variant,
    pairs,
    time,
)
from sandbox.world import World

_NOTHING: Final = Decimal(0)
_TYPES: Final = {Kind.PERCENTAGE: "percentage", Kind.FREE_SHIPPING: "shipping"}
_ADDRESS: Final = (
    "first_name",
    "last_name",
    "company",
    "address1",
    "address2",
    "city",
    "province_code",
    "country_code",
    "zip",
    "phone",
)


def cart_payload(world: World, cart: Cart) -> Payload:
    return {
        "id": cart.id,
        "token": cart.id,
        "note": cart.note,
        "attributes": {each.key: each.value for each in cart.attributes},
        "line_items": [_line(line) for line in shown(world, cart).reckoning.lines],
        "created_at": time(cart.created_at),
        "updated_at": time(cart.updated_at),
    }


def checkout_payload(world: World, checkout: Checkout) -> Payload:
    cart = world.store.get(Cart, checkout.id)
    about: Payload = {
        "token": checkout.id,
        "cart_token": checkout.id,
        "email": checkout.email,
        "phone": checkout.phone,
        "customer_locale": checkout.language.lower(),
        "completed_at": None,
        "updated_at": time(checkout.changed_at),
    }
    if cart is None:
        return about
    return about | _of_cart(world, shown(world, filled_in(world, cart, checkout)))


def _of_cart(world: World, cart: CartType) -> Payload:
    """Return what is known of a checkout as long as its cart is there."""
    owed, lines = cart.due, cart.reckoning.lines
    customer = world.store.get(Customer, cart.of.buyer.customer_id or 0)
    whole = sum((line.subtotal.amount for line in lines), _NOTHING)
    return {
        "email": cart.of.buyer.email,
        "phone": cart.of.buyer.phone,
        "currency": cart.currency,
        "presentment_currency": cart.currency,
        "subtotal_price": money(owed.subtotal - owed.discount),
        "total_line_items_price": money(whole),
        "total_discounts": money(whole - owed.subtotal + owed.discount),
        "total_tax": money(_NOTHING),
        "total_price": money(owed.total),
        "total_weight": sum(grams_of(line.merchandise) * line.of.quantity for line in lines),
        "taxes_included": False,
        "tax_lines": [],
        "note": cart.of.note,
        "note_attributes": pairs(cart.of.attributes),
        "discount_codes": _codes(cart),
        "line_items": [_line(line) | _of_checkout(line) for line in lines],
        "shipping_lines": [_shipping(group.selected_delivery_option) for group in cart.groups],
        "shipping_address": _address(cart),
        "customer": None if customer is None else customer_payload(world, customer),
        "abandoned_checkout_url": cart.checkout_url,
        "created_at": time(cart.of.created_at),
    }


def _shipping(option: CartDeliveryOption) -> Payload:
    return {
        "code": option.code,
        "title": option.title,
        "price": money(option.estimated_cost.amount),
        "source": "shopify",
    }


def _line(line: CartLine) -> Payload:
    unit, total, currency = line.unit.amount, line.total.amount, line.unit.currency_code
    off = line.subtotal.amount - total
    one = total / line.of.quantity if line.of.quantity else unit
    return {
        "id": line.of.variant_id,
        "key": line.of.id,
        "variant_id": line.of.variant_id,
        "title": line.merchandise.product.of.title,
        "quantity": line.of.quantity,
        "price": money(unit),
        "price_set": money_set(unit, currency),
        "original_price": money(unit),
        "discounted_price": money(one),
        "line_price": money(total),
        "line_price_set": money_set(total, currency),
        "original_line_price": money(line.subtotal.amount),
        "total_discount": money(off),
        "discounts": [
            {"title": each.title, "amount": money(amount)}
            for each, amount in ([line.off] if line.off and line.off[1] else [])
        ],
        "properties": {each.key: each.value for each in line.of.attributes},
        **of_variant(line.merchandise),
    }


def _of_checkout(line: CartLine) -> Payload:
    """Shopify: lines of a checkout say some things otherwise than those of a cart (documented)."""
    before = line.merchandise.compare_at_price
    return {
        "properties": pairs(line.of.attributes),
        "presentment_title": line.merchandise.product.of.title,
        "variant_price": money(line.unit.amount),
        "compare_at_price": None if before is None else money(before.amount),
        "tax_lines": [],
    }


def _codes(cart: CartType) -> list[Payload]:
    offs: dict[str, tuple[Discount, Decimal]] = {}
    of_lines = (line.off for line in cart.reckoning.lines if line.off)
    for discount, off in (*of_lines, *cart.reckoning.shares):
        offs[discount.id] = (discount, off + (offs[discount.id][1] if discount.id in offs else 0))
    return [
        {
            "code": each.title,
            "amount": money(off),
            "type": _TYPES.get(each.kind, "fixed_amount"),
        }
        for each, off in offs.values()
        if not isinstance(each, AutomaticDiscount)
    ]


def _address(cart: CartType) -> Payload | None:
    if cart.address is None:
        return None
    parts = {name: getattr(cart.address, name) for name in _ADDRESS}
    return {**parts, "name": CartDeliveryAddress(cart.address).name}
