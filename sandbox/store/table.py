"""The records of one kind that differ from the base, found by id and by key."""

from collections.abc import Iterable, Mapping
from itertools import islice, takewhile
from sys import maxsize
from typing import Any, Final

from sandbox.store.protocols import (
    STAMPS,
    Record,
    RecordId,
    Values,
    key_values,
    shared_keys_of,
    values_of,
)
from sandbox.store.shared_index import SharedIndex

LOOK: Final = 1_000
"""Past the few that may have lapsed, a table looks for them each time it has so many more, or as
many as are few. They go if they are at least so many."""


class Table:
    """Rows of *kind* by id, in the order in which they were put, and the `hidden` ids. It has
    *limit* rows at the most.

    What goes when there is no room follows from the rows and what is put, and from nothing else.
    """

    __slots__ = (
        "_few",
        "_keys_from",
        "_kind",
        "_limit",
        "_look",
        "forgets",
        "hidden",
        "index",
        "rows",
        "shared",
        "stamp",
    )

    def __init__(self, kind: type[Record], limit: int | None) -> None:
        self._kind = kind
        self._limit = maxsize if limit is None else limit
        self._few: int = min(getattr(kind, "FEW", self._limit), self._limit)
        self._look = min(LOOK, self._few)
        self.forgets = True
        """Whether what has lapsed goes: not while the rows of another table are put again."""
        self._keys_from: Mapping[str, tuple[str, ...]] = getattr(kind, "KEYS_FROM", {})
        self.stamp = next(STAMPS)
        """Another number whenever a row has come or gone."""
        self.rows: dict[RecordId, Any] = {}
        self.index: dict[str, dict[str, RecordId]] = {key: {} for key in kind.KEYS}
        self.shared = {key: SharedIndex() for key in shared_keys_of(kind)}
        self.hidden: dict[RecordId, None] = {}
        """Ids of the base's records that are gone, in the order in which they went."""

    def differs(self, record_id: RecordId) -> bool:
        return record_id in self.rows or record_id in self.hidden

    def put(self, record: Record) -> None:
        self.stamp = next(STAMPS)
        rows, record_id = self.rows, record.id
        known = rows.pop(record_id, None)
        rows[record_id] = record
        if self.index or self.shared:
            self._find_by_keys(record, known)
        if self.hidden:
            self.hidden.pop(record_id, None)
        if len(rows) > self._few:
            self._make_room(record)

    def drop(self, record_id: RecordId, *, hide: bool) -> None:
        """Remove the row, if there is one; *hide* that of the base."""
        self.stamp = next(STAMPS)
        self._forget_keys(self.rows.pop(record_id, None))
        if hide:
            self.hidden[record_id] = None
            if len(self.hidden) > self._limit:
                for oldest in self._oldest(self.hidden):
                    del self.hidden[oldest]

    def clear(self) -> None:
        """Forget all rows; what is put next begins a new history."""
        self.rows.clear()
        self.hidden.clear()
        for found in self.index.values():
            found.clear()
        for shared in self.shared.values():
            shared.clear()

    def copy(self) -> "Table":
        copy = Table(self._kind, self._limit)
        copy.stamp = self.stamp
        copy.rows = self.rows.copy()
        copy.index = {key: found.copy() for key, found in self.index.items()}
        copy.shared = {key: found.copy() for key, found in self.shared.items()}
        copy.hidden = self.hidden.copy()
        return copy

    def _make_room(self, newest: Record) -> None:
        rows = self.rows
        if len(rows) > self._limit:
            gone = self._oldest(rows)
        elif self.forgets and (len(rows) - self._few - 1) % self._look == 0:
            gone = self._lapsed(newest)
        else:
            return
        for record_id in gone:
            self._forget_keys(rows.pop(record_id))

    def _lapsed(self, newest: Record) -> tuple[RecordId, ...]:
        """Return the oldest that have lapsed, if they are many: to look for few takes as long."""
        rows = self.rows
        lapsed = tuple(takewhile(lambda each: rows[each].has_lapsed(newest), rows))
        return lapsed if len(lapsed) >= self._look else ()

    def _oldest(self, ids: Iterable[RecordId]) -> tuple[RecordId, ...]:
        """Return a thousandth of all at once: to find its first key, a dict passes over the
        places of all that were removed before it."""
        return tuple(islice(ids, max(1, self._limit // 1000)))

    def _find_by_keys(self, record: Any, known: Any) -> None:
        """Find *record* by its keys, and no longer by those of *known*, which was in its place."""
        if known is not None and hasattr(record, "apart"):
            record, known = record.apart(known)
        record_id = record.id
        for key, found in self.index.items():
            if change := self._change(key, record, known):
                for each in change[0]:
                    if found.get(each) == record_id:
                        del found[each]
                found.update(dict.fromkeys(change[1], record_id))
        for key, shared in self.shared.items():
            if change := self._change(key, record, known):
                shared.discard(change[0], record_id)
                shared.add(change[1], record_id)

    def _change(self, key: str, record: Any, known: Any) -> tuple[Values, Values] | None:
        """Return the values of *key* before and now; None if they are the same."""
        if known is None:
            return (), key_values(record, key)
        parts = self._keys_from.get(key)
        if parts and all(getattr(record, part) is getattr(known, part) for part in parts):
            return None
        before, now = getattr(known, key), getattr(record, key)
        return None if before == now else (values_of(before), values_of(now))

    def _forget_keys(self, record: Record | None) -> None:
        if record is None:
            return
        record_id = record.id
        for key, found in self.index.items():
            for each in key_values(record, key):
                if found.get(each) == record_id:
                    del found[each]
        for key, shared in self.shared.items():
            shared.discard(key_values(record, key), record_id)
