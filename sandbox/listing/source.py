"""Where the items of a page come from: what a list must offer, known or indexed."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import Any, Generic, Protocol, TypeAlias, TypeVar

from msgspec import Struct

Item = TypeVar("Item")
Item_co = TypeVar("Item_co", covariant=True)

Position: TypeAlias = tuple[bool, Any, int]
"""Where an item stands, to be compared: whether it has a sort value, the value, then the id.

Items without a value come first. Positions of one list have values of one type.
"""

Entry: TypeAlias = tuple[Position, Item]


class Source(Protocol[Item_co]):
    """A list in the order of its positions. No two items have the same."""

    def count(self) -> int:
        """Return how many items there are on all pages."""
        ...

    def beyond(
        self, position: Position | None, most: int, *, down: bool
    ) -> Sequence[Entry[Item_co]]:
        """Return up to *most* items beyond *position*, the nearest first.

        Upwards, or *down*; from the lowest, or the highest, if *position* is None. There need
        not be an item at *position*.
        """
        ...


class Cursors(Protocol):
    """How the positions of a list are written as cursors."""

    def write(self, position: Position, offset: int) -> str:
        """Return the cursor of the item at *position*; *offset* is its index on the page."""
        ...

    def read(self, cursor: str) -> Position:
        """Return where a page goes on. Raises `FieldError`."""
        ...


class Entries(Struct, Generic[Item], frozen=True):
    """A source of entries in order: of a known list, or of one that an index keeps.

    It looks at as many of them as a binary search does, and at those of the page.
    """

    entries: Sequence[Entry[Item]]

    def count(self) -> int:
        return len(self.entries)

    def beyond(self, position: Position | None, most: int, *, down: bool) -> Sequence[Entry[Item]]:
        entries = self.entries
        if down:
            stop = len(entries) if position is None else bisect_left(entries, position, key=_of)
            return entries[max(stop - most, 0) : stop][::-1]
        start = 0 if position is None else bisect_right(entries, position, key=_of)
        return entries[start : start + most]


def arranged(items: Iterable[Item]) -> Entries[Item]:
    """Return the source of a list whose order is no value's: a position is a place."""
    return Entries([(place(index), item) for index, item in enumerate(items)])


def place(index: float) -> Position:
    """Return the position of the place *index*, from 0; a half is a gap between two places."""
    return (True, index, 0)


_of = itemgetter(0)
