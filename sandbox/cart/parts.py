"""Lines that are discounted in part: each is shown as two.

Shopify: buy X get Y, and an amount that applies once, split a line (recorded by tests of its own
client). That the discounted part keeps the id is our choice.
"""

from collections.abc import Sequence
from decimal import Decimal
from itertools import count

from msgspec import Struct
from msgspec.structs import replace

from sandbox.cart import records
from sandbox.cart.costs import NOTHING
from sandbox.cart.discounts import Discount, Kind
from sandbox.cart.ids import derived_uuid
from sandbox.cart.line_type import CartLine


class Off(Struct, frozen=True, gc=False):
    """What a product discount takes off so many pieces of a line: `amount` in all."""

    discount: Discount
    amount: Decimal
    pieces: int


def parts_of(line: CartLine, off: Off, known: Sequence[records.CartLine]) -> tuple[CartLine, ...]:
    """Return *line* with its discount, in two parts if it is for some of it only.

    Shopify: of buy X get Y, what is bought comes first, and has an allocation of nothing; of an
    amount, the piece that it is for comes first (both recorded). *known* are all lines of the cart.
    """
    left = line.of.quantity - off.pieces
    if left <= 0:
        return (replace(line, off=(off.discount, off.amount)),)
    part = replace(
        line,
        of=replace(line.of, quantity=off.pieces),
        off=(off.discount, off.amount),
    )
    rest = replace(line, of=replace(line.of, id=_rest_id(line.of.id, known), quantity=left))
    if off.discount.kind is Kind.BUY_X_GET_Y:
        return (replace(rest, off=(off.discount, NOTHING)), part)
    return (part, rest)


def _rest_id(line_id: str, known: Sequence[records.CartLine]) -> str:
    """Return the id of the rest of a line: the same, as long as no line of the cart has it."""
    taken = {each.id for each in known}
    drawn = (derived_uuid(line_id, "rest", str(number)) for number in count())
    return next(each for each in drawn if each not in taken)
