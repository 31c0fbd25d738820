"""Pauses of long work, between two of its steps.

A query may also pause within an operation, since it changes nothing: at places where it does not
read what other requests may change meanwhile.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from threading import local
from typing import Final, NoReturn, TypeAlias, TypeVar

FEW: Final = 100
"""So many items need no pause between them."""

T = TypeVar("T")
Pause: TypeAlias = Callable[[], None]
"""Lets other requests go first from time to time."""


def go_on() -> None:
    """Do not pause."""


class TakesLongError(BaseException):
    """A query takes longer than expected: it has to begin again, in a lane."""


class _OfThread(local):
    """How a query pauses in this thread, or does something aside. Nothing else does either.

    After each pause `check` may raise, to end the work.
    """

    pause: Pause = staticmethod(go_on)
    aside: Callable[[], AbstractContextManager[None]] = nullcontext
    check: Callable[[], None] = staticmethod(go_on)


OF_THREAD: Final = _OfThread()


@contextmanager
def checked(check: Callable[[], None]) -> Iterator[None]:
    """Call *check* after each pause of this thread."""
    before, OF_THREAD.check = OF_THREAD.check, check
    try:
        yield
    finally:
        OF_THREAD.check = before


def aside() -> AbstractContextManager[None]:
    """Return a context for one long step: if this is a query, other requests go on meanwhile."""
    return OF_THREAD.aside()


def unhurried(items: Collection[T], few: int = FEW) -> Iterable[T]:
    """Return *items*. If they are more than *few*, a query pauses between them."""
    return items if len(items) <= few else map(_after_pause, items)


def _after_pause(item: T) -> T:
    OF_THREAD.pause()
    return item


class _OnlyShort:
    """A context in which a query, outside of lanes, raises `TakesLongError` where it takes long."""

    def __enter__(self) -> None:
        OF_THREAD.pause = OF_THREAD.aside = _fail

    def __exit__(self, *_: object) -> None:
        OF_THREAD.pause, OF_THREAD.aside = go_on, nullcontext


ONLY_SHORT: Final = _OnlyShort()


def begin_long() -> None:
    """Raise `TakesLongError` where only short work is done."""
    if OF_THREAD.aside is _fail:
        _fail()


def _fail() -> NoReturn:
    raise TakesLongError


class Interruptions:
    """Counts how often others went on before a work was done: it may have seen their changes."""

    def __init__(self) -> None:
        self.count = 0


INTERRUPTIONS: Final = Interruptions()
"""Of all work of this process."""
