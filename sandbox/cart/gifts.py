"""Buy X get Y: which pieces of a cart get cheaper, since others are bought.

That the cheapest ones do, and that a piece is not bought and cheaper at once, is our choice.
"""

from bisect import bisect
from collections.abc import Sequence
from decimal import Decimal

from sandbox.cart.discounts import WHOLE, Discount
from sandbox.cart.judging import Entitled, Goods, cheaper, entitled, in_currency
from sandbox.cart.line_type import CartLine
from sandbox.cart.parts import Off
from sandbox.money import rounded


def gifts(discount: Discount, goods: Goods) -> dict[str, Off]:
    """Return what *discount* takes off, by the id of the line."""
    bought, lines = entitled(discount, goods), cheaper(discount, goods).cheapest_first
    left = _most(discount, bought, lines) if discount.gets > 0 else 0  # 0: of an edited snapshot
    offs: dict[str, Off] = {}
    for line in lines:
        if not left:
            break
        count = min(left, line.of.quantity)
        left -= count
        amount = _off(discount, line, goods) * count
        if amount:
            offs[line.of.id] = Off(discount, amount, count)
    return offs


def _most(discount: Discount, bought: Entitled, lines: Sequence[CartLine]) -> int:
    """Return how many pieces of *lines*, from the first on, others that are *bought* pay for."""
    pieces = paying = 0  # of the lines up to here, and those of them that are bought

    def is_too_many(pieces: int, paying: int) -> bool:
        return bought.quantity - paying < discount.buys * -(-pieces // discount.gets)

    for line in lines:
        more, pays = line.of.quantity, line.of.id in bought.quantities
        if is_too_many(pieces + more, paying + more * pays):
            break
        pieces, paying = pieces + more, paying + more * pays
    else:
        return pieces
    return pieces + bisect(
        range(1, more + 1), 0, key=lambda some: is_too_many(pieces + some, paying + some * pays)
    )


def _off(discount: Discount, line: CartLine, goods: Goods) -> Decimal:
    """Return what is off one piece."""
    price, currency = line.unit.amount, line.unit.currency_code
    if discount.takes_amount:
        return min(in_currency(discount.value, goods.viewer), price)
    return rounded(price * min(discount.value, WHOLE) / WHOLE, currency)
