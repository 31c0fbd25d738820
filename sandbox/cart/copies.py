"""Carts without personal data: a copy, or the cart itself.

Shopify: for approved apps only (documented).
"""

from msgspec.structs import replace

from sandbox.cart.finding import new_cart
from sandbox.cart.ids import new_uuid
from sandbox.cart.payloads import CartPayload
from sandbox.cart.records import Buyer, Cart
from sandbox.cart.revision import Edited, revise
from sandbox.viewer import Viewer


def cart_clone(viewer: Viewer, *, cart_id: str) -> CartPayload:
    """Copy a cart, without its buyer, addresses and gift cards (documented)."""

    def copy(cart: Cart, _: Viewer) -> Edited:
        new = new_cart(viewer.world)
        ids = {line.id: new_uuid(viewer.world) for line in cart.lines}
        lines = tuple(
            replace(line, id=ids[line.id], parent=ids.get(line.parent or "")) for line in cart.lines
        )
        same = replace(_bare(cart), lines=lines)
        times = {"created_at": new.created_at, "updated_at": new.updated_at}
        return Edited(replace(same, id=new.id, key=new.key, **times))

    return revise(viewer, cart_id, copy)


def cart_remove_personal_data(viewer: Viewer, *, cart_id: str) -> CartPayload:
    """Clear the buyer, addresses, gift cards and payment of a cart (documented)."""
    return revise(viewer, cart_id, lambda cart, _: Edited(_bare(cart)))


def _bare(cart: Cart) -> Cart:
    """Return *cart* with nothing of its buyer but the country: note and attributes stay, which is
    our choice."""
    return replace(
        cart,
        buyer=Buyer(country_code=cart.buyer.country_code),
        gift_cards=(),
        addresses=(),
        delivery_options=(),
        billing_address=None,
        payment=None,
    )
