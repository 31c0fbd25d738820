"""Reading a cart: with its key all of it, without it all but its buyer."""

from msgspec.structs import replace

from sandbox.cart.appearance import appearance_of
from sandbox.cart.cart_type import Cart, shown
from sandbox.cart.finding import Found, find
from sandbox.cart.ids import cart_gid, line_gid, query_value
from sandbox.cart.line_type import CartLine
from sandbox.reason import Explaining
from sandbox.viewer import Viewer


def cart(viewer: Viewer, trace: Explaining, *, id: str) -> Cart | None:
    """Return the cart of *id*: null for one that is unknown, expired or completed (reported)."""
    found = find(viewer.world, id)
    trace.explain(found.reason)
    return _seen(found, viewer)


def _seen(found: Found, viewer: Viewer) -> Cart | None:
    if found.cart is None:
        return None
    cart = shown(found.cart, viewer, has_key=found.has_key)
    return replace(cart, appearance=appearance_of(cart))


def cart_node(viewer: Viewer, id: str) -> Cart | None:
    return _seen(find(viewer.world, id), viewer)


def cart_line_node(viewer: Viewer, id: str) -> CartLine | None:
    """Return the line of *id*, which has the token of its cart. Shopify: documented."""
    found = cart_node(viewer, cart_gid(query_value(id, "cart")))
    lines = () if found is None else found.reckoning.lines
    return next((line for line in lines if line_gid(line.of.id, line.token) == id), None)
