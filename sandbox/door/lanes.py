"""Lanes: long work runs in a thread of its own, and pauses there to let others go first.

A lane and the event loop never run at the same time: one of the two waits for the other. So work
in a lane may use a world as if it were in one turn of the event loop, from one pause to the next.
Only what it does `aside` runs at the same time.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore, Lock, Thread
from time import perf_counter
from typing import Final, Generic, TypeVar

from sandbox.door.turns import SLICE, give_way
from sandbox.pause import INTERRUPTIONS, OF_THREAD, Pause

MOST: Final = 8
"""Lanes at a time. Further work waits for one to be free."""

GLANCE: Final = 0.001
"""Seconds that each turn of the event loop waits for what is done aside, or it would never rest."""

T = TypeVar("T")
_free: Final = BoundedSemaphore(MOST)
_taken: Final[set[object]] = set()
"""The lanes that have work: they share the slice of a turn."""


class _GivenUpError(BaseException):
    """The client is gone, so the work is stopped."""


async def in_lane(work: Callable[[Pause], T], *, is_query: bool = False) -> T:
    """Return what *work* returns. It awaits nothing but turns.

    Work that *is_query* changes nothing: it may also pause where it is within an operation.
    """
    while not _free.acquire(blocking=False):
        await give_way()
    lane = _Lane(work, is_query=is_query)
    try:
        while not lane.go_on():
            await give_way()
    finally:
        lane.give_up()
    return lane.result()


class _Lane(Generic[T]):
    """A thread that runs *work* whenever it is its turn. At its end there is a free lane more."""

    def __init__(self, work: Callable[[Pause], T], *, is_query: bool) -> None:
        self._work = work
        self._is_query = is_query
        self._may_work, self._may_go, self._is_back = Lock(), Lock(), Lock()
        for lock in (self._may_work, self._may_go, self._is_back):
            lock.acquire()
        self._is_aside = False
        self._end = 0.0
        self._is_given_up = False
        self._outcome: list[T] = []
        self._error: BaseException | None = None
        self._has_ended = False
        _taken.add(self)
        try:
            Thread(target=self._run, name="storefront-sandbox-lane", daemon=True).start()
        except RuntimeError:  # there can be no more threads
            self._leave()
            raise

    def go_on(self) -> bool:
        """Wait until the work pauses, steps aside, or is done; say whether it is."""
        if self._is_aside and not self._is_back.acquire(timeout=GLANCE):
            return False
        self._is_aside = False
        self._end = perf_counter() + SLICE / len(_taken)
        self._may_work.release()
        self._may_go.acquire()
        return self._has_ended

    def give_up(self) -> None:
        """End the work if it has not ended by itself. Work that it does aside ends first."""
        if self._has_ended:
            return
        self._is_given_up = True
        if self._is_aside:
            self._may_work.release()
        else:
            self.go_on()

    def result(self) -> T:
        """Return what the work returned, or raise what it raised. It is gone then: the frames of
        an error hold the lane."""
        if self._error is None:
            return self._outcome.pop()
        error, self._error = self._error, None
        try:
            raise error
        finally:
            del error

    def _run(self) -> None:
        self._may_work.acquire()
        if self._is_query:
            OF_THREAD.pause, OF_THREAD.aside = self._pause, self._aside
        try:
            self._outcome.append(self._work(self._pause))
        except BaseException as error:  # noqa: BLE001 - it is raised where the result is awaited
            self._error = error
        self._has_ended = True
        self._leave()
        self._may_go.release()

    def _leave(self) -> None:
        _taken.discard(self)
        _free.release()

    def _pause(self) -> None:
        if perf_counter() < self._end:
            return
        self._may_go.release()
        self._wait()

    @contextmanager
    def _aside(self) -> Iterator[None]:
        self._is_aside = True
        self._may_go.release()
        try:
            yield
        finally:
            self._is_back.release()
            self._wait()

    def _wait(self) -> None:
        """Wait until it is the turn of this lane again."""
        self._may_work.acquire()
        INTERRUPTIONS.count += 1
        if self._is_given_up:
            raise _GivenUpError
        OF_THREAD.check()
