"""The time in one world."""

from datetime import UTC, datetime


class Clock:
    """Tells the time of the machine, in UTC."""

    __slots__ = ()

    def now(self) -> datetime:
        return datetime.now(UTC)
