"""Goods of an order that go back into the stock."""

from collections.abc import Mapping

from msgspec.structs import replace

from sandbox.catalog.sold import Sold, put_back
from sandbox.orders.records import Order
from sandbox.world import World


def restocked(world: World, order: Order, quantities: Mapping[int, int]) -> Order:
    """Put so many of the line at each position back into the stock, and return *order* with them.

    An order that took nothing from the stock gives nothing back.
    """
    if not order.takes_stock:
        return order
    lines = [
        replace(line, restocked=line.restocked + quantities.get(at, 0))
        if line.variant_id is not None
        else line
        for at, line in enumerate(order.lines)
    ]
    put_back(
        world,
        (
            Sold(line.variant_id, quantities[at], line.location)
            for at, line in enumerate(lines)
            if quantities.get(at)
        ),
    )
    return replace(order, lines=tuple(lines))
