"""How discounts are shared out over the lines of a cart, to the coin.

Shopify: product discounts come first, order discounts go by what they leave (recorded by its own
client's tests). Of those that may not be combined the better one wins (documented).
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from msgspec import Struct

from sandbox.cart.discounts import NOTHING, WHOLE, Discount, DiscountClass, Kind
from sandbox.cart.judging import Goods, entitled, in_currency
from sandbox.cart.line_type import CartLine
from sandbox.money import rounded
from sandbox.orders.allocation import spread

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
    """The discounts that a cart has: one at the most for each line, then those of the order."""

    on_lines: Mapping[str, tuple[Discount, Decimal]]
    on_order: tuple[Allotment, ...]
    on_shipping: tuple[Discount, ...] = ()

    @property
    def discounts(self) -> list[Discount]:
        of_lines = {each.id: each for each, _ in self.on_lines.values()}
        return [*of_lines.values(), *(each.discount for each in self.on_order), *self.on_shipping]


def allot(discounts: Sequence[Discount], goods: Goods) -> Allotted:
    """Share out *discounts*, all of which apply to *goods*."""
    of_class: dict[DiscountClass, list[Discount]] = {each: [] for each in DiscountClass}
    for discount in discounts:
        of_class[discount.applies_to].append(discount)
    on_lines = _best_for_lines(of_class[DiscountClass.PRODUCT], goods)
    left = {
        line.of.id: line.subtotal.amount - on_lines.get(line.of.id, (None, NOTHING))[1]
        for line in goods.lines
    }
    on_order = _of_order(of_class[DiscountClass.ORDER], goods, left)
    on_lines, on_order = _combined(on_lines, on_order, of_class, goods)
    kept = [*{each.id: each for each, _ in on_lines.values()}.values()]
    kept += [each.discount for each in on_order]
    shipping = of_class[DiscountClass.SHIPPING]
    on_shipping = [each for each in shipping if all(combine(each, other) for other in kept)]
    return Allotted(on_lines, on_order, tuple(on_shipping[:1]))


def combine(one: Discount, other: Discount) -> bool:
    """Say whether two discounts may be used together. Shopify: both must allow it."""
    return one.applies_to in other.combines_with and other.applies_to in one.combines_with


def _best_for_lines(
    discounts: Sequence[Discount], goods: Goods
) -> dict[str, tuple[Discount, Decimal]]:
    """Return the best product discount of each line: two never stack on one (reported)."""
    best: dict[str, tuple[Discount, Decimal]] = {}
    for discount in discounts:
        for line_id, amount in _product_amounts(discount, goods).items():
            if amount > best.get(line_id, (discount, NOTHING))[1]:
                best[line_id] = (discount, amount)
    return best


def _product_amounts(discount: Discount, goods: Goods) -> dict[str, Decimal]:
    lines = entitled(discount, goods)
    if discount.kind is Kind.BUY_X_GET_Y:
        return _free_ones(discount, lines)
    prices = [line.subtotal.amount for line in lines]
    if discount.kind is Kind.PERCENTAGE:
        offs = _percent(discount, prices, goods.viewer.currency)
    elif discount.each:
        off = in_currency(discount.value, goods.viewer)
        offs = [min(off, line.unit.amount) * line.of.quantity for line in lines]
    else:
        amount = in_currency(discount.value, goods.viewer)
        offs = spread(amount, prices, goods.viewer.currency)
    return {line.of.id: off for line, off in zip(lines, offs, strict=True)}


def _free_ones(discount: Discount, lines: Sequence[CartLine]) -> dict[str, Decimal]:
    """Return what is off: of each `buys` and `gets` the cheapest `gets` are cheaper."""
    quantity = sum(line.of.quantity for line in lines)
    sets, rest = divmod(quantity, discount.buys + discount.gets)
    left = sets * discount.gets + max(rest - discount.buys, 0)
    amounts: dict[str, Decimal] = {}
    for line in sorted(lines, key=lambda line: line.unit.amount):
        count = min(left, line.of.quantity)
        left -= count
        off = line.unit.amount * min(discount.value, WHOLE) / WHOLE
        amounts[line.of.id] = rounded(off, line.unit.currency_code) * count
    return {line_id: amount for line_id, amount in amounts.items() if amount}


def _of_order(
    discounts: Sequence[Discount], goods: Goods, left: Mapping[str, Decimal]
) -> tuple[Allotment, ...]:
    """Return the best order discount, and those after it that may be combined with it."""
    chosen: tuple[Allotment, ...] = ()
    rest = dict(left)
    ranked = sorted(discounts, key=lambda each: -_order_allotment(each, goods, left).total)
    for discount in ranked:
        if all(combine(discount, other.discount) for other in chosen):
            allotment = _order_allotment(discount, goods, rest)
            chosen = (*chosen, allotment)
            rest = {key: price - allotment.amounts.get(key, NOTHING) for key, price in rest.items()}
    return chosen


def _order_allotment(discount: Discount, goods: Goods, left: Mapping[str, Decimal]) -> Allotment:
    lines, viewer = entitled(discount, goods), goods.viewer
    prices = [left[line.of.id] for line in lines]
    if discount.kind is Kind.PERCENTAGE:
        offs = _percent(discount, prices, viewer.currency)
    else:
        offs = spread(in_currency(discount.value, viewer), prices, viewer.currency)
    amounts = {line.of.id: off for line, off in zip(lines, offs, strict=True) if off}
    return Allotment(discount, amounts)


def _combined(
    on_lines: dict[str, tuple[Discount, Decimal]],
    on_order: tuple[Allotment, ...],
    of_class: Mapping[DiscountClass, Sequence[Discount]],
    goods: Goods,
) -> tuple[dict[str, tuple[Discount, Decimal]], tuple[Allotment, ...]]:
    """Return both, if all of them may be combined, else what takes off more."""
    products = {each.id: each for each, _ in on_lines.values()}.values()
    if all(combine(product, each.discount) for product in products for each in on_order):
        return on_lines, on_order
    whole = {line.of.id: line.subtotal.amount for line in goods.lines}
    alone = _of_order(of_class[DiscountClass.ORDER], goods, whole)
    off_lines = sum((amount for _, amount in on_lines.values()), NOTHING)
    off_order = sum((each.total for each in alone), NOTHING)
    return (on_lines, ()) if off_lines >= off_order else ({}, alone)


def _percent(discount: Discount, prices: Sequence[Decimal], currency_code: str) -> list[Decimal]:
    """Shopify: a percentage is reckoned line by line (recorded), rounded half up (inferred)."""
    part = min(discount.value, WHOLE) / WHOLE
    return [rounded(price * part, currency_code) for price in prices]
