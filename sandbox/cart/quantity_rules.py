"""How many of a variant a company may buy in a line."""

from collections.abc import Iterator

from sandbox.cart import refusals
from sandbox.cart.records import CartLine
from sandbox.catalog.price_lists import terms_of
from sandbox.catalog.product_type import variant_of
from sandbox.user_errors import UserError
from sandbox.viewer import Viewer


def rule_problems(line: CartLine, viewer: Viewer, path: tuple[str, ...]) -> Iterator[UserError]:
    """Yield what the quantity rule of a company says of a line. Shopify: documented codes.

    That the rule is of the line's whole quantity is our choice; 0 removes a line.
    """
    variant = variant_of(line.variant_id, viewer)
    terms = None if variant is None else terms_of(variant.of, viewer)
    if terms is None or not line.quantity:
        return
    if line.quantity < terms.minimum:
        yield refusals.below_minimum(*path)
    elif terms.maximum is not None and line.quantity > terms.maximum:
        yield refusals.above_maximum(*path)
    elif line.quantity % terms.increment:
        yield refusals.invalid_increment(*path)
