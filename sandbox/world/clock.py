"""The time in one world: that of the machine, until somebody freezes it or moves it."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Annotated, Final, TypeAlias

from msgspec import Meta

EARLIEST: Final = datetime(1970, 1, 1, tzinfo=UTC)
LATEST: Final = datetime(9000, 1, 1, tzinfo=UTC)
"""What lapses weeks after it must have a date, too: those of Python end in the year 9999."""

Moment: TypeAlias = Annotated[datetime, Meta(tz=True)]
"""An instant that is kept: what is read as one must say its time zone."""

MACHINE: Final[Callable[[], datetime]] = partial(datetime.now, UTC)
_NO_TIME: Final = timedelta()


class ClockError(ValueError):
    """The clock cannot be put so. The message says to where it can."""


class Clock:
    """Tells the time in UTC, to the microsecond.

    A clock that runs keeps pace with the machine's, however far from it. It may be put back:
    what has been used stays used, and what was made in its future is good for longer.
    """

    __slots__ = ("_ahead", "_machine", "_stands_at")

    def __init__(self, machine: Callable[[], datetime] = MACHINE) -> None:
        self._machine = machine
        self._ahead: timedelta | None = None
        self._stands_at: datetime | None = None

    def now(self) -> datetime:
        if self._stands_at is not None:
            return self._stands_at
        now = self._machine()
        return now if self._ahead is None else now + self._ahead

    @property
    def frozen(self) -> bool:
        return self._stands_at is not None

    @property
    def ahead(self) -> timedelta:
        """How far a clock that runs is ahead of the machine's; one that is behind is negative."""
        return self._ahead or _NO_TIME

    def freeze(self, at: datetime | None = None) -> datetime:
        """Stand still *at* this instant, else at the present one; return it."""
        self._stands_at = self.now() if at is None else _checked(at)
        return self._stands_at

    def set(self, at: datetime) -> datetime:
        """Put the clock *at* this instant; it runs on from there, or stands there if it stood."""
        at = _checked(at)
        if self.frozen:
            self._stands_at = at
        else:
            self._ahead = at - self._machine()
        return at

    def advance(self, length: timedelta) -> datetime:
        """Go forward by *length*, running or frozen; return the time it is then."""
        if length < _NO_TIME:
            raise ClockError("the clock advances forward only: to go back, freeze it or set it")
        try:
            return self.set(self.now() + length)
        except OverflowError:
            raise _out_of_range(f"{length.days:,} days later") from None

    def run(self) -> datetime:
        """Run on from where the clock stands; return that time. One that runs is left alone."""
        stood_at = self._stands_at
        if stood_at is None:
            return self.now()
        self._stands_at = None
        return self.set(stood_at)

    def resume(self, *, ahead: timedelta) -> datetime:
        """Run, *ahead* of the machine's clock or behind it, as when a world is restored."""
        try:
            now = _checked(self._machine() + ahead)
        except OverflowError:
            raise _out_of_range(f"{ahead.days:,} days from now") from None
        self._stands_at = None
        self._ahead = ahead or None
        return now

    def reset(self) -> None:
        """Run with the machine's clock again."""
        self._stands_at = None
        self._ahead = None

    def fork(self) -> "Clock":
        """Return a clock that tells the same and from now on is moved on its own."""
        fork = Clock(self._machine)
        fork._ahead = self._ahead
        fork._stands_at = self._stands_at
        return fork


def _checked(at: datetime) -> datetime:
    if at.tzinfo is None:
        raise ClockError(f"{at.isoformat()} has no time zone: add Z for UTC, or +02:00")
    if not EARLIEST <= at <= LATEST:
        raise _out_of_range(at.isoformat())
    return at.astimezone(UTC)


def _out_of_range(told: str) -> ClockError:
    return ClockError(f"{told} is out of range: {EARLIEST:%Y-%m-%d} to {LATEST:%Y-%m-%d}")
