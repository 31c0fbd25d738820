"""The records of one kind that differ from the base, found by id and by key."""

from collections.abc import Iterable
from itertools import islice, takewhile
from sys import maxsize
from typing import Any, Final

from sandbox.store.protocols import Record, RecordId

LOOK: Final = 1_000
"""Past the few that may have lapsed, a table looks for them each time it has grown by so many."""


class Table:
    """Rows of *kind* by id, in the order in which they were put, and the `hidden` ids.

    What goes when there is no room follows from the rows and from what is put, so that the same
    changes always leave the same rows.
    """

    __slots__ = ("_kind", "_limit", "_room", "hidden", "index", "rows")

    def __init__(self, kind: type[Record]) -> None:
        self._kind = kind
        self._limit = maxsize if kind.LIMIT is None else kind.LIMIT
        self._room: int = getattr(kind, "FEW", self._limit)
        self.rows: dict[RecordId, Any] = {}
        self.index: dict[str, dict[str, RecordId]] = {key: {} for key in kind.KEYS}
        self.hidden: dict[RecordId, None] = {}
        """Ids of the base's records that are gone, in the order in which they went."""

    def differs(self, record_id: RecordId) -> bool:
        return record_id in self.rows or record_id in self.hidden

    def put(self, record: Record) -> None:
        rows, record_id = self.rows, record.id
        if record_id in rows:
            self._let_go(record_id)
        elif self.hidden:
            self.hidden.pop(record_id, None)
        rows[record_id] = record
        for key, found in self.index.items():
            if (value := getattr(record, key)) is None:
                continue
            if type(value) is tuple:
                found.update(dict.fromkeys(value, record_id))
            else:
                found[value] = record_id
        if len(rows) > self._room:
            self._make_room(record)

    def drop(self, record_id: RecordId, *, hide: bool) -> None:
        """Let go of the row, if it is there; *hide* that of the base."""
        if record_id in self.rows:
            self._let_go(record_id)
        if hide:
            self.hidden[record_id] = None
            if len(self.hidden) > self._limit:
                for oldest in self._oldest(self.hidden):
                    del self.hidden[oldest]

    def copy(self) -> "Table":
        copy = Table(self._kind)
        copy.rows = self.rows.copy()
        copy.index = {key: found.copy() for key, found in self.index.items()}
        copy.hidden = self.hidden.copy()
        return copy

    def _make_room(self, newest: Record) -> None:
        rows = self.rows
        gone: tuple[RecordId, ...] = ()
        if len(rows) > self._limit:
            gone = self._oldest(rows)
        elif len(rows) % LOOK == 0:
            gone = tuple(takewhile(lambda each: rows[each].has_lapsed(newest), rows))
        for record_id in gone:
            self._let_go(record_id)

    def _oldest(self, ids: Iterable[RecordId]) -> tuple[RecordId, ...]:
        """Return a thousandth of all at once: to find its first key, a dict passes over the
        places of all that were removed before it."""
        return tuple(islice(ids, max(1, self._limit // 1000)))

    def _let_go(self, record_id: RecordId) -> None:
        record = self.rows.pop(record_id)
        for key, found in self.index.items():
            value = getattr(record, key)
            for each in value if type(value) is tuple else (value,):
                if found.get(each) == record_id:
                    del found[each]
