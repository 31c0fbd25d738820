"""Seeded records from files, followed by generated ones."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from itertools import chain
from typing import Any, Generic

from sandbox.store.protocols import R, RecordId, key_values, keys_of
from sandbox.store.seeds import Nothing, SeedOf


class Given(Generic[R]):
    """A seed whose records are *read* when the first is needed, and continue with *then*.

    What is read has lower ids than all that follow, and wins over them.
    """

    def __init__(self, read: Callable[[], Iterable[R]], then: SeedOf[R] | None = None) -> None:
        self._read = read
        self._then: SeedOf[R] = Nothing() if then is None else then

    def get(self, record_id: int | str) -> R | None:
        return self._records.get(record_id) or self._then.get(record_id)

    def find(self, key: str, value: str) -> R | None:
        return self._found.get((key, value)) or self._then.find(key, value)

    def after(self, record_id: int) -> Iterator[R]:
        start = bisect_right(self._ids, record_id)
        if start == len(self._ids):
            return self._then.after(record_id)
        given = (self._records[number] for number in self._ids[start:])
        return chain(given, self._then.after(record_id))

    def holds(self, record_id: int | str) -> bool:
        return record_id in self._records or self._then.holds(record_id)

    def count(self) -> int:
        return len(self._records) + self._then.count()

    @cached_property
    def _records(self) -> dict[RecordId, R]:
        return {record.id: record for record in self._read()}

    @cached_property
    def _ids(self) -> list[Any]:
        return sorted(self._records)

    @cached_property
    def _found(self) -> dict[tuple[str, str], R]:
        return {
            (key, each): record
            for record in self._records.values()
            for key in keys_of(type(record))
            for each in key_values(record, key)
        }
