"""Variants of the lines of built-in orders: none in a shop with a catalog of its own."""

from typing import Final

from msgspec.structs import replace

from sandbox.orders.records import OrderHistory

CATALOG: Final = "catalog"
"""The folder of the fixtures that has the products."""


def without_variants(history: OrderHistory) -> OrderHistory:
    """Return *history* as if all that was bought were no longer sold."""
    return replace(
        history,
        orders=tuple(
            replace(order, lines=tuple(replace(line, variant_id=None) for line in order.lines))
            for order in history.orders
        ),
    )
