"""The totals of an order, computed from its lines, so that no two sums can disagree.

Shopify: the schema says what each total includes. It leaves open whether the cost of shipping is
included before or after discounts; here after, so that subtotal, shipping and taxes make the total.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Final

from msgspec import Struct

from sandbox.bounds import MOST_MONEY
from sandbox.money import Money, rounded
from sandbox.orders.allocation import Shares, shares_of, spread
from sandbox.orders.kinds import OrderFinancialStatus as Status
from sandbox.orders.records import NOTHING, LineItem, Order

_PAID: Final = (Status.PAID, Status.PARTIALLY_REFUNDED, Status.REFUNDED)


class Totals(Struct, frozen=True, kw_only=True, gc=False):
    """The sums of one order, in its currency. `current` are those without what was removed."""

    lines: tuple[Decimal, ...]
    """The price of each line after discounts."""
    taxes: tuple[Decimal, ...]
    """The tax on each line, which is not in its price."""
    tax_rate: Decimal
    """The tax as a fraction of the lines' prices."""
    shipping_tax: Decimal
    """The tax that no line has, as all of them are free."""
    shares: Shares
    subtotal: Decimal
    tax: Decimal
    shipping: Decimal
    total: Decimal
    original_total: Decimal
    """The total before any edit."""
    current_subtotal: Decimal
    current_tax: Decimal
    current_shipping: Decimal
    current_total: Decimal
    paid: Decimal
    """All that was paid, with what was refunded of it."""
    refunded: Decimal


def totals_of(order: Order) -> Totals:
    """Return the totals of *order*."""
    shares = shares_of(order)
    prices = tuple(
        line.price * line.quantity - sum(mine.values())
        for line, mine in zip(order.lines, shares.lines, strict=True)
    )
    taxes = _taxes(order, prices)
    shipping = order.shipping - sum(shares.shipping.values())
    shipping_tax = NOTHING if order.tax is None else order.tax - sum(taxes)
    subtotal, tax = sum(prices, NOTHING), sum(taxes, shipping_tax)
    total = original = subtotal + tax + shipping
    if order.edited:
        added = (at for at, line in enumerate(order.lines) if line.added)
        original -= sum(prices[at] + taxes[at] for at in added)
    current_shipping = NOTHING if order.shipping_refunded else shipping
    current_subtotal, current_tax = _left(order, prices), _left(order, taxes)
    if not order.shipping_refunded:
        current_tax += shipping_tax
    current_total = current_subtotal + current_tax + current_shipping
    paid = _paid(order, total)
    return Totals(
        lines=prices,
        taxes=taxes,
        tax_rate=_rate(order, subtotal),
        shipping_tax=shipping_tax,
        shares=shares,
        subtotal=subtotal,
        tax=tax,
        shipping=shipping,
        total=total,
        original_total=original,
        current_subtotal=current_subtotal,
        current_tax=current_tax,
        current_shipping=current_shipping,
        current_total=current_total,
        paid=paid,
        refunded=_refunded(order, paid, total - current_total),
    )


def sum_field(total: str) -> property:
    """Return the field of an `Order` for the sum *total*, an attribute of its `totals`."""

    def amount(order: Any) -> Money:
        return Money(getattr(order.totals, total), order.of.currency_code)

    return property(amount)


def outstanding_of(order: Order, totals: Totals) -> Decimal:
    """Return what is still to be paid; nothing of an order that is VOIDED or canceled."""
    is_void = order.financial_status is Status.VOIDED or order.canceled_at is not None
    return NOTHING if is_void else max(totals.total - totals.paid, NOTHING)


def returned_of(payments: Sequence[Decimal], refunded: Decimal) -> tuple[Decimal, ...]:
    """Return what comes back of each of *payments* when so much is *refunded*: the last one comes
    back first (our choice)."""
    parts = []
    for paid in reversed(payments):
        parts.append(min(refunded, paid))
        refunded -= parts[-1]
    return tuple(reversed(parts))


def part_of(order: Order, line: LineItem, amount: Decimal, quantity: int) -> Decimal:
    """Return what so many of *line* have of an *amount* that all of it has."""
    return rounded(amount * quantity / line.quantity, order.currency_code)


def _taxes(order: Order, prices: Sequence[Decimal]) -> tuple[Decimal, ...]:
    """Return the tax on each line, whose *prices* are those after discounts."""
    if order.tax is not None:
        return tuple(spread(order.tax, prices, order.currency_code))
    return tuple(rounded(price * order.tax_rate, order.currency_code) for price in prices)


def _rate(order: Order, subtotal: Decimal) -> Decimal:
    if order.tax is None:
        return order.tax_rate
    rate = order.tax / subtotal if subtotal else NOTHING
    return round(rate, 6) if rate < MOST_MONEY else rate  # more has too many digits to be rounded


def _left(order: Order, amounts: Sequence[Decimal]) -> Decimal:
    """Return the sum of *amounts* of the lines without what was removed of them."""
    lines = zip(order.lines, amounts, strict=True)
    left = (part_of(order, line, amount, line.quantity - line.removed) for line, amount in lines)
    return sum(left, NOTHING)


def _paid(order: Order, total: Decimal) -> Decimal:
    """Return what was paid: of an order that is PARTIALLY_PAID one half, our choice, but never
    less than what gift cards paid."""
    if order.paid is not None:
        return order.paid
    if order.financial_status in _PAID:
        return total
    by_cards = sum((card.amount for card in order.gift_cards), NOTHING)
    if order.financial_status is Status.PARTIALLY_PAID:
        return max(rounded(total / 2, order.currency_code), by_cards)
    return by_cards if order.financial_status is Status.AUTHORIZED else NOTHING


def _refunded(order: Order, paid: Decimal, removed: Decimal) -> Decimal:
    """Return what was refunded of what was *paid*: of a part what was *removed*, and what was given
    back beside it."""
    if order.financial_status is Status.REFUNDED:
        return paid
    is_partly = order.financial_status is Status.PARTIALLY_REFUNDED
    return min(removed + order.refunded, paid) if is_partly else NOTHING
