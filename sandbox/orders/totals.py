"""The totals of an order, computed from its lines, so that no two sums can disagree.

Shopify: the schema says what each total includes. It leaves open whether the cost of shipping is
included before or after discounts; here after, so that subtotal, shipping and taxes make the total.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Final

from msgspec import Struct

from sandbox.money import Money, rounded
from sandbox.orders.allocation import Shares, shares_of
from sandbox.orders.kinds import OrderFinancialStatus
from sandbox.orders.records import NOTHING, LineItem, Order

_PAID: Final = (
    OrderFinancialStatus.PAID,
    OrderFinancialStatus.PARTIALLY_REFUNDED,
    OrderFinancialStatus.REFUNDED,
)
_REFUNDED: Final = (OrderFinancialStatus.PARTIALLY_REFUNDED, OrderFinancialStatus.REFUNDED)


class Sum(Struct, frozen=True, gc=False):
    """The price of some lines after discounts, and the tax, which is not in it."""

    price: Decimal
    tax: Decimal

    @property
    def whole(self) -> Decimal:
        return self.price + self.tax


class Totals(Struct, frozen=True, kw_only=True, gc=False):
    """The sums of one order, in its currency. `current` are those without what was removed."""

    lines: tuple[Decimal, ...]
    """The price of each line after discounts."""
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
    refunded: Decimal


def totals_of(order: Order) -> Totals:
    """Return the totals of *order*."""
    shares = shares_of(order)
    prices = [
        line.price * line.quantity - sum(mine.values())
        for line, mine in zip(order.lines, shares.lines, strict=True)
    ]
    lines = list(zip(order.lines, prices, strict=True))
    whole = _sum(order, prices)
    original = whole
    if order.edited:
        original = _sum(order, [price for line, price in lines if not line.added])
    current = _sum(order, [left_of(order, line, price) for line, price in lines])
    shipping = order.shipping - sum(shares.shipping.values())
    current_shipping = NOTHING if order.shipping_refunded else shipping
    total, current_total = whole.whole + shipping, current.whole + current_shipping
    return Totals(
        lines=tuple(prices),
        shares=shares,
        subtotal=whole.price,
        tax=whole.tax,
        shipping=shipping,
        total=total,
        original_total=original.whole + shipping,
        current_subtotal=current.price,
        current_tax=current.tax,
        current_shipping=current_shipping,
        current_total=current_total,
        refunded=total - current_total if order.financial_status in _REFUNDED else NOTHING,
    )


def sum_field(total: str) -> property:
    """Return the field of an `Order` for the sum *total*, an attribute of its `totals`."""

    def amount(order: Any) -> Money:
        return Money(getattr(order.totals, total), order.of.currency_code)

    return property(amount)


def paid_of(order: Order, totals: Totals) -> Decimal:
    """Return what was paid: of an order that is PARTIALLY_PAID one half, our choice."""
    if order.financial_status is OrderFinancialStatus.PARTIALLY_PAID:
        return rounded(totals.total / 2, order.currency_code)
    return totals.total if order.financial_status in _PAID else NOTHING


def outstanding_of(order: Order, totals: Totals) -> Decimal:
    """Return what is still to be paid; nothing of an order that is VOIDED."""
    is_void = order.financial_status is OrderFinancialStatus.VOIDED
    return NOTHING if is_void else totals.total - paid_of(order, totals)


def _sum(order: Order, prices: Sequence[Decimal]) -> Sum:
    """Add up *prices* of lines, each with its own tax, which is rounded."""
    taxes = [rounded(price * order.tax_rate, order.currency_code) for price in prices]
    return Sum(sum(prices, NOTHING), sum(taxes, NOTHING))


def left_of(order: Order, line: LineItem, price: Decimal) -> Decimal:
    """Return what remains of the *price* of *line* without what was removed of it."""
    return rounded(price * (line.quantity - line.removed) / line.quantity, order.currency_code)
