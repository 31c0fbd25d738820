"""The clock of a world: read, stop, move and restart it."""

from datetime import datetime, timedelta
from typing import Any, Final

from sandbox.client.call import Call, decoded, part
from sandbox.client.called import Part, Via, called
from sandbox.control_models.clock import ClockChange, ClockState, Expiry, ExpiryList


class Clock(Part[Via]):
    """Reads and changes the clock. Each change returns the new time, in UTC.

    An instant is a `datetime` with a time zone, or text in ISO 8601: `2026-11-23T10:00:00Z`.
    """

    @called
    def now(self) -> Call[datetime]:
        """Return the time."""
        return Call(method="GET", path=self._path, read=_now)

    @called
    def state(self) -> Call[ClockState]:
        """Return the time, and whether the clock is stopped."""
        return Call(method="GET", path=self._path, read=decoded(ClockState))

    @called
    def freeze(self, at: datetime | str | None = None) -> Call[datetime]:
        """Stop the clock *at* this instant, by default at the present one."""
        return self._put(freeze=True if at is None else at)

    @called
    def advance(self, length: timedelta | str) -> Call[datetime]:
        """Move the clock forward by *length*: a `timedelta`, `PT15M1S` or `15m1s`."""
        return self._put(advance=_written(length))

    @called
    def set(self, at: datetime | str) -> Call[datetime]:
        """Set the clock to this instant. It continues from there, or stays stopped."""
        return self._put(set=at)

    @called
    def run(self) -> Call[datetime]:
        """Continue from the time at which the clock is stopped."""
        return self._put(run=True)

    @called
    def reset(self) -> Call[datetime]:
        """Run with the clock of the machine again."""
        return self._put(reset=True)

    @called
    def expiries(self) -> Call[tuple[Expiry, ...]]:
        """List what expires next: logins, links in mails, carts. The soonest is first."""
        return Call(method="GET", path=f"{self._path}/expiries", read=_expiries)

    def _put(self, **change: Any) -> Call[datetime]:
        return Call(method="PUT", path=self._path, body=ClockChange(**change), read=_now)


_expiries: Final = part(ExpiryList, lambda listed: listed.expiries)
_now: Final = part(ClockState, lambda state: state.now)


def _written(length: timedelta | str) -> str:
    """Return *length* in ISO 8601."""
    return length if isinstance(length, str) else f"PT{length / timedelta(seconds=1):f}S"
