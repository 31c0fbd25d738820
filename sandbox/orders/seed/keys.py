"""The numbers of orders: those of personas, then those of made-up customers by their index."""

from typing import Final

from sandbox.customers.seed.keys import MOST_ORDERS
from sandbox.gid import STEP

FIRST_ORDER: Final = 3_000_000_000_000
FIRST_NUMBER: Final = 1001  # Shopify: the number of a shop's first order (documented)
_DRAWN: Final = 24  # digits of an order's token
FIRST_MADE_UP_NUMBER: Final = 2001  # those before are for personas


def order_number(index: int, position: int) -> int:
    return FIRST_MADE_UP_NUMBER + index * MOST_ORDERS + position


def index_of_order_id(order_id: int) -> int | None:
    """Return the index of the made-up customer whose order may have that id."""
    number, rest = divmod(order_id - FIRST_ORDER, STEP)
    index = (number + FIRST_NUMBER - FIRST_MADE_UP_NUMBER) // MOST_ORDERS
    return index if rest == 0 and index >= 0 else None


def with_index(token: str, index: int) -> str:
    """Return a *token* of 32 hex digits that tells the index of its customer: below 2 ** 32."""
    return f"{token[:_DRAWN]}{index:08x}"


def index_in(token: str) -> int | None:
    """Return the index that `with_index` has put into a token."""
    try:
        return int(token[_DRAWN:], 16)
    except ValueError:
        return None


def order_id(number: int) -> int:
    """Return the id of the order of that *number*: higher numbers have higher ids."""
    return FIRST_ORDER + (number - FIRST_NUMBER) * STEP
