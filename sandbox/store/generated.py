"""Seeded records that are made when they are asked for: functions of their position."""

from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, Final, Generic

from sandbox.store.protocols import R

_KEPT: Final = 2_048


class Generated(Generic[R]):
    """A seed of *count* records, whose ids rise with their positions, from 0."""

    __slots__ = ("_count", "_make")

    def __init__(self, count: int) -> None:
        self._count = count
        self._make = lru_cache(maxsize=_KEPT)(self._made)

    def get(self, record_id: Any) -> R | None:
        position = self._known(record_id)
        return None if position is None else self._make(position)

    def find(self, _key: str, _value: str) -> R | None:
        """Find nothing by a key."""
        return None

    def after(self, record_id: Any) -> Iterator[R]:
        first = bisect_right(range(self._count), record_id, key=self._id)
        return map(self._made, range(first, self._count))

    def holds(self, record_id: Any) -> bool:
        return self._known(record_id) is not None

    def count(self) -> int:
        return self._count

    def _known(self, record_id: Any) -> int | None:
        position = self._position(record_id)
        return position if position is not None and position < self._count else None

    def _id(self, position: int) -> Any:
        """Return the id of the record at a *position*."""
        raise NotImplementedError

    def _position(self, record_id: Any) -> int | None:
        """Return the position of a record, which may be past the last one; None for no id."""
        raise NotImplementedError

    def _made(self, position: int) -> R:
        raise NotImplementedError
