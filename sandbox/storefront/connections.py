"""Pages of a list, as Relay's connections have them."""

import json
from base64 import b64decode, b64encode
from collections.abc import Callable, Sequence
from typing import Any

from msgspec import Struct

from sandbox.storefront.field_errors import FieldError


class PageInfo(Struct, frozen=True):
    has_next_page: bool
    has_previous_page: bool
    start_cursor: str | None
    end_cursor: str | None


class Edge(Struct, frozen=True):
    cursor: str
    node: Any


class Connection(Struct, frozen=True):
    edges: Sequence[Edge]
    page_info: PageInfo

    @property
    def nodes(self) -> list[Any]:
        return [edge.node for edge in self.edges]


def paginate(
    items: Sequence[Any],
    number: Callable[[Any], int],
    *,
    first: int | None = None,
    last: int | None = None,
    after: str | None = None,
    before: str | None = None,
    reverse: bool = False,
) -> Connection:
    """Cut a page out of *items*; *number* gives the id that an item's cursor names.

    `reverse` turns the list round before it is cut. Raises `FieldError` for a page that
    nobody can cut.
    """
    _check(first, last)
    ordered = list(reversed(items)) if reverse else list(items)
    numbers = [number(item) for item in ordered]
    start = _position(numbers, after) + 1 if after else 0
    stop = _position(numbers, before) if before else len(ordered)
    if first is not None:
        stop = min(stop, start + first)
    if last is not None:
        start = max(start, stop - last)
    edges = [Edge(_cursor(numbers[at], at), ordered[at]) for at in range(start, stop)]
    return Connection(
        edges,
        PageInfo(
            has_next_page=stop < len(ordered),
            has_previous_page=start > 0,
            start_cursor=edges[0].cursor if edges else None,
            end_cursor=edges[-1].cursor if edges else None,
        ),
    )


def _check(first: int | None, last: int | None) -> None:
    if first is None and last is None:
        raise _bad("you must provide one of first or last")
    for name, size in (("first", first), ("last", last)):
        if size is not None and size < 0:
            raise _bad(f"{name} must not be negative")


def _cursor(number: int, offset: int) -> str:
    """Shopify: recorded for addresses against 2026-04."""
    form = json.dumps(
        {"last_id": number, "last_value": None, "offset": offset}, separators=(",", ":")
    )
    return b64encode(form.encode()).decode()


def _position(numbers: Sequence[int], cursor: str) -> int:
    try:
        return numbers.index(json.loads(b64decode(cursor, validate=True))["last_id"])
    except (ValueError, KeyError, TypeError):
        raise _bad("Invalid cursor for current pagination sort.") from None


def _bad(message: str) -> FieldError:
    return FieldError(message, extensions={"code": "BAD_REQUEST"})
