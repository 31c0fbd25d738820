"""Lists whose order is no value's: `references`, the lines of a cart, hits of a search.

Their cursors name an item and its place. A page goes on at the item; if it is gone, at its place.
"""

from collections.abc import Callable, Sequence
from operator import itemgetter
from typing import Any, Final, TypeAlias

from msgspec import Struct

from sandbox.listing.connection import Connection
from sandbox.listing.cursor import (
    OffsetCursor,
    PlaceCursor,
    SearchCursor,
    decode,
    decode_text,
    encode,
    encode_text,
)
from sandbox.listing.page import Page
from sandbox.listing.refusals import malformed_cursor
from sandbox.listing.source import InOrder, Item, Ordering, Position

Placed: TypeAlias = tuple[int, Item]
"""The index of an item in the list, and the item."""


def arranged(
    items: Sequence[Item],
    ordering: Ordering[Placed[Item]],
    page: Page,
    show: Callable[[Item], Any] | None = None,
) -> Connection[Placed[Item]]:
    """Return the *page* of a known list, in its own order. Raises `FieldError`."""
    placed = [*enumerate(items)]
    shown = _item if show is None else lambda placed: show(placed[1])
    return Connection(InOrder(placed, ordering.position), ordering, page, shown)


_item: Final[Callable[[Placed[Any]], Any]] = itemgetter(1)


class _ByPlace(Struct, frozen=True):
    def position(self, item: Placed[Any]) -> Position:
        return _place(item[0])


class ByTarget(_ByPlace, frozen=True):
    """With cursors of *targets*: numbers or texts, each the mark of the item in its place."""

    targets: Sequence[int | str]

    def write(self, item: Placed[Any], _offset: int) -> str:
        index, _ = item
        return encode(PlaceCursor(index + 1, self.targets[index]))

    def read(self, cursor: str) -> Position:
        found = decode(cursor, PlaceCursor)
        return _place_of(found.last_value, self.targets, found.last_id - 1)


class ByRank(_ByPlace, frozen=True):
    """With cursors of the hits of a search, which have these *ids*, in pages of *size*."""

    ids: Sequence[int]
    size: int
    reverse: bool = False

    def write(self, item: Placed[Any], _offset: int) -> str:
        """Shopify: recorded with `reverse` true for a search that did not ask for it."""
        index, _ = item
        page = (index + 1) // self.size + 1
        return encode(SearchCursor(page, self.ids[index], not self.reverse, index))

    def read(self, cursor: str) -> Position:
        found = decode(cursor, SearchCursor)
        return _place_of(found.last_id, self.ids, found.offset)


class ByOffset(_ByPlace, frozen=True):
    """With cursors that name nothing but a place."""

    def write(self, item: Placed[Any], _offset: int) -> str:
        return encode(OffsetCursor(None, None, item[0]))

    def read(self, cursor: str) -> Position:
        return _place(decode(cursor, OffsetCursor).offset)


class ByText(_ByPlace, frozen=True):
    """With cursors that are the items themselves, which are *texts*."""

    texts: Sequence[str]

    def write(self, item: Placed[Any], _offset: int) -> str:
        return encode_text(self.texts[item[0]])

    def read(self, cursor: str) -> Position:
        """Return the place of the item. Raises `FieldError` for the cursor of another list."""
        text = decode_text(cursor)
        if text not in self.texts:
            raise malformed_cursor()
        return _place(self.texts.index(text))


def _place(index: float) -> Position:
    """Return the position of the place *index*, from 0; a half is a gap between two places."""
    return (True, index, 0)


def _place_of(mark: int | str, marks: Sequence[int | str], index: int) -> Position:
    """Return the place of *mark*, which was at *index*; if it is gone, the gap it left there."""
    if 0 <= index < len(marks) and marks[index] == mark:
        return _place(index)
    gap = min(max(index, 0), len(marks)) - 0.5
    return _place(marks.index(mark) if mark in marks else gap)
