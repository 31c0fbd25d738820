"""The warnings of cart mutations: what was done otherwise than it was asked for.

Shopify: they describe the whole cart, so they come again with each mutation; only that there is
not enough of something is told once (recorded).
"""

from msgspec import Struct

from sandbox.cart.ids import line_gid
from sandbox.cart.records import Cart, CartLine
from sandbox.catalog.product_type import ProductVariant
from sandbox.catalog.records import DEFAULT_VALUE


class CartWarning(Struct, frozen=True, gc=False):
    """`target` is the id of a line, or of the cart without its key."""

    code: str
    message: str
    target: str


def not_enough_stock(cart: Cart, line: CartLine) -> CartWarning:
    """Shopify: the number is that of the line as it is then, not of what was added (reported)."""
    count = "1 item was" if line.quantity == 1 else f"{line.quantity} items were"
    return CartWarning(
        "MERCHANDISE_NOT_ENOUGH_STOCK",
        f"Only {count} added to your cart due to availability.",
        line_gid(line.id, cart.id),
    )


def out_of_stock(cart: Cart, line: CartLine, variant: ProductVariant) -> CartWarning:
    title = variant.product.of.title
    if variant.title != DEFAULT_VALUE:
        title = f"{title} - {variant.title}"
    return CartWarning(
        "MERCHANDISE_OUT_OF_STOCK",
        f"The product '{title}' is already sold out.",
        line_gid(line.id, cart.id),
    )
