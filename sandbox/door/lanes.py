"""Lanes: long work runs in a thread of its own, and pauses there to let others go first.

A lane and the event loop never run at the same time: one of the two waits for the other. So work
in a lane may use a world as if it were in one turn of the event loop, from one pause to the next.
"""

from collections.abc import Callable
from threading import BoundedSemaphore, Lock, Thread
from time import perf_counter
from typing import Final, Generic, TypeVar

from sandbox.door.turns import SLICE, give_way
from sandbox.pause import Pause

MOST: Final = 8
"""Lanes at a time. Further work waits for one to be free."""

T = TypeVar("T")
_free: Final = BoundedSemaphore(MOST)


class _GivenUpError(BaseException):
    """Nobody waits any more for what the work would come to."""


async def in_lane(work: Callable[[Pause], T]) -> T:
    """Return what *work* returns. It awaits nothing but turns."""
    while not _free.acquire(blocking=False):
        await give_way()
    try:
        lane = _Lane(work)
        try:
            while not lane.go_on():
                await give_way()
        finally:
            lane.give_up()
    finally:
        _free.release()
    return lane.result()


class _Lane(Generic[T]):
    """A thread that runs *work* whenever it is its turn."""

    def __init__(self, work: Callable[[Pause], T]) -> None:
        self._work = work
        self._may_work, self._may_go = Lock(), Lock()
        self._may_work.acquire()
        self._may_go.acquire()
        self._end = 0.0
        self._is_given_up = False
        self._outcome: list[T] = []
        self._error: BaseException | None = None
        self._has_ended = False
        Thread(target=self._run, name="storefront-sandbox-lane", daemon=True).start()

    def go_on(self) -> bool:
        """Wait until the work pauses, or is done; say whether it is."""
        self._end = perf_counter() + SLICE
        self._may_work.release()
        self._may_go.acquire()
        return self._has_ended

    def give_up(self) -> None:
        """End what has not ended by itself."""
        if not self._has_ended:
            self._is_given_up = True
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
        try:
            self._outcome.append(self._work(self._pause))
        except BaseException as error:  # noqa: BLE001 - it is raised where the result is awaited
            self._error = error
        self._has_ended = True
        self._may_go.release()

    def _pause(self) -> None:
        if perf_counter() < self._end:
            return
        self._may_go.release()
        self._may_work.acquire()
        if self._is_given_up:
            raise _GivenUpError
