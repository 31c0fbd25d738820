"""Lists in pages: page, sort key, cursor, connection. The same for known and for indexed lists."""

from sandbox.listing.connection import Connection, Edge, PageInfo, listed, paginate
from sandbox.listing.page import Page, PageArguments
from sandbox.listing.sort_key import Sorted, SortKey, milliseconds
from sandbox.listing.source import InOrder, Ordering, Position, Source

__all__ = [
    "Page",
    "PageArguments",
    "SortKey",
    "milliseconds",
    "Connection",
    "Edge",
    "PageInfo",
    "listed",
    "paginate",
    "Source",
    "InOrder",
    "Ordering",
    "Position",
    "Sorted",
]
