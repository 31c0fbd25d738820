"""Clients change one of the two parts in which a line is shown: see `parts`."""

from collections.abc import Iterator, Mapping
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from sandbox.cart.cart_type import Cart
from sandbox.cart.discounts import AutomaticDiscount, Discount, DiscountCode, comparable
from sandbox.cart.ids import line_gid, name_in
from sandbox.cart.inputs import CartLineInput
from sandbox.cart.records import Cart as CartRecord
from sandbox.cart.records import CartLine
from sandbox.viewer import Viewer

Lines = tuple[CartLine, ...]
_Named = TypeVar("_Named")


class Split(Struct, frozen=True, gc=False):
    """The lines of a cart as clients see them: `rests` has the line of each rest, by their ids."""

    lines: Lines
    rests: Mapping[str, str]

    def joined(self, lines: Lines) -> Lines:
        """Return *lines*, in which what is still a rest of its line is one with it again."""
        for rest_id, line_id in self.rests.items():
            both = [each for each in lines if each.id in {rest_id, line_id}]
            if len(both) > 1 and both[0].is_like(both[1]):
                upper, lower = both
                whole = replace(upper, id=line_id, quantity=upper.quantity + lower.quantity)
                kept = (each for each in lines if each is not lower)
                lines = tuple(whole if each is upper else each for each in kept)
        return lines

    def wholes(self, fields: Mapping[str, _Named]) -> dict[str, _Named]:
        """Return *fields*, which are by the ids of parts, for the other part of each as well."""
        others = {**self.rests, **{line_id: rest_id for rest_id, line_id in self.rests.items()}}
        both = {others[each]: field for each, field in fields.items() if each in others}
        return {**both, **fields}

    def with_whole_parent(self, given: CartLineInput) -> CartLineInput:
        """Return *given* with the id of the whole line, if its parent is the rest of one."""
        if given.parent is None or given.parent.line_id is None:
            return given
        line_id = name_in(given.parent.line_id, "CartLine")
        whole = line_gid(self.rests.get(line_id, line_id), "")
        return replace(given, parent=replace(given.parent, line_id=whole))


def split(cart: CartRecord, viewer: Viewer) -> Split:
    """Return the lines of *cart*, in parts where a discount is for some pieces only."""
    if not any(each.splits for each in _discounts(cart, viewer)):
        return Split(cart.lines, {})
    parts = Cart(cart, viewer).reckoning.allotted.parts
    lines: list[CartLine] = []
    rests: dict[str, str] = {}
    for line in cart.lines:
        shown = [each.of for each in parts.get(line.id, ())] or [line]
        lines += shown if len(shown) > 1 else [line]
        rests |= {each.id: line.id for each in shown if each.id != line.id}
    return Split(tuple(lines), rests)


def _discounts(cart: CartRecord, viewer: Viewer) -> Iterator[Discount]:
    store = viewer.world.store
    for code in cart.discount_codes:
        if (found := store.get(DiscountCode, comparable(code))) is not None:
            yield found
    yield from store.after(AutomaticDiscount, "")
