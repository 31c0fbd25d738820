"""Ids of records by values that several of them may have."""

from collections.abc import Collection, Iterable
from typing import Any

from sandbox.store.protocols import RecordId


class SharedIndex:
    """Most values are of one record, whose bare id is kept; only of several there is a set."""

    __slots__ = ("_kept",)

    def __init__(self) -> None:
        self._kept: dict[str, RecordId | set[RecordId]] = {}

    def ids(self, value: str) -> Collection[Any]:
        """Return the ids of all records that have *value*, in any order."""
        kept = self._kept.get(value)
        return () if kept is None else kept if isinstance(kept, set) else (kept,)

    def add(self, values: Iterable[str], record_id: RecordId) -> None:
        for value in values:
            kept = self._kept.setdefault(value, record_id)
            if isinstance(kept, set):
                kept.add(record_id)
            elif kept != record_id:
                self._kept[value] = {kept, record_id}

    def discard(self, values: Iterable[str], record_id: RecordId) -> None:
        for value in values:
            kept = self._kept.get(value)
            if isinstance(kept, set):
                kept.discard(record_id)
                if len(kept) == 1:
                    (self._kept[value],) = kept
            elif kept == record_id:
                del self._kept[value]

    def clear(self) -> None:
        self._kept.clear()

    def copy(self) -> "SharedIndex":
        copy = SharedIndex()
        copy._kept = {
            value: kept.copy() if isinstance(kept, set) else kept
            for value, kept in self._kept.items()
        }
        return copy
