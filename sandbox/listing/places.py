"""Cursors of lists whose order is no value's: `references`, the lines of a cart, hits of a search.

They name an item and its place. A page goes on at the item; if it is gone, at its place.
"""

from collections.abc import Sequence

from msgspec import Struct

from sandbox.listing.cursor import (
    OffsetCursor,
    PlaceCursor,
    SearchCursor,
    decode,
    decode_text,
    encode,
    encode_text,
)
from sandbox.listing.refusals import malformed_cursor
from sandbox.listing.source import Position, place


class TargetCursors(Struct, frozen=True):
    """Cursors of *targets*: numbers or texts, each the mark of the item in its place."""

    targets: Sequence[int | str]

    def write(self, position: Position, _offset: int) -> str:
        index = position[1]
        return encode(PlaceCursor(index + 1, self.targets[index]))

    def read(self, cursor: str) -> Position:
        found = decode(cursor, PlaceCursor)
        return _place_of(found.last_value, self.targets, found.last_id - 1)


class SearchCursors(Struct, frozen=True):
    """Cursors of the hits with these *ids*, in pages of *size*."""

    ids: Sequence[int]
    size: int
    reverse: bool = False

    def write(self, position: Position, _offset: int) -> str:
        """Shopify: recorded with `reverse` true for a search that did not ask for it."""
        index = position[1]
        page = (index + 1) // self.size + 1
        return encode(SearchCursor(page, self.ids[index], not self.reverse, index))

    def read(self, cursor: str) -> Position:
        found = decode(cursor, SearchCursor)
        return _place_of(found.last_id, self.ids, found.offset)


class OffsetCursors(Struct, frozen=True):
    """Cursors that name nothing but a place."""

    def write(self, position: Position, _offset: int) -> str:
        return encode(OffsetCursor(None, None, position[1]))

    def read(self, cursor: str) -> Position:
        return place(decode(cursor, OffsetCursor).offset)


class TextCursors(Struct, frozen=True):
    """Cursors of *texts*, each the text itself."""

    texts: Sequence[str]

    def write(self, position: Position, _offset: int) -> str:
        return encode_text(self.texts[position[1]])

    def read(self, cursor: str) -> Position:
        text = decode_text(cursor)
        if text not in self.texts:
            raise malformed_cursor()
        return place(self.texts.index(text))


def _place_of(mark: int | str, marks: Sequence[int | str], index: int) -> Position:
    """Return the place of *mark*, which was at *index*; if it is gone, the gap it left there."""
    if 0 <= index < len(marks) and marks[index] == mark:
        return place(index)
    return place(marks.index(mark) if mark in marks else index - 0.5)
