"""Pages of a list, as Relay's connections have them.

What cannot be a page is refused in words of which some are recorded from the real service or
reported by its users, and the others follow from them:

- `you must provide one of first or last`: reported, Admin API and Storefront API
- `providing both first and last is not supported`: recorded, Admin API; so is BAD_REQUEST
- `using first with before …`, `using last with after …`: inferred, words of the same series
- `… must be within 0..250`: inferred from `limit must be within 1..10`, recorded against 2026-04;
  that a page has 250 at most is documented
- `Invalid cursor for current pagination sort.`: reported, Storefront API
"""

from base64 import b64decode, b64encode
from collections.abc import Callable, Sequence
from typing import Any, Final

import msgspec
from msgspec import Struct

from sandbox.field_error import FieldError
from sandbox.reason import Reason

MOST: Final = 250  # Shopify: documented for both APIs


class PageInfo(Struct, frozen=True):
    has_next_page: bool
    has_previous_page: bool
    start_cursor: str | None
    end_cursor: str | None


class Edge(Struct, frozen=True):
    cursor: str
    node: Any


class Connection(Struct, frozen=True):
    """The page from *start* to *stop* of *items*; only what is asked for is made."""

    items: Sequence[Any]
    number: Callable[[Any], int]
    start: int
    stop: int

    @property
    def edges(self) -> list[Edge]:
        return [Edge(self._cursor(at), self.items[at]) for at in range(self.start, self.stop)]

    @property
    def nodes(self) -> Sequence[Any]:
        return self.items[self.start : self.stop]

    @property
    def page_info(self) -> PageInfo:
        is_empty = self.start >= self.stop
        return PageInfo(
            has_next_page=self.stop < len(self.items),
            has_previous_page=self.start > 0,
            start_cursor=None if is_empty else self._cursor(self.start),
            end_cursor=None if is_empty else self._cursor(self.stop - 1),
        )

    def _cursor(self, at: int) -> str:
        cursor = _Cursor(self.number(self.items[at]), None, at)
        return b64encode(msgspec.json.encode(cursor)).decode()


class _Cursor(Struct, frozen=True):
    """Shopify: recorded for addresses against 2026-04, the order of the keys included."""

    last_id: int
    last_value: Any
    offset: int


def paginate(
    items: Sequence[Any],
    number: Callable[[Any], int],
    *,
    first: int | None = None,
    last: int | None = None,
    after: str | None = None,
    before: str | None = None,
    reverse: bool | None = False,
) -> Connection:
    """Cut a page out of *items*; *number* gives the id that an item's cursor names.

    `reverse` turns the list round before it is cut; an empty cursor is none (graphql-ruby).
    Raises `FieldError` for a page that nobody can cut.
    """
    after, before = after or None, before or None
    _check(first=first, last=last, after=after, before=before)
    ordered = items[::-1] if reverse else items
    start, stop = 0, len(ordered)
    if after is not None:
        start = _place(ordered, number, after, past=1)
    if before is not None:
        stop = _place(ordered, number, before, past=0)
    if first is not None:
        stop = min(stop, start + first)
    if last is not None:
        start = max(start, stop - last)
    return Connection(ordered, number, start, stop)


def _check(*, first: int | None, last: int | None, after: str | None, before: str | None) -> None:
    if first is None and last is None:
        raise _refused("you must provide one of first or last")
    if first is not None and last is not None:
        raise _refused("providing both first and last is not supported")
    if first is not None and before is not None:
        raise _refused("using first with before is not supported")
    if last is not None and after is not None:
        raise _refused("using last with after is not supported")
    name, size = ("last", last) if first is None else ("first", first)
    if not 0 <= (size or 0) <= MOST:
        raise _refused(f"{name} must be within 0..{MOST}", code="INVALID_FIELD_ARGUMENTS")


def _place(ordered: Sequence[Any], number: Callable[[Any], int], text: str, *, past: int) -> int:
    """Return the index of the item that the cursor *text* names, or the *past* next.

    An item that is gone since leaves its place to the one after it. That a cursor outlives its
    item is inferred from the id and the offset in it.
    """
    try:
        cursor = msgspec.json.decode(b64decode(text, validate=True), type=_Cursor)
    except ValueError:
        raise _refused("Invalid cursor for current pagination sort.") from None
    for at, item in enumerate(ordered):
        if number(item) == cursor.last_id:
            return at + past
    return min(max(cursor.offset, 0), len(ordered))


def _refused(message: str, *, code: str = "BAD_REQUEST") -> FieldError:
    return FieldError(
        message, extensions={"code": code}, reason=Reason("pagination.refused", message)
    )
