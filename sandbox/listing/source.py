"""Sources of pages: the protocol of a list, in memory or indexed."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from typing import Any, Generic, Protocol, TypeAlias, TypeVar

from msgspec import Struct

Item = TypeVar("Item")
Item_co = TypeVar("Item_co", covariant=True)
Item_contra = TypeVar("Item_contra", contravariant=True)

Position: TypeAlias = tuple[bool, Any, int]
"""Where an item stands, to be compared: whether it has a sort value, the value, then the id.

Items without a value come first. Positions of one list have values of one type.
"""


class Source(Protocol[Item_co]):
    """A list in the order of its positions. No two items have the same."""

    def count(self) -> int:
        """Return how many items there are on all pages."""
        ...

    def beyond(self, position: Position | None, most: int, *, down: bool) -> Sequence[Item_co]:
        """Return up to *most* items beyond *position*, the nearest first.

        Upwards, or *down*; from the lowest, or the highest, if *position* is None. There need
        not be an item at *position*.
        """
        ...


class Ordering(Protocol[Item_contra]):
    """Where the items of a list stand, and how that is written as a cursor."""

    def position(self, item: Item_contra) -> Position: ...

    def write(self, item: Item_contra, offset: int) -> str:
        """Return the cursor of *item*; *offset* is its index on the page."""
        ...

    def read(self, cursor: str) -> Position:
        """Return where a page goes on. Raises `FieldError`."""
        ...


class InOrder(Struct, Generic[Item], frozen=True):
    """The source of *items* that are in order already, as an index keeps them.

    It looks at as many of them as a binary search does, and at those of the page.
    """

    items: Sequence[Item]
    position: Callable[[Item], Position]

    def count(self) -> int:
        return len(self.items)

    def beyond(self, position: Position | None, most: int, *, down: bool) -> Sequence[Item]:
        items, key = self.items, self.position
        if down:
            stop = len(items) if position is None else bisect_left(items, position, key=key)
            return items[max(stop - most, 0) : stop][::-1]
        start = 0 if position is None else bisect_right(items, position, key=key)
        return items[start : start + most]
