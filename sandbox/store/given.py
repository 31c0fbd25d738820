"""Seeded records from files, followed by generated ones."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain
from typing import Any, Generic

from sandbox.store.protocols import R, Record, RecordId, key_values, shared_keys_of
from sandbox.store.seeds import Nothing, SeedOf
from sandbox.store.shared_index import SharedIndex
from sandbox.toml_file import TomlError


class Given(Generic[R]):
    """A seed whose records are *read* when the first is needed, and continue with *then*.

    What is read has lower ids than all that follow, and wins over them.
    """

    def __init__(self, read: Callable[[], Iterable[R]], then: SeedOf[R] | None = None) -> None:
        self._read = read
        self._found: dict[tuple[str, str], R] = {}
        self._then: SeedOf[R] = Nothing() if then is None else then

    def get(self, record_id: int | str) -> R | None:
        return self._records.get(record_id) or self._then.get(record_id)

    def find(self, key: str, value: str) -> R | None:
        found = self._found.get((key, value)) if self._records else None
        return found or self._then.find(key, value)

    def find_all(self, key: str, value: str) -> Sequence[R]:
        then: Any = self._then
        ours = (self._records[number] for number in sorted(self._shared[key].ids(value)))
        return (*ours, *then.find_all(key, value))

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
        """All records by id. Raises `TomlError` where two have the same of what is unique."""
        records: dict[RecordId, R] = {}
        for record in self._read():
            if records.setdefault(record.id, record) is not record:
                raise _doubled(records[record.id], record, "id", record.id)
        self._found = _by_key(records.values())
        return records

    @cached_property
    def _ids(self) -> list[Any]:
        return sorted(self._records)

    @cached_property
    def _shared(self) -> dict[str, SharedIndex]:
        shared: dict[str, SharedIndex] = defaultdict(SharedIndex)
        for record in self._records.values():
            for key in shared_keys_of(type(record)):
                shared[key].add(key_values(record, key), record.id)
        return shared


def _by_key(records: Iterable[R]) -> dict[tuple[str, str], R]:
    found: dict[tuple[str, str], R] = {}
    for record in records:
        for key in record.KEYS:
            for value in key_values(record, key):
                if found.setdefault((key, value), record) is not record:
                    raise _doubled(found[key, value], record, key, value)
    return found


def _doubled(first: Record, second: Record, key: str, value: object) -> TomlError:
    kind = type(first).__name__
    names = " and ".join(str(getattr(each, "handle", each.id)) for each in (first, second))
    return TomlError(f"two records of the kind {kind}, {names}, have the same {key}: {value}")
