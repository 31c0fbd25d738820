"""The clock of a world: what time it is there, to stop it and to move it."""

from datetime import datetime, timedelta
from typing import Any, Final

from sandbox.client.call import Call, decoded, part
from sandbox.client.called import Part, Via, called
from sandbox.control_models.clock import ClockChange, ClockState


class Clock(Part[Via]):
    """Tells and moves the time. Each change returns the time that it is then, in UTC.

    An instant is a `datetime` with a time zone, or text in ISO 8601, as `2026-11-23T10:00:00Z`.
    """

    @called
    def now(self) -> Call[datetime]:
        """Tell the time."""
        return Call(method="GET", path=self._path, read=_now)

    @called
    def state(self) -> Call[ClockState]:
        """Tell the time, and whether it stands still."""
        return Call(method="GET", path=self._path, read=decoded(ClockState))

    @called
    def freeze(self, at: datetime | str | None = None) -> Call[datetime]:
        """Stand still *at* this instant, else at the present one."""
        return self._put(freeze=True if at is None else at)

    @called
    def advance(self, length: timedelta | str) -> Call[datetime]:
        """Go forward by *length*, a `timedelta` or text such as `PT15M1S` or `15m1s`."""
        return self._put(advance=_written(length))

    @called
    def set(self, at: datetime | str) -> Call[datetime]:
        """Put the clock *at* this instant; it runs on from there, or stands there if it stood."""
        return self._put(set=at)

    @called
    def run(self) -> Call[datetime]:
        """Run on from where the clock stands."""
        return self._put(run=True)

    @called
    def reset(self) -> Call[datetime]:
        """Run with the machine's clock again."""
        return self._put(reset=True)

    def _put(self, **change: Any) -> Call[datetime]:
        return Call(method="PUT", path=self._path, body=ClockChange(**change), read=_now)


_now: Final = part(ClockState, lambda state: state.now)


def _written(length: timedelta | str) -> str:
    """Return *length* in ISO 8601."""
    return length if isinstance(length, str) else f"PT{length / timedelta(seconds=1):f}S"
