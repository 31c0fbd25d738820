"""The discounts of an order in payloads. Shopify: documented."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Final

from sandbox.orders.discount_types import discount_application
from sandbox.orders.kinds import DiscountKind
from sandbox.orders.records import Discount, Order
from sandbox.orders.totals import Totals
from sandbox.webhooks.payload_parts import Payload, money, money_set

_NOTHING: Final = Decimal(0)
_TYPES: Final = {
    DiscountKind.AUTOMATIC: "automatic",
    DiscountKind.CODE: "discount_code",
    DiscountKind.MANUAL: "manual",
    DiscountKind.SCRIPT: "script",
}


def application(order: Order, at: int) -> Payload:
    """Return the discount at a place of *order*."""
    discount, shown = order.discounts[at], discount_application(order, at)
    value = discount.amount if discount.percentage is None else discount.percentage
    name = "code" if discount.kind is DiscountKind.CODE else "title"
    return {
        "type": _TYPES[discount.kind],
        name: discount.title,
        "value": str(value),
        "value_type": "fixed_amount" if discount.percentage is None else "percentage",
        "allocation_method": shown.allocation_method.lower(),
        "target_selection": shown.target_selection.lower(),
        "target_type": shown.target_type.lower(),
    }


def allocations(shares: Mapping[int, Decimal], currency: str) -> list[Payload]:
    """Return what discounts, by their places in the order, take off a line."""
    return [
        {
            "amount": money(amount),
            "amount_set": money_set(amount, currency),
            "discount_application_index": at,
        }
        for at, amount in shares.items()
    ]


def codes_of(order: Order, totals: Totals) -> Iterator[Payload]:
    """Yield the discount codes, each once, with what it takes off in all."""
    amounts: dict[str, Decimal] = {}
    known: dict[str, Discount] = {}
    for at, discount in enumerate(order.discounts):
        if discount.kind is DiscountKind.CODE:
            shares = [*totals.shares.lines, totals.shares.shipping]
            off = sum((each.get(at, _NOTHING) for each in shares), _NOTHING)
            known.setdefault(discount.title, discount)
            amounts[discount.title] = amounts.get(discount.title, _NOTHING) + off
    for code, amount in amounts.items():
        yield {"code": code, "amount": money(amount), "type": _type(known[code])}


def _type(discount: Discount) -> str:
    if discount.on_shipping:
        return "shipping"
    return "fixed_amount" if discount.percentage is None else "percentage"
