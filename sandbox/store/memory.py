"""Records in dicts over a shared base: the default, and as fast as a test could wish.

A world copies nothing of its seed: a table holds only what was put or removed since. Records
are immutable, so tables can be copied by their references.
"""

from collections.abc import Iterator
from heapq import merge
from itertools import islice
from operator import attrgetter
from typing import Any, cast

from sandbox.store.protocols import Base, R, Record


class MemoryStore:
    """Keeps a world's changes over *base*, in the memory of this process."""

    __slots__ = ("_base", "_tables")

    def __init__(self, base: Base) -> None:
        self._base = base
        self._tables: dict[type, _Table] = {}

    def get(self, kind: type[R], record_id: int | str) -> R | None:
        table = self._tables.get(kind)
        if table is not None and record_id in table.rows:
            return cast(R | None, table.rows[record_id])
        return self._base.get(kind, record_id)

    def find(self, kind: type[R], key: str, value: str) -> R | None:
        table = self._tables.get(kind)
        if table is None:
            return self._base.find(kind, key, value)
        found = table.index[key].get(value)
        if found is not None:
            return cast(R | None, table.rows[found])
        seeded = self._base.find(kind, key, value)
        return None if seeded is None or seeded.id in table.rows else seeded

    def after(self, kind: type[R], record_id: int) -> Iterator[R]:
        """Yield the records past that id, as they are when this is called, by id."""
        seeded = self._base.after(kind, record_id)
        table = self._tables.get(kind)
        if table is None:
            return seeded
        rows = table.rows.copy()
        changed = sorted(number for number in rows if int(number) > record_id)
        kept = (record for record in seeded if record.id not in rows)
        ours = (rows[number] for number in changed if rows[number] is not None)
        return merge(kept, ours, key=attrgetter("id"))

    def holds(self, kind: type[Record], record_id: int | str) -> bool:
        table = self._tables.get(kind)
        if table is not None and record_id in table.rows:
            return table.rows[record_id] is not None
        return self._base.holds(kind, record_id)

    def count(self, kind: type[Record]) -> int:
        table = self._tables.get(kind)
        rows = {} if table is None else table.rows
        more = sum(
            (row is not None) - self._base.holds(kind, number) for number, row in rows.items()
        )
        return self._base.count(kind) + more

    def put(self, *records: Record) -> None:
        for record in records:
            kind = type(record)
            table = self._tables.get(kind) or self._new_table(kind)
            table.put(record)

    def remove(self, *records: Record) -> None:
        for record in records:
            kind = type(record)
            table = self._tables.get(kind) or self._new_table(kind)
            table.drop(record, hide=self._base.holds(kind, record.id))

    def changes(self) -> dict[type[Record], dict[int | str, Record | None]]:
        return {kind: table.rows.copy() for kind, table in self._tables.items() if table.rows}

    def fork(self) -> "MemoryStore":
        """Return a store that holds the same and from now on changes on its own."""
        fork = MemoryStore(self._base)
        fork._tables = {kind: table.copy() for kind, table in self._tables.items()}
        return fork

    def _new_table(self, kind: type[Record]) -> "_Table":
        table = self._tables[kind] = _Table(kind.KEYS, kind.LIMIT)
        return table


class _Table:
    """The rows of one kind that differ from the base; None hides a row of the base."""

    __slots__ = ("index", "limit", "rows")

    def __init__(self, keys: tuple[str, ...], limit: int | None) -> None:
        self.rows: dict[int | str, Any] = {}
        self.index: dict[str, dict[str, int | str]] = {key: {} for key in keys}
        self.limit = limit

    def put(self, record: Record) -> None:
        rows, record_id = self.rows, record.id
        if record_id in rows:
            self._forget_keys(rows.pop(record_id))
        rows[record_id] = record
        for key, found in self.index.items():
            if (value := getattr(record, key)) is not None:
                found[value] = record_id
        if self.limit is not None and len(rows) > self.limit:
            self._make_room(self.limit)

    def drop(self, record: Record, *, hide: bool) -> None:
        """Let go of the row; *hide* that of the base."""
        self._forget_keys(self.rows.pop(record.id, None))
        if hide:
            self.rows[record.id] = None

    def copy(self) -> "_Table":
        copy = _Table((), self.limit)
        copy.rows = self.rows.copy()
        copy.index = {key: found.copy() for key, found in self.index.items()}
        return copy

    def _make_room(self, limit: int) -> None:
        """Let go of the oldest rows, a thousandth of all at once: to find its first key, a dict
        passes over the places of all that were removed before it."""
        for oldest in tuple(islice(self.rows, max(1, limit // 1000))):
            self._forget_keys(self.rows.pop(oldest))

    def _forget_keys(self, record: Record | None) -> None:
        if record is None:
            return
        for key, found in self.index.items():
            value = getattr(record, key)
            if value is not None and found.get(value) == record.id:
                del found[value]
