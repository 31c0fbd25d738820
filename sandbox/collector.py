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


class _Postponing:
    """Has collections wait for the end of long work, which makes objects in large numbers.

    They would look at all of these again and again, each time for longer than others may wait.
    Where long work never ends, since more comes before, they wait for the `MOST`th end.
    """

    MOST: Final = 16

    def __init__(self) -> None:
        self._active = self._ended = 0
        self._was_on = True

    def __enter__(self) -> None:
        if not self._active:
            self._was_on = gc.isenabled()
        self._active += 1
        gc.disable()

    def __exit__(self, *_: object) -> None:
        self._active -= 1
        self._ended += 1
        if self._was_on and (not self._active or self._ended >= self.MOST):
            self._ended = 0
            gc.enable()


COLLECTIONS_POSTPONED: Final = _Postponing()
"""A context, for any number of works at a time."""


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
