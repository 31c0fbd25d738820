"""What the shop remembers of a checkout: what the buyer has filled in there."""

from typing import ClassVar

from msgspec import Struct

from sandbox.bounds import Number
from sandbox.cart.records import AppliedCard, CartAddress, Token
from sandbox.world.clock import Moment


class Checkout(Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    """The checkout of a cart, whose token is its `id`. None is what the buyer left to the cart.

    What is filled in here does not change the cart (Shopify: documented for preferences, our
    choice for the rest). Past `LIMIT` a world forgets those that were changed longest ago.
    """

    KEYS: ClassVar[tuple[str, ...]] = ()
    LIMIT: ClassVar[int | None] = 10_000

    id: Token
    key: Token
    """That of the cart: the checkout is found by it when the cart is gone."""
    changed_at: Moment
    language: str = "EN"
    email: str | None = None
    phone: str | None = None
    address: CartAddress | None = None
    delivery_options: tuple[str, ...] | None = None
    """One for each group."""
    discount_codes: tuple[str, ...] | None = None
    gift_cards: tuple[AppliedCard, ...] | None = None
    picks_up: bool | None = None
    """Whether the buyer picks up; None is not chosen yet."""
    is_guest: bool = False
    """Whether the buyer has logged out here."""
    challenge: str | None = None
    """What a 3-D Secure challenge that is under way is known by."""
    was_reminded: bool = False
    order_id: Number | None = None
    """The order that it ended with."""
