"""Edits that customers ask for: less of what was not sent yet."""

from collections.abc import Mapping
from typing import Final

from msgspec.structs import replace

from sandbox.orders.changes import put_order, unsent
from sandbox.orders.kinds import RequestedEditStatus
from sandbox.orders.records import Order, OrderHistory, RequestedEdit
from sandbox.world import World

MOST: Final = 100
"""Requested edits of an order."""


def removable(order: Order) -> dict[int, int]:
    """Return how much of each line can be taken off: what was not sent yet."""
    if order.canceled_at is not None:
        return {}
    return {at: quantity for at, quantity in unsent(order).items() if quantity > 0}


def request_edit(
    world: World, history: OrderHistory, order: Order, quantities: Mapping[int, int]
) -> tuple[Order, RequestedEdit]:
    """Keep what the customer wants taken off; the order stays as it is."""
    made = RequestedEdit(
        id=world.gids.next("RequestedEdit"),
        status=RequestedEditStatus.REQUESTED,
        quantities=tuple(quantities.items()),
    )
    edits = (*order.edit_requests, made)
    return put_order(world, history, replace(order, edit_requests=edits)), made
