"""Causes of a `created_at` that is too old or in the future."""

from datetime import datetime, timedelta
from typing import Final

from sandbox.multipass.cause import Cause
from sandbox.multipass.created_at import is_naive
from sandbox.multipass.errors import OutsideWindowError
from sandbox.multipass.formatting import span

_HALF_HOUR: Final = timedelta(minutes=30)
_FARTHEST_ZONE: Final = timedelta(hours=14)
_SLACK: Final = timedelta(minutes=2)
_USUAL_SKEW: Final = timedelta(hours=1)


def time_cause(
    error: OutsideWindowError,
    *,
    machine_now: datetime | None = None,
    world_now: datetime | None = None,
) -> Cause:
    """Return the likely cause of a `created_at` that is far from the clock.

    With the time of the other clock, this machine's or a world's, it is seen where they differ.
    """
    if machine_now is not None and abs(error.created_at - machine_now) <= error.window:
        return _world_clock(error.now - machine_now)
    if world_now is not None and abs(error.created_at - world_now) <= error.window:
        return _machine_clock(world_now - error.now)
    return _maker(error)


def _maker(error: OutsideWindowError) -> Cause:
    offset = _zone_offset(error.age)
    if offset:
        return _other_zone(error, offset)
    if error.age > timedelta(0):
        return Cause(
            "made-too-early",
            f"The token is {span(error.age)} old, or the clock of its machine is slow.",
            "Make a token for each login, when the customer leaves for the shop, and do not"
            " store it.",
        )
    if -error.age < _USUAL_SKEW:
        return Cause(
            "clock-ahead",
            f"The clock that dated the token is {span(-error.age)} ahead of this one.",
            "Synchronise it, or check whether the clock of the sandbox is frozen.",
        )
    return Cause(
        "made-in-the-future",
        f"created_at lies {span(-error.age)} ahead, too far for a clock that is not exact.",
        "Use the present time, and check whether the clock of the sandbox is frozen.",
    )


def _world_clock(ahead: timedelta) -> Cause:
    return Cause(
        "world-clock",
        f"The token has the time of this machine. {_ahead(ahead)}.",
        "Make the token with the time of the world, or reset the clock of the world.",
    )


def _machine_clock(ahead: timedelta) -> Cause:
    return Cause(
        "machine-clock",
        f"The token has the time of the world, and multipassClock is MACHINE. {_ahead(ahead)}.",
        "Make the token with the time of this machine, or set multipassClock to WORLD.",
    )


def _ahead(ahead: timedelta) -> str:
    side = "ahead of" if ahead > timedelta(0) else "behind"
    seconds = timedelta(seconds=round(abs(ahead).total_seconds()))
    return f"The world's clock is {span(seconds)} {side} this machine's"


def _zone_offset(age: timedelta) -> timedelta | None:
    """Return the whole number of half-hours that *age* is close to, as far as zones reach."""
    halves = round(age / _HALF_HOUR)
    offset = halves * _HALF_HOUR
    near = abs(age - offset) <= _SLACK
    return offset if halves and near and abs(offset) <= _FARTHEST_ZONE else None


def _other_zone(error: OutsideWindowError, offset: timedelta) -> Cause:
    zone = f"UTC{'-' if offset > timedelta(0) else '+'}{_hours(abs(offset))}"
    read = (
        "It names no zone, so it was read as UTC"
        if is_naive(error.written)
        else "The zone it names may not be the one it was taken in"
    )
    return Cause(
        "other-zone",
        f"created_at is off by almost exactly {span(abs(offset))}, as the local time of {zone}"
        f" would be. {read}.",
        "Write the time in UTC with a Z (2026-07-15T22:57:56Z), or with its true offset.",
    )


def _hours(offset: timedelta) -> str:
    hours, minutes = divmod(offset // timedelta(minutes=1), 60)
    return f"{hours}:{minutes:02d}"
