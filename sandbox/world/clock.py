"""The time in one world: that of the machine, until somebody freezes it or moves it."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Annotated, ClassVar, Final, Literal, TypeAlias

from msgspec import Meta, Struct

from sandbox import bounds
from sandbox.store import Store

EARLIEST: Final = bounds.EARLIEST
LATEST: Final = bounds.LATEST
"""What lapses weeks after it must have a date, too: those of Python end in the year 9999."""

Moment: TypeAlias = Annotated[datetime, Meta(tz=True)]
"""An instant that is kept: what is read as one must say its time zone."""

MACHINE: Final[Callable[[], datetime]] = partial(datetime.now, UTC)
_NO_TIME: Final = timedelta()
_SECOND: Final = timedelta(seconds=1)


class ClockError(ValueError):
    """The clock cannot be set to this time. The message has the range."""


class ClockSetting(Struct, frozen=True, gc=False, forbid_unknown_fields=True):
    """The instant of a frozen clock, else how far it is ahead of the machine's; negative: behind.

    A world has one at the most, and none while its clock runs with the machine's.
    """

    KEYS: ClassVar[tuple[str, ...]] = ()
    LIMIT: ClassVar[int | None] = 1

    stands_at: Moment | None = None
    ahead: timedelta = _NO_TIME
    id: Literal["clock"] = "clock"


class Clock:
    """Tells the time in UTC, to the microsecond.

    A running clock keeps pace with the machine's, at any distance. It can be set back: used tokens
    stay used, and what was made later is valid for longer.
    """

    __slots__ = ("_ahead", "_machine", "_next_second", "_second", "_stands_at", "_store")

    def __init__(self, store: Store, machine: Callable[[], datetime] = MACHINE) -> None:
        self._store = store
        self._machine = machine
        self._second = self._next_second = EARLIEST
        self.refresh()

    def refresh(self) -> None:
        """Go by the setting that is in the store."""
        setting = self._store.get(ClockSetting, "clock")
        self._stands_at = None if setting is None else setting.stands_at
        self._ahead = None if setting is None else setting.ahead

    def now(self) -> datetime:
        if self._stands_at is not None:
            return self._stands_at
        now = self._machine()
        return now if self._ahead is None else now + self._ahead

    def second(self) -> datetime:
        """Return the time without the fraction of its second."""
        now = self.now()
        if not self._second <= now < self._next_second:
            self._second = now.replace(microsecond=0)
            self._next_second = self._second + _SECOND
        return self._second

    @property
    def machine(self) -> Callable[[], datetime]:
        return self._machine

    @property
    def frozen(self) -> bool:
        return self._stands_at is not None

    @property
    def ahead(self) -> timedelta:
        """How far it is ahead of the machine's clock now, or behind: negative."""
        if self._stands_at is not None:
            return self._stands_at - self._machine()
        return self._ahead or _NO_TIME

    def freeze(self, at: datetime | None = None) -> datetime:
        """Freeze the clock at the instant *at*, by default now; return it."""
        at = self.now() if at is None else _checked(at)
        self._keep(ClockSetting(stands_at=at))
        return at

    def set(self, at: datetime) -> datetime:
        """Set the clock to the instant *at*; it goes on running, or stays frozen."""
        at = _checked(at)
        if self.frozen:
            return self.freeze(at)
        self._keep(ClockSetting(ahead=at - self._machine()))
        return at

    def advance(self, length: timedelta) -> datetime:
        """Go forward by *length*, running or frozen; return the time it is then.

        Raises `ClockError` for a length below 0, or past the year 9999.
        """
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
        self._keep(ClockSetting(ahead=stood_at - self._machine()))
        return stood_at

    def reset(self) -> None:
        """Run with the machine's clock again."""
        self._store.remove(ClockSetting())
        self.refresh()

    def _keep(self, setting: ClockSetting) -> None:
        self._store.put(setting)
        self.refresh()


def _checked(at: datetime) -> datetime:
    if at.tzinfo is None:
        raise ClockError(f"{at.isoformat()} has no time zone: add Z for UTC, or +02:00")
    if not EARLIEST <= at <= LATEST:
        raise _out_of_range(at.isoformat())
    return at.astimezone(UTC)


def _out_of_range(text: str) -> ClockError:
    return ClockError(f"{text} is out of range: {EARLIEST:%Y-%m-%d} to {LATEST:%Y-%m-%d}")
