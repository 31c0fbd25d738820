"""Orders that were placed, as a merchant sees, changes, sends, cancels and refunds them."""

from collections.abc import Callable
from typing import Any, Final

from msgspec import Struct

from sandbox.cart.giving_back import cancel, refund
from sandbox.control.order_shown import show_order
from sandbox.control.route import ControlRequest, Empty, Route
from sandbox.control.things import INVALID, not_found, tried
from sandbox.control_models import orders as models
from sandbox.control_models.orders import (
    Cancellation,
    NewFulfillment,
    OrderChange,
    OrderReturn,
    Refund,
)
from sandbox.gid import number_of
from sandbox.orders.changes import delete_order, find_order, fulfil, update_order
from sandbox.orders.records import Order, OrderHistory
from sandbox.orders.returns import set_return


def get_order(request: ControlRequest[Empty, Empty]) -> models.Order:
    history, order = _order(request)
    return show_order(order, customer_id=history.customer_id)


def remove_order(request: ControlRequest[Empty, Empty]) -> None:
    tried(request.world, delete_order, *_order(request))


def patch_order(request: ControlRequest[Empty, OrderChange]) -> models.Order:
    return _done(request, update_order)


def post_fulfillment(request: ControlRequest[Empty, NewFulfillment]) -> models.Order:
    return _done(request, fulfil)


def post_cancellation(request: ControlRequest[Empty, Cancellation]) -> models.Order:
    return _done(request, cancel)


def post_refund(request: ControlRequest[Empty, Refund]) -> models.Order:
    return _done(request, refund)


def post_return(request: ControlRequest[Empty, OrderReturn]) -> models.Order:
    return _done(request, set_return)


def _done(request: ControlRequest[Empty, Any], operate: Callable[..., Order]) -> models.Order:
    history, order = _order(request)
    changed = tried(request.world, operate, history, order, request.body)
    return show_order(changed, customer_id=history.customer_id)


def _order(request: ControlRequest[Any, Any]) -> tuple[OrderHistory, Order]:
    """Find the order of the path, by number or by gid. Raises `ProblemError`."""
    text = request.path["id"]
    number = number_of(text, "Order")
    found = None if number is None else find_order(request.world, number)
    if found is None:
        raise not_found(request, "order", text, listed="orders")
    return found


_ONE: Final = "/worlds/{world}/orders/{id}"
_NONE: Final = {404: "The world has no such order."}


def _action(name: str, handle: Callable[..., Any], summary: str, body: type[Struct]) -> Route:
    return Route(
        method="POST",
        path=f"{_ONE}/{name}",
        handle=handle,
        summary=summary,
        body=body,
        answers={200: models.Order},
        refusals={**_NONE, **INVALID},
        resource="orders",
    )


ROUTES: Final = (
    Route(
        method="GET",
        path=_ONE,
        handle=get_order,
        summary="Show an order.",
        answers={200: models.Order},
        refusals=_NONE,
        resource="orders",
    ),
    Route(
        method="PATCH",
        path=_ONE,
        handle=patch_order,
        summary="Change an order. Null deletes a value.",
        body=OrderChange,
        answers={200: models.Order},
        refusals={**_NONE, **INVALID},
        resource="orders",
    ),
    Route(
        method="DELETE",
        path=_ONE,
        handle=remove_order,
        summary="Delete an order.",
        answers={204: None},
        refusals=_NONE,
        name="delete_order",
        resource="orders",
    ),
    _action("fulfil", post_fulfillment, "Send an order, or some of its lines.", NewFulfillment),
    _action("cancel", post_cancellation, "Cancel an order, and refund it.", Cancellation),
    _action("refund", post_refund, "Refund an order, or some of its lines.", Refund),
    _action("return", post_return, "Make a return, or say what becomes of one.", OrderReturn),
)
