"""Quantity rules: how many of a variant a company may buy in a line."""

from collections.abc import Iterable, Iterator, Mapping

from sandbox.cart import refusals
from sandbox.cart.records import CartLine
from sandbox.catalog.price_lists import terms_of
from sandbox.catalog.product_type import variant_of
from sandbox.user_errors import UserError
from sandbox.viewer import Viewer


def rule_problems(
    lines: Iterable[CartLine], fields: Mapping[str, tuple[str, ...]], viewer: Viewer
) -> Iterator[UserError]:
    """Yield what the quantity rules of a company say of *lines* after a change.

    *fields* has, by their ids, where the call names those that it changes. Shopify: documented
    codes. That a rule is of a line's whole quantity is our choice.
    """
    if viewer.buyer is None:
        return
    known = {line.id: line for line in lines}
    for line_id, field in fields.items():
        if line_id in known:
            yield from _line_problems(known[line_id], viewer, field)


def _line_problems(line: CartLine, viewer: Viewer, field: tuple[str, ...]) -> Iterator[UserError]:
    variant = variant_of(line.variant_id, viewer)
    terms = None if variant is None else terms_of(variant.of, viewer)
    if terms is None or not line.quantity:
        return
    if line.quantity < terms.minimum:
        yield refusals.below_minimum(*field)
    elif terms.maximum is not None and line.quantity > terms.maximum:
        yield refusals.above_maximum(*field)
    elif line.quantity % terms.increment:
        yield refusals.invalid_increment(*field)
