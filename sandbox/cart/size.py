"""How large a cart may be: most of its texts have no limit of their own."""

from typing import Final

from msgspec.json import Encoder

from sandbox.cart.records import Cart

MOST_BYTES: Final = 1_048_576
"""Of a cart as JSON, as a snapshot has it. Our choice: a request may have as many."""
_encode: Final = Encoder().encode


def is_too_large(cart: Cart) -> bool:
    return len(_encode(cart)) > MOST_BYTES
