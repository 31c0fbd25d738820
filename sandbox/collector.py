"""Keeps long-lived objects from the garbage collector, and counts how long it worked."""

import asyncio
import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import process_time, thread_time
from typing import Any, Final

_OLDEST: Final = 2  # the generation whose collection looks at every object


class CollectorTime:
    """Processor time of collections that look at every object, in `seconds`.

    Such a collection takes up to a microsecond for each object, whichever request it meets.
    """

    def __init__(self) -> None:
        self.seconds = 0.0
        self._began = 0.0

    def measure(self, phase: str, collection: dict[str, Any]) -> None:
        """Take part in `gc.callbacks`."""
        if collection["generation"] < _OLDEST:
            return
        if phase == "start":
            self._began = thread_time()
        else:
            self.seconds += thread_time() - self._began


COLLECTOR_TIME: Final = CollectorTime()
"""Of this process, since this module was imported."""

gc.callbacks.append(COLLECTOR_TIME.measure)


GROWTH: Final = 4
"""So many times as many objects may be frozen before all are looked at once more."""

IDLE_GROWTH: Final = 2
"""The same in a process that is idle: nobody waits for it."""

EVERY: Final = 1.0
"""Seconds between two looks at whether the process is idle."""

IDLE: Final = 0.005
"""Of one processor, at the most, for an idle process: some health checks, and no test that runs."""

IDLE_TIMES: Final = 10
"""So often in a row the process must have been idle: between two tests it is for less."""


class Sparing:
    """Has each full collection look only at what was made since the one before.

    What that one left is frozen. Nearly all of it is freed by its last reference; cycles that
    become garbage later are found when all is looked at.
    """

    def __init__(self, growth: float) -> None:
        self._growth = growth
        self._left = 0
        self._looks_at_all = True

    def after(self, phase: str, collection: dict[str, Any]) -> None:
        """Take part in `gc.callbacks`."""
        if collection["generation"] < _OLDEST or phase == "start":
            return
        gc.freeze()
        frozen = gc.get_freeze_count()
        if self._looks_at_all:
            self._left, self._looks_at_all = frozen, False
        elif frozen > self._growth * self._left:
            self._unfreeze()

    def look_at_all(self) -> None:
        """Look at all objects now, unless there are not many more than when that was last done."""
        if gc.get_freeze_count() > IDLE_GROWTH * self._left:
            self._unfreeze()
            gc.collect()

    def _unfreeze(self) -> None:
        gc.unfreeze()
        self._looks_at_all = True


@contextmanager
def survivors_spared(growth: float = GROWTH) -> Iterator[Sparing]:
    """Keep full collections short, for a process of our own: a long one holds everybody up.

    All objects are looked at again when *growth* times as many are frozen. In a process with
    10,000 worlds and 2,000 documents that takes half a second: see `look_while_idle`.
    """
    sparing = Sparing(growth)
    gc.callbacks.append(sparing.after)
    try:
        yield sparing
    finally:
        gc.callbacks.remove(sparing.after)


async def look_while_idle(
    sparing: Sparing, *, every: float = EVERY, used: Callable[[], float] = process_time
) -> None:
    """Look at all objects when the process has been idle for a while, if there are many more.

    Python cannot do it in parts: a request that comes meanwhile waits. *used* returns the seconds
    of processor time until now.
    """
    times = 0
    while True:
        before = used()
        await asyncio.sleep(every)
        times = times + 1 if used() - before <= IDLE * every else 0
        if times >= IDLE_TIMES:
            sparing.look_at_all()


@contextmanager
def collector_off() -> Iterator[None]:
    """Let nothing look through objects that are all still needed, while they are made: imports
    and a start take a third longer else."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
