"""Turns of the event loop: what takes long lets others go first.

An answer is a coroutine that awaits nothing but turns. Nearly all are ready without one; they
need no task.
"""

import asyncio
from collections.abc import Coroutine, Generator, Sequence
from math import inf
from time import perf_counter
from types import coroutine
from typing import Any, Final, Generic, Protocol, TypeVar

TOGETHER: Final = 32
"""Connections that are answered before the first of the answers is sent."""

SLICE: Final = 0.01
"""Seconds of a turn after which others go first."""

T = TypeVar("T")


class Rest(Generic[T]):
    """The rest of work that was interrupted; a task awaits it."""

    def __init__(self, work: Coroutine[None, None, T]) -> None:
        self._work = work

    def __await__(self) -> Generator[None, None, T]:
        while True:
            yield
            try:
                self._work.send(None)
            except StopIteration as end:
                result: T = end.value
                return result


class Done(Generic[T]):
    """A result that is known already; it can be awaited as a `Rest`."""

    def __init__(self, result: T) -> None:
        self._result = result

    def __await__(self) -> Generator[None, None, T]:
        yield from ()
        return self._result


def begin(work: Coroutine[Any, Any, T]) -> T | Rest[T]:
    """Do *work*, which awaits nothing but turns, until it gives way: return what is left then."""
    try:
        work.send(None)
    except StopIteration as end:
        result: T = end.value
        return result
    return Rest(work)


@coroutine
def give_way() -> Generator[None]:
    """Let all other waiting work have its turn."""
    yield


class Connection(Protocol):
    """A connection that has received data."""

    def answer_due(self) -> None: ...
    def send(self) -> None: ...
    def log_exception(self, *args: Any, **options: Any) -> None: ...
    def force_close(self) -> None: ...


class Turn:
    """The connections that have received data in this turn of the event loop.

    One that was alone in the last turn is answered without waiting for others.
    """

    __slots__ = ("_alone", "_due", "_loop")

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self._due: list[Connection] = []
        self._alone: Connection | None = None

    def add(self, connection: Connection) -> None:
        """Have it answer when all that came is read; that is before anything more is."""
        if connection is self._alone:
            _answer([connection], inf)
            return
        self.put_off(connection)

    def put_off(self, connection: Connection) -> None:
        """Have it answer in the next turn, after what all others have sent by then is read."""
        if not self._due:
            self._loop.call_soon(self._take)
        self._due.append(connection)

    def _take(self) -> None:
        due, self._due = self._due, []
        self._alone = due[0] if len(due) == 1 else None
        end = perf_counter() + SLICE
        while due and perf_counter() < end:
            due = due[_answer(due[:TOGETHER], end) :]
        if due and not self._due:
            self._loop.call_soon(self._take)
        self._due = due + self._due


def _answer(connections: Sequence[Connection], end: float) -> int:
    """Answer *connections* until the time is up, at least one; return how many."""
    count = 0
    for connection in connections:
        if count and perf_counter() > end:
            break
        count += 1
        try:
            connection.answer_due()
        except Exception:  # noqa: BLE001 - whatever it was, the others are not to wait for it
            connection.log_exception("A connection failed", exc_info=True)
            connection.force_close()
    for connection in connections[:count]:
        connection.send()
    return count
