"""Finding a cart by its id, and saying why there is none."""

from datetime import datetime
from hmac import compare_digest
from typing import Any, Final

from msgspec import Struct

from sandbox.cart import records
from sandbox.cart.buyers import purchase_of
from sandbox.cart.ids import new_token, token_and_key
from sandbox.cart.records import Cart
from sandbox.orders.records import OrderHistory
from sandbox.reason import Reason
from sandbox.viewer import Buyer, Viewer, viewer_of
from sandbox.world import World


class Found(Struct, frozen=True, gc=False):
    """A cart by its token, None if there is none; whether its key was given; else why not."""

    cart: Cart | None
    has_key: bool = False
    reason: Reason | None = None

    @property
    def to_change(self) -> Cart | None:
        return self.cart if self.has_key else None


_UNKNOWN: Final = Reason("cart.unknown", "this world has no such cart")


def find(world: World, cart_id: str) -> Found:
    """Return the cart of *cart_id*.

    Shopify: without its key a cart can be read, but neither changed nor its buyer seen
    (reported).
    """
    token, key = token_and_key(cart_id)
    cart = world.store.get(Cart, token)
    if cart is None:
        return Found(None, reason=_gone(world, token))
    if not cart.is_alive(world.clock.now()):
        changed = cart.updated_at.isoformat()
        message = f"it was changed last at {changed}, and lives {cart.days} days"
        return Found(None, reason=Reason("cart.expired", message))
    if compare_digest(key.encode(), cart.key.encode()):
        return Found(cart, has_key=True)
    how = "key-wrong" if key else "key-missing"
    return Found(cart, reason=Reason(f"cart.{how}", "the id ends in ?key= and the cart's key"))


def _gone(world: World, token: str) -> Reason:
    """Say why there is no cart with a *token*: the order that it became may be known."""
    history = world.store.find(OrderHistory, "cart_tokens", token) if token else None
    for order in () if history is None else history.orders:
        if order.cart_token == token:
            return Reason("cart.completed", f"the cart is gone: it became the order {order.name}")
    return _UNKNOWN


def new_cart(world: World, **parts: Any) -> Cart:
    """Return a cart with these *parts* of the record, which is not in the store yet."""
    now = second(world)
    return Cart(
        id=new_token(world),
        key=world.secrets.token(),
        created_at=now,
        updated_at=now,
        days=world.shop.cart_days,
        **parts,
    )


def second(world: World) -> datetime:
    """Return the time in whole seconds. Shopify: a cart's times have no fractions (recorded)."""
    return world.clock.second()


def viewer_in(cart: Cart, viewer: Viewer) -> Viewer:
    """Return the *viewer* in the country of *cart*, else in the shop's own."""
    return viewer_for(cart.buyer, viewer)


def viewer_for(of_cart: records.Buyer, viewer: Viewer) -> Viewer:
    """Return the *viewer* in the country of the buyer *of_cart*, else in the shop's own.

    Shopify: the country of the buyer decides prices, that of a later request does not (reported).
    The price list is that of the cart's company location, else of the request's (our choice).
    """
    buyer = viewer.buyer
    purchase = purchase_of(viewer.world, of_cart)
    if purchase is not None:
        buyer = Buyer(of_cart.customer_id or 0, purchase.location.price_list)
    elif of_cart.country_code is None and viewer.is_at_home:
        return viewer
    return viewer_of(
        viewer.world,
        country=of_cart.country_code,
        language=viewer.language,
        buyer=buyer,
        base_url=viewer.base_url,
    )
