"""A store that reports changes, so that operations need no code for webhooks."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from sandbox.store import MemoryStore, Record
from sandbox.store.protocols import R, RecordId

Changed = Callable[[Record | None, Record], None]
"""Called with a record before and after its change; before is None for a new one."""

Send = Callable[[str, Mapping[str, Any]], int]
"""Sends a payload to all subscriptions of a topic; returns how many there are."""


class WatchedStore(MemoryStore):
    """Calls `watcher`, if there is one, for each changed record of one of the `kinds`."""

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
