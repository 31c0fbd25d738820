"""Records in dicts over a shared base: the default store.

A world copies nothing of its seed: a table holds only what was put or removed since. Records
are immutable, so tables can be copied by their references.
"""

from collections.abc import Collection, Hashable, Iterator, Sequence
from heapq import merge
from operator import attrgetter
from typing import Any

from sandbox.store.protocols import Base, Change, Changes, R, Record, RecordId
from sandbox.store.table import Table


class MemoryStore:
    """Keeps changes over *base*, in the memory of this process.

    Over another store it is a draft: what is put goes no further, until its `changes` are
    applied to the other one.
    """

    __slots__ = ("_base", "_tables")

    def __init__(self, base: Base) -> None:
        self._base = base
        self._tables: dict[type, Table] = {}

    def get(self, kind: type[R], record_id: RecordId) -> R | None:
        table = self._tables.get(kind)
        if table is not None:
            record: R | None = table.rows.get(record_id)
            if record is not None or record_id in table.hidden:
                return record
        return self._base.get(kind, record_id)

    def find(self, kind: type[R], key: str, value: str) -> R | None:
        table = self._tables.get(kind)
        if table is None:
            return self._base.find(kind, key, value)
        found = table.index[key].get(value)
        if found is not None:
            record: R = table.rows[found]
            return record
        seeded = self._base.find(kind, key, value)
        return None if seeded is None or table.differs(seeded.id) else seeded

    def find_all(self, kind: type[R], key: str, value: str) -> Sequence[R]:
        seeded = self._base.find_all(kind, key, value)
        table = self._tables.get(kind)
        if table is None:
            return seeded
        kept = (record for record in seeded if not table.differs(record.id))
        ours: Iterator[R] = (table.rows[number] for number in table.shared[key].ids(value))
        return sorted((*kept, *ours), key=attrgetter("id"))

    def after(self, kind: type[R], record_id: RecordId) -> Iterator[R]:
        """Yield the records past that id, as they are when this is called, by id."""
        seeded = self._base.after(kind, record_id)
        table = self._tables.get(kind)
        if table is None:
            return seeded
        rows: dict[Any, R] = table.rows.copy()
        hidden = table.hidden.copy()
        kept = (record for record in seeded if record.id not in rows and record.id not in hidden)
        ours = [rows[number] for number in sorted(rows) if number > record_id]
        return merge(kept, ours, key=attrgetter("id"))

    def holds(self, kind: type[Record], record_id: RecordId) -> bool:
        table = self._tables.get(kind)
        if table is not None and table.differs(record_id):
            return record_id in table.rows
        return self._base.holds(kind, record_id)

    def count(self, kind: type[Record]) -> int:
        table, seeded = self._tables.get(kind), self._base.count(kind)
        if table is None:
            return seeded
        if not seeded:
            return len(table.rows)
        new = sum(not self._base.holds(kind, number) for number in table.rows)
        return seeded + new - len(table.hidden)

    @property
    def seeds(self) -> Any:
        return self._base.seeds

    def differing(self, kind: type[R]) -> Change[R]:
        below, table = self._base.differing(kind), self._tables.get(kind)
        if table is None:
            return below
        kept = (record for record in below.put if not table.differs(record.id))
        gone = (number for number in below.removed if number not in table.rows)
        return Change((*kept, *table.rows.values()), (*gone, *table.hidden))

    def stamp(self, kinds: Collection[type[Record]], *, others: bool = False) -> Hashable:
        tables = self._tables
        if others:
            changed = [table.stamp for kind, table in tables.items() if kind not in kinds]
        else:
            changed = [tables[kind].stamp for kind in kinds if kind in tables]
        return (self._base.stamp(kinds, others=others), *changed)

    def put(self, *records: Record) -> None:
        for record in records:
            kind = type(record)
            table = self._tables.get(kind) or self._new_table(kind)
            table.put(record)

    def remove(self, *records: Record) -> None:
        for record in records:
            self._drop(type(record), record.id)

    def changes(self) -> Changes:
        return {
            kind: Change(tuple(table.rows.values()), tuple(table.hidden))
            for kind, table in self._tables.items()
            if table.rows or table.hidden
        }

    def apply(self, changes: Changes) -> None:
        for kind, change in changes.items():
            for record_id in change.removed:
                self._drop(kind, record_id)
            table = self._tables.get(kind) or self._new_table(kind)
            table.forgets = bool(table.rows)
            self.put(*change.put)
            table.forgets = True

    def fork(self, base: Base | None = None) -> "MemoryStore":
        """Return a store that holds the same, over *base* or the base of this one."""
        fork = type(self)(self._base if base is None else base)
        fork._tables = {kind: table.copy() for kind, table in self._tables.items()}  # noqa: SLF001 - its own
        return fork

    def _drop(self, kind: type[Record], record_id: RecordId) -> None:
        table = self._tables.get(kind) or self._new_table(kind)
        table.drop(record_id, hide=self._base.holds(kind, record_id))

    def _new_table(self, kind: type[Record]) -> Table:
        limit = self._base.seeds.limits.get(kind.__name__, kind.LIMIT)
        table = self._tables[kind] = Table(kind, limit)
        return table
