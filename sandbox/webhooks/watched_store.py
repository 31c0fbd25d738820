"""A store that tells what was put into it, so that no operation has to think of webhooks."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from sandbox.store import Base, MemoryStore, Record
from sandbox.store.protocols import R, RecordId

Changed = Callable[[Record | None, Record], None]
"""Is told a record before and after; None is one that was not there."""

Send = Callable[[str, Mapping[str, Any]], int]
"""Sends a payload to all who want a topic; returns to how many that is."""


class Watched(MemoryStore):
    """Tells `watcher` of the `kinds` of records, as soon as there is one."""

    kinds: frozenset[type] = frozenset()
    send: Send | None = None
    watcher: Changed | None = None

    def watch(self, kinds: Iterable[type], watcher: Changed, send: Send) -> None:
        self.kinds, self.watcher, self.send = frozenset(kinds), watcher, send

    def put(self, *records: Record) -> None:
        watcher = self.watcher
        if watcher is None:
            super().put(*records)
            return
        before = [
            (self._known(type(record), record.id), record)
            for record in records
            if type(record) in self.kinds
        ]
        super().put(*records)
        for known, record in before:
            watcher(known, record)

    def _known(self, kind: type[R], record_id: RecordId) -> Any:
        return self.get(kind, record_id)


class WatchedStore(Watched):
    """Keeps the records of a world in memory, and tells of them."""

    def fork(self, base: Base | None = None) -> "WatchedStore":
        copy = super().fork(base)
        fork = WatchedStore(copy._base)  # noqa: SLF001 - of the class above
        fork._tables = copy._tables  # noqa: SLF001 - likewise
        return fork
