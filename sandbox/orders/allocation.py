"""Allocation of discounts to the lines of an order, and to its shipping."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from msgspec import Struct

from sandbox.money import rounded
from sandbox.orders.records import NOTHING, Discount, Order


class Shares(Struct, frozen=True, gc=False):
    """For each line and for shipping: by a discount's position, what it takes off."""

    lines: tuple[Mapping[int, Decimal], ...]
    shipping: Mapping[int, Decimal]


def shares_of(order: Order) -> Shares:
    """Share out the discounts of *order* one after the other, each of what the last one left."""
    left = [line.price * line.quantity for line in order.lines]
    shipping = order.shipping
    on_lines: tuple[dict[int, Decimal], ...] = tuple({} for _ in order.lines)
    on_shipping: dict[int, Decimal] = {}
    for position, discount in enumerate(order.discounts):
        if discount.on_shipping:
            (off,) = _off(discount, [shipping], order.currency_code)
            on_shipping[position] = off
            shipping -= off
            continue
        entitled = range(len(left)) if discount.lines is None else discount.lines
        offs = _off(discount, [left[line] for line in entitled], order.currency_code)
        for line, off in zip(entitled, offs, strict=True):
            on_lines[line][position] = off
            left[line] -= off
    return Shares(on_lines, on_shipping)


def _off(discount: Discount, prices: Sequence[Decimal], currency_code: str) -> list[Decimal]:
    """Return what *discount* takes off each of *prices*: nothing costs less than nothing."""
    if discount.percentage is not None:
        part = min(discount.percentage, Decimal(100)) / 100
        return [rounded(price * part, currency_code) for price in prices]
    if discount.each:
        return [min(discount.amount, price) for price in prices]
    return spread_off(discount.amount, prices, currency_code)


def spread_off(amount: Decimal, prices: Sequence[Decimal], currency_code: str) -> list[Decimal]:
    """Spread a discount of *amount*: it takes off at most all that the *prices* are."""
    return spread(min(amount, sum(prices, NOTHING)), prices, currency_code)


def spread(amount: Decimal, prices: Sequence[Decimal], currency_code: str) -> list[Decimal]:
    """Spread *amount* in proportion to *prices*, to the last coin. Free ones get nothing of it."""
    whole = sum(prices, NOTHING)
    if not whole:
        return [NOTHING for _ in prices]
    shares: list[Decimal] = []
    passed = given = NOTHING
    for price in prices:
        passed += price
        due = rounded(amount * passed / whole, currency_code)
        shares.append(due - given)
        given = due
    return shares
