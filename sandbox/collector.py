"""Spares the garbage collector what is not garbage, and knows how long it worked."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from time import thread_time
from typing import Any, Final

_OLDEST: Final = 2  # the generation whose collection looks at every object


class CollectorTime:
    """Processor time of collections that look at every object, in `seconds`.

    In a process with a million objects such a collection takes a second, whichever request it
    meets.
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


class _Sparing:
    """Has each full collection look only at what was made since the one before.

    What that one left is frozen. Nearly all of it is freed by its last reference; cycles that
    become garbage later are found when all is looked at.
    """

    def __init__(self, growth: float) -> None:
        self._growth = growth
        self._most = 0.0
        self._looks_at_all = True

    def after(self, phase: str, collection: dict[str, Any]) -> None:
        """Take part in `gc.callbacks`."""
        if collection["generation"] < _OLDEST or phase == "start":
            return
        gc.freeze()
        frozen = gc.get_freeze_count()
        if self._looks_at_all:
            self._most, self._looks_at_all = self._growth * frozen, False
        elif frozen > self._most:
            gc.unfreeze()
            self._looks_at_all = True


@contextmanager
def survivors_spared(growth: float = GROWTH) -> Iterator[None]:
    """Keep full collections short, for a process of our own: a long one holds everybody up.

    All objects are looked at again when *growth* times as many are frozen.
    """
    sparing = _Sparing(growth).after
    gc.callbacks.append(sparing)
    try:
        yield
    finally:
        gc.callbacks.remove(sparing)


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
