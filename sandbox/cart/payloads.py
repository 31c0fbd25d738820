"""The payloads of cart mutations: most have a cart, errors and warnings, and nothing else."""

from sandbox.cart.cart_type import Cart
from sandbox.user_errors import Payload


class CartPayload(Payload, frozen=True):
    """Shopify: beside errors, `cart` is null, as it was, or a new one, by the cause (recorded)."""

    cart: Cart | None = None
