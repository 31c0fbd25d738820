"""The appearance of a cart: see `execution/renderings.py`."""

from typing import Any, Final

from sandbox.cart import records
from sandbox.cart.cart_type import Cart
from sandbox.cart.discounts import AutomaticDiscount
from sandbox.customers.records import CustomerAccessToken
from sandbox.store import Record
from sandbox.world.sequences import Sequence

NO_MATTER: Final[tuple[type[Record], ...]] = (records.Cart, CustomerAccessToken, Sequence)
"""What is put often, and changes no other cart. All other kinds count: a cart follows from many."""

MOST_LINES: Final = 100
"""Of a cart that is kept: what is kept holds its record, too."""


def appearance_of(cart: Cart) -> tuple[Any, Any] | None:
    """Return what *cart* looks the same for: as long as it, and what it follows from, are the same.

    None for a cart that also follows from the time, or from whose it is: one with a discount, a
    gift card, or a customer.
    """
    of, viewer = cart.of, cart.viewer
    from_where = viewer.appearance
    is_plain = (
        len(of.lines) <= MOST_LINES
        and not of.discount_codes
        and not of.gift_cards
        and of.buyer.customer_id is None
    )
    if from_where is None or not is_plain or _has_automatic(cart):
        return None
    key = (id(of), cart.has_key, from_where, viewer.world.store.stamp(NO_MATTER, others=True))
    return key, (of, viewer.world.shop)


def _has_automatic(cart: Cart) -> bool:
    return next(iter(cart.viewer.world.store.after(AutomaticDiscount, "")), None) is not None
