"""Carts: a test completes one, as a buyer who pays does."""

from typing import Final

from sandbox.cart.completing import complete
from sandbox.cart.ids import cart_gid, name_in
from sandbox.cart.records import Cart
from sandbox.control.order_shown import show_order
from sandbox.control.route import ControlRequest, Empty, Route
from sandbox.control.things import INVALID, not_found, tried
from sandbox.control_models import orders as models


def complete_cart(request: ControlRequest[Empty, Empty]) -> models.Order:
    """Place the order of a cart. Raises `ProblemError`."""
    text = request.path["id"]
    token = name_in(text if text.startswith("gid:") else cart_gid(text), "Cart")
    cart = request.world.store.get(Cart, token)
    if cart is None:
        raise not_found(request, "cart", text)
    customer, order = tried(request.world, complete, cart)
    return show_order(order, customer_id=customer.id)


ROUTES: Final = (
    Route(
        method="POST",
        path="/worlds/{world}/carts/{id}/complete",
        handle=complete_cart,
        summary="Pay a cart: it becomes an order, and is gone.",
        answers={201: models.Order},
        refusals={404: "The world has no such cart.", **INVALID},
    ),
)
