"""A sort key: how a list is ordered, and what its cursors say."""

from collections.abc import Callable, Sequence
from datetime import datetime
from types import NoneType, UnionType
from typing import Generic

from msgspec import Struct

from sandbox.lazy import lazy
from sandbox.listing.cursor import ItemCursor, Value, decode, encode
from sandbox.listing.refusals import other_sort
from sandbox.listing.source import InOrder, Item, Position


def _null(_item: object) -> None:
    return None


class SortKey(Struct, Generic[Item], frozen=True):
    """Orders items by a value, then by their id; the cursors have both.

    `value` gives the `last_value` of a cursor, as JSON has it: a number, a text, null.
    `kind` is its type: `int`, `float`, `str`, or one of them `| None`. Without a value the order
    is that of the ids, and `last_value` is null.

    Shopify: recorded. Products by PRICE have a number, by TITLE the title in lower case, by
    UPDATED_AT `milliseconds`, by ID the id; a manual collection has its rank, a text.
    """

    id: Callable[[Item], int]
    value: Callable[[Item], Value] = _null
    kind: type | UnionType = NoneType

    def __post_init__(self) -> None:
        if (self.value is _null) != (self.kind is NoneType):
            raise TypeError("a sort key with a value needs its kind, and one without has none")

    def position(self, item: Item) -> Position:
        value = self.value(item)
        return (value is not None, value, self.id(item))

    def write(self, item: Item, offset: int) -> str:
        return encode(ItemCursor(self.id(item), self.value(item), offset))

    def read(self, cursor: str) -> Position:
        """Return where *cursor* stands, by its value and id: the item may be gone.

        Raises `FieldError`, also for a cursor of another sort key as far as its value shows it.
        """
        found = decode(cursor, ItemCursor)
        value = found.last_value
        if not self._takes(value) or (self.value is self.id and value != found.last_id):
            raise other_sort()
        return (value is not None, value, found.last_id)

    def _takes(self, value: Value) -> bool:
        """A number without a fraction is written in either way."""
        return isinstance(value, self.kind) or (type(value) is int and isinstance(0.0, self.kind))


class Sorted(Generic[Item]):
    """The source of a known list in the order of *sort_key*. It is sorted when that matters."""

    def __init__(self, items: Sequence[Item], sort_key: SortKey[Item]) -> None:
        self._items = items
        self._sort_key = sort_key

    def count(self) -> int:
        return len(self._items)

    def beyond(self, position: Position | None, most: int, *, down: bool) -> Sequence[Item]:
        return self._in_order.beyond(position, most, down=down)

    @lazy
    def _in_order(self) -> InOrder[Item]:
        by = self._sort_key
        key = by.id if by.value is _null or by.value is by.id else by.position
        return InOrder(sorted(self._items, key=key), by.position)


def milliseconds(moment: datetime) -> int:
    """Return *moment* as cursors have it: milliseconds since 1970."""
    return round(moment.timestamp() * 1000)
