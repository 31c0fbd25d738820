"""Allocation of discounts to the lines of a cart, to the smallest coin.

Shopify: product discounts come first, order discounts go by what they leave (recorded by its own
client's tests). Of those that may not be combined the better one wins (documented).
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import ROUND_CEILING, Decimal

from msgspec import Struct
from msgspec.structs import replace

from sandbox.cart.discounts import NOTHING, WHOLE, Discount, DiscountClass, Kind
from sandbox.cart.gifts import gifts
from sandbox.cart.judging import Goods, entitled, in_currency
from sandbox.cart.line_type import CartLine
from sandbox.cart.parts import Off, parts_of
from sandbox.money import rounded
from sandbox.orders.allocation import spread_off

Amounts = Mapping[str, Decimal]
"""What a discount takes off, by the id of the line."""


class Allotment(Struct, frozen=True):
    """A discount, and what it takes off each line."""

    discount: Discount
    amounts: Amounts

    @property
    def total(self) -> Decimal:
        return sum(self.amounts.values(), NOTHING)


class Allotted(Struct, frozen=True):
    """The discounts that a cart has: one at the most for each line, then those of the order.

    `parts` has the lines with a product discount, by their ids: two where it is for some pieces.
    """

    parts: Mapping[str, tuple[CartLine, ...]]
    on_order: tuple[Allotment, ...]
    on_shipping: tuple[Discount, ...] = ()

    @property
    def discounts(self) -> list[Discount]:
        offs = (part.off for parts in self.parts.values() for part in parts)
        of_lines = {off[0].id: off[0] for off in offs if off is not None}
        return [*of_lines.values(), *(each.discount for each in self.on_order), *self.on_shipping]


def allot(discounts: Sequence[Discount], goods: Goods) -> Allotted:
    """Share out *discounts*, all of which apply to *goods*."""
    of_class: dict[DiscountClass, list[Discount]] = {each: [] for each in DiscountClass}
    for discount in discounts:
        of_class[discount.applies_to].append(discount)
    on_lines = _best_for_lines(of_class[DiscountClass.PRODUCT], goods)
    allotted = _combined(on_lines, of_class[DiscountClass.ORDER], goods)
    kept = allotted.discounts
    shipping = of_class[DiscountClass.SHIPPING]
    on_shipping = [each for each in shipping if all(combine(each, other) for other in kept)]
    return Allotted(allotted.parts, allotted.on_order, tuple(on_shipping[:1]))


def combine(one: Discount, other: Discount) -> bool:
    """Say whether two discounts may be used together. Shopify: both must allow it (documented)."""
    return one.applies_to in other.combines_with and other.applies_to in one.combines_with


def _best_for_lines(discounts: Sequence[Discount], goods: Goods) -> dict[str, Off]:
    """Return the best product discount of each line: two never stack on one (reported).

    Those that take off less than one that they may not be combined with are left out.
    """
    best: dict[str, Off] = {}
    for offs in _combinable(discounts, goods):
        for line_id, off in offs.items():
            if off.amount > (best[line_id].amount if line_id in best else NOTHING):
                best[line_id] = off
    return best


def _combinable(discounts: Sequence[Discount], goods: Goods) -> Iterator[dict[str, Off]]:
    """Yield what the discount takes off that takes off most, and others that go with it."""
    found = [(each, _product_offs(each, goods)) for each in discounts]
    found.sort(key=lambda pair: -sum((off.amount for off in pair[1].values()), NOTHING))
    chosen: list[Discount] = []
    for discount, offs in found:
        if all(combine(discount, other) for other in chosen):
            chosen.append(discount)
            yield offs


def _product_offs(discount: Discount, goods: Goods) -> dict[str, Off]:
    if discount.kind is Kind.BUY_X_GET_Y:
        return gifts(discount, goods)
    of_discount = entitled(discount, goods)
    lines, prices = of_discount.lines, of_discount.prices
    if discount.kind is Kind.PERCENTAGE:
        offs = _percent(discount, prices, goods.viewer.currency)
    elif discount.each:
        off = in_currency(discount.value, goods.viewer)
        offs = [min(off, line.unit.amount) * line.of.quantity for line in lines]
    else:
        amount = in_currency(discount.value, goods.viewer)
        offs = spread_off(amount, prices, goods.viewer.currency)
    return {
        line.of.id: Off(discount, off, _pieces(discount, off, line))
        for line, off in zip(lines, offs, strict=True)
    }


def _pieces(discount: Discount, off: Decimal, line: CartLine) -> int:
    """Return for how many pieces of a *line* a discount is: an amount once for as few as it can."""
    if discount.splits and line.unit.amount:
        return int((off / line.unit.amount).to_integral_value(ROUND_CEILING))
    return line.of.quantity


def _of_order(discounts: Sequence[Discount], goods: Goods) -> tuple[Allotment, ...]:
    """Return the best order discount, and those after it that may be combined with it."""
    chosen: tuple[Allotment, ...] = ()
    left = {line.of.id: line.total.amount for line in goods.lines}
    rest = dict(left)
    ranked = sorted(discounts, key=lambda each: -_order_allotment(each, goods, left).total)
    for discount in ranked:
        if all(combine(discount, other.discount) for other in chosen):
            allotment = _order_allotment(discount, goods, rest)
            chosen = (*chosen, allotment)
            rest = {key: price - allotment.amounts.get(key, NOTHING) for key, price in rest.items()}
    return chosen


def _order_allotment(discount: Discount, goods: Goods, left: Mapping[str, Decimal]) -> Allotment:
    lines, viewer = entitled(discount, goods).lines, goods.viewer
    prices = [left[line.of.id] for line in lines]
    if discount.kind is Kind.PERCENTAGE:
        offs = _percent(discount, prices, viewer.currency)
    else:
        offs = spread_off(in_currency(discount.value, viewer), prices, viewer.currency)
    amounts = {line.of.id: off for line, off in zip(lines, offs, strict=True) if off}
    return Allotment(discount, amounts)


def _combined(on_lines: Mapping[str, Off], of_order: Sequence[Discount], goods: Goods) -> Allotted:
    """Return both kinds, if all of them may be combined, else what takes off more."""
    parts = {
        line.of.id: parts_of(line, on_lines[line.of.id], goods.known)
        for line in goods.lines
        if line.of.id in on_lines
    }
    split = [part for line in goods.lines for part in parts.get(line.of.id, (line,))]
    on_order = _of_order(of_order, replace(goods, lines=split))
    products = [off.discount for off in on_lines.values()]
    if all(combine(product, each.discount) for product in products for each in on_order):
        return Allotted(parts, on_order)
    alone = _of_order(of_order, goods)
    off_lines = sum((off.amount for off in on_lines.values()), NOTHING)
    off_order = sum((each.total for each in alone), NOTHING)
    return Allotted(parts, ()) if off_lines >= off_order else Allotted({}, alone)


def _percent(discount: Discount, prices: Sequence[Decimal], currency_code: str) -> list[Decimal]:
    """Shopify: a percentage is reckoned line by line (recorded), rounded half up (inferred)."""
    part = min(discount.value, WHOLE) / WHOLE
    return [rounded(price * part, currency_code) for price in prices]
