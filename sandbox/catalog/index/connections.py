"""A database in memory that several threads ask at the same time, each by its own connection."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from queue import Empty, SimpleQueue
from typing import Final

from sandbox.pause import OF_THREAD

CAN_SHARE: Final = sqlite3.sqlite_version_info >= (3, 36)
"""Older versions have one connection to such a database: who asks waits until it is free."""

INSTRUCTIONS: Final = 500_000
"""Of SQLite, after which a step may be ended: some 10 ms."""

_NUMBERS: Final = count(1)


class Connections:
    """Connections to a new database. There are as many as were needed at the same time."""

    def __init__(self) -> None:
        self._uri = f"file:/storefront-sandbox-{next(_NUMBERS)}?vfs=memdb" if CAN_SHARE else ""
        self._idle = SimpleQueue[sqlite3.Connection]()
        self._idle.put(self._another())

    @contextmanager
    def one(self) -> Iterator[sqlite3.Connection]:
        """Lend a connection that nobody else has."""
        try:
            lent = self._idle.get(block=not CAN_SHARE)
        except Empty:
            lent = self._another()
        try:
            yield lent
        finally:
            self._idle.put(lent)

    def _another(self) -> sqlite3.Connection:
        made = sqlite3.connect(
            self._uri or ":memory:",
            uri=bool(self._uri),
            check_same_thread=False,
            isolation_level=None,
        )
        made.set_progress_handler(_check, INSTRUCTIONS)
        made.execute("PRAGMA temp_store = MEMORY")
        return made


def _check() -> None:
    """End a step of a query that has taken too long: SQLite stops it for what this raises."""
    OF_THREAD.check()
