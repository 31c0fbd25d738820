"""Fields that every connection has, and how a table of fields is written."""

from collections.abc import Callable, Mapping
from operator import attrgetter
from typing import Any, Final

Getter = Callable[..., Any]
Fields = Mapping[str, Getter]

CONNECTION: Final[Fields] = {
    "edges": attrgetter("edges"),
    "nodes": attrgetter("nodes"),
    "pageInfo": attrgetter("page_info"),
}

EDGE: Final[Fields] = {"cursor": attrgetter("cursor"), "node": attrgetter("node")}

PAGE_INFO: Final[Fields] = {
    "endCursor": attrgetter("end_cursor"),
    "hasNextPage": attrgetter("has_next_page"),
    "hasPreviousPage": attrgetter("has_previous_page"),
    "startCursor": attrgetter("start_cursor"),
}

TABLES: Final[Mapping[str, Fields]] = {"PageInfo": PAGE_INFO}
