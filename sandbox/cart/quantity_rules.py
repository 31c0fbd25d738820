"""How many of a variant a line may have: less than a million, and as the rules of a company say."""

from collections.abc import Iterable, Iterator, Mapping

from sandbox.cart import refusals
from sandbox.cart.records import CartLine
from sandbox.catalog.price_lists import terms_of
from sandbox.catalog.product_type import variant_of
from sandbox.gid import gid
from sandbox.user_errors import UserError
from sandbox.viewer import Viewer


def rule_problems(
    lines: Iterable[CartLine], fields: Mapping[str, tuple[str, ...]], viewer: Viewer
) -> Iterator[UserError]:
    """Yield what is wrong with the quantities of *lines* after a change.

    *fields* has, by their ids, where the call names those that it changes. Shopify: documented
    codes. That a rule, and the limit of a million, is of a line's whole quantity is our choice.
    """
    known = {line.id: line for line in lines}
    for line_id, field in fields.items():
        line = known.get(line_id)
        if line is None:
            continue
        if is_too_much(line):
            yield refusals.bad_quantity(*field, sent=gid("ProductVariant", line.variant_id))
        elif viewer.buyer is not None:
            yield from _line_problems(line, viewer, field)


def is_too_much(line: CartLine) -> bool:
    return line.quantity >= refusals.MOST


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
