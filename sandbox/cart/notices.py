"""The warnings of cart mutations: what was done otherwise than it was asked for.

Shopify: they describe the whole cart, so they come again with each mutation; only that
there is not enough stock comes once (recorded).
"""

from msgspec import Struct

from sandbox.cart.ids import cart_gid, line_gid
from sandbox.cart.judging import Verdict
from sandbox.cart.reckoning import TypedCode
from sandbox.cart.records import Cart, CartLine
from sandbox.catalog.item_names import item_name
from sandbox.catalog.variant_type import ProductVariant


class CartWarning(Struct, frozen=True, gc=False):
    """`target` is the id of a line, or of the cart without its key."""

    code: str
    message: str
    target: str
    cause: str = ""
    """What the reason says. Not part of the answer."""


def not_enough_stock(cart: Cart, line: CartLine, cause: str) -> CartWarning:
    """Shopify: the number is that of the line as it is then, not of what was added (reported)."""
    count = "1 item was" if line.quantity == 1 else f"{line.quantity} items were"
    return CartWarning(
        "MERCHANDISE_NOT_ENOUGH_STOCK",
        f"Only {count} added to your cart due to availability.",
        line_gid(line.id, cart.id),
        cause,
    )


def duplicate_address(cart: Cart) -> CartWarning:
    """The code is documented, the message is inferred."""
    return CartWarning(
        "DUPLICATE_DELIVERY_ADDRESS", "Delivery address is a duplicate.", cart_gid(cart.id)
    )


def gift_cards_unavailable(cart: Cart) -> CartWarning:
    """The code is documented, the message is our choice."""
    return CartWarning(
        "PAYMENTS_GIFT_CARDS_UNAVAILABLE",
        "Gift cards are unavailable for this cart.",
        cart_gid(cart.id),
        "gift cards do not pay for subscriptions, and the cart has a line with a selling plan",
    )


def of_code(cart: Cart, code: TypedCode, cause: str) -> CartWarning:
    """Return why a code does not apply.

    Shopify: recorded for what is not found, inactive, not in range and not honoured. The message
    of the others is inferred from the third.
    """
    messages = {
        Verdict.NOT_FOUND: "Enter a valid discount code",
        Verdict.CURRENTLY_INACTIVE: "This discount is not valid anymore",
        Verdict.CODE_NOT_HONOURED: f"The {code.code} discount code is not honoured",
    }
    other = f"The {code.code} discount code is not valid for the items in your cart"
    assert code.verdict is not None
    message = messages.get(code.verdict, other)
    return CartWarning(f"DISCOUNT_{code.verdict}", message, cart_gid(cart.id), cause)


def out_of_stock(cart: Cart, line: CartLine, variant: ProductVariant, cause: str) -> CartWarning:
    name = item_name(variant.product.of.title, variant.title)
    return CartWarning(
        "MERCHANDISE_OUT_OF_STOCK",
        f"The product '{name}' is already sold out.",
        line_gid(line.id, cart.id),
        cause,
    )
