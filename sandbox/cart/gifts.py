"""Buy X get Y: which pieces of a cart get cheaper, since others are bought.

That the cheapest ones do, and that a piece is not bought and cheaper at once, is our choice.
"""

from bisect import bisect
from collections.abc import Sequence
from decimal import Decimal

from sandbox.cart.discounts import WHOLE, Discount
from sandbox.cart.judging import Goods, cheaper, entitled, in_currency
from sandbox.cart.line_type import CartLine
from sandbox.cart.parts import Off
from sandbox.money import rounded


def gifts(discount: Discount, goods: Goods) -> dict[str, Off]:
    """Return what *discount* takes off, by the id of the line."""
    bought = {line.of.id: line.of.quantity for line in entitled(discount, goods)}
    lines = sorted(cheaper(discount, goods), key=lambda line: line.unit.amount)
    left = _most(discount, bought, lines) if discount.gets > 0 else 0  # 0: of an edited snapshot
    offs: dict[str, Off] = {}
    for line in lines:
        count = min(left, line.of.quantity)
        left -= count
        amount = _off(discount, line, goods) * count
        if amount:
            offs[line.of.id] = Off(discount, amount, count)
    return offs


def _most(discount: Discount, bought: dict[str, int], lines: Sequence[CartLine]) -> int:
    """Return how many pieces of *lines*, from the first on, others that are *bought* pay for."""
    whole = sum(bought.values())

    def is_too_many(pieces: int) -> bool:
        left, taken = pieces, 0
        for line in lines:
            count = min(left, line.of.quantity)
            left -= count
            taken += count if line.of.id in bought else 0
        return whole - taken < discount.buys * -(-pieces // discount.gets)

    quantity = sum(line.of.quantity for line in lines)
    return bisect(range(1, quantity + 1), 0, key=is_too_many)


def _off(discount: Discount, line: CartLine, goods: Goods) -> Decimal:
    """Return what is off one piece."""
    price, currency = line.unit.amount, line.unit.currency_code
    if discount.takes_amount:
        return min(in_currency(discount.value, goods.viewer), price)
    return rounded(price * min(discount.value, WHOLE) / WHOLE, currency)
