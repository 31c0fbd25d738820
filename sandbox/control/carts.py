"""Carts: to list, show, delete and complete, which places the order."""

from typing import Any, Final

from sandbox.cart.finding import find
from sandbox.cart.ids import cart_gid, name_in
from sandbox.cart.records import Cart
from sandbox.checkout.meanwhile import expire
from sandbox.checkout.paying import finish
from sandbox.control.cart_shown import show_cart
from sandbox.control.order_shown import show_order
from sandbox.control.paging import next_page, opened
from sandbox.control.route import ControlRequest, Empty, Route, WithStatus
from sandbox.control.things import INVALID, not_found, tried
from sandbox.control_models import carts as models
from sandbox.email_address import kept_email, normalize


def list_carts(request: ControlRequest[models.CartFilter, Empty]) -> models.CartPage:
    """List carts that have not expired."""
    world, query = request.world, request.query
    email = query.email and kept_email(query.email)

    def is_listed(cart: Cart) -> bool:
        is_theirs = email is None or normalize(cart.buyer.email or "") == email
        return is_theirs and cart.is_alive(world.clock.now())

    carts = world.store.after(Cart, opened(query.after))
    found, info = next_page(carts, query.first, is_listed)
    url = request.shop_url
    shown = tuple(show_cart(world, each, base_url=url) for each in found)
    return models.CartPage(carts=shown, page_info=info)


def get_cart(request: ControlRequest[Empty, Empty]) -> models.Cart:
    return show_cart(request.world, _one(request), base_url=request.shop_url)


def delete_cart(request: ControlRequest[Empty, Empty]) -> None:
    """Delete a cart: clients get the error of a cart that does not exist. Raises `ProblemError`."""
    expire(request.world, _one(request).id)


def complete_cart(
    request: ControlRequest[Empty, models.CartCompletion],
) -> models.CompletedCart | WithStatus:
    """End the checkout of a cart. Raises `ProblemError`."""
    outcome = request.body.outcome
    placed = tried(request.world, finish, _one(request), outcome)
    if placed is None:
        return WithStatus(200, models.CompletedCart(outcome=outcome, order=None))
    customer, order = placed
    shown = show_order(order, customer_id=customer.id)
    return models.CompletedCart(outcome=outcome, order=shown)


def _one(request: ControlRequest[Empty, Any]) -> Cart:
    """Return the cart that the path names by its token or its id. Raises `ProblemError`."""
    text = request.path["id"]
    token = name_in(text if text.startswith("gid:") else cart_gid(text), "Cart")
    cart = find(request.world, cart_gid(token)).cart
    if cart is None:
        raise not_found(request, "cart", text, listed="carts")
    return cart


_PATH: Final = "/worlds/{world}/carts"
_ONE: Final = f"{_PATH}/{{id}}"
_NOTHING: Final = {404: "The world has no such cart."}
ROUTES: Final = (
    Route(
        method="GET",
        path=_PATH,
        handle=list_carts,
        summary="List carts, sorted by token, in pages.",
        query=models.CartFilter,
        answers={200: models.CartPage},
    ),
    Route(
        method="GET",
        path=_ONE,
        handle=get_cart,
        summary="Show a cart: its lines, prices, codes and buyer.",
        answers={200: models.Cart},
        refusals=_NOTHING,
    ),
    Route(
        method="DELETE",
        path=_ONE,
        handle=delete_cart,
        summary="Delete a cart, as if it had expired.",
        answers={204: None},
        refusals=_NOTHING,
    ),
    Route(
        method="POST",
        path=f"{_ONE}/complete",
        handle=complete_cart,
        summary="End the checkout of a cart. A cart that is paid becomes an order, and is gone.",
        body=models.CartCompletion,
        answers={201: models.CompletedCart, 200: models.CompletedCart},
        refusals={**_NOTHING, **INVALID},
    ),
)
