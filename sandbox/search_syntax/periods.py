"""Moments as people write them: `2024` is a year long, `2024-03-01` a day."""

import re
from datetime import UTC, datetime, timedelta
from typing import Final

from msgspec import Struct

_DAY: Final = r"(?a)(\d{4})(?:-(\d\d)(?:-(\d\d))?)?"
_SECOND: Final = timedelta(seconds=1)
_LAST_MONTH: Final = 12


class Period(Struct, frozen=True):
    """From `start` up to, but without, `end`."""

    start: datetime
    end: datetime


ALWAYS: Final = Period(datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC))


def period(text: str, *, now: datetime) -> Period | None:
    """Return what `now`, `*`, a year, a month, a day or a moment stands for; None for the rest.

    Without an offset the time is UTC. Shopify's own examples are of all these kinds.
    """
    match text:
        case "now":
            return _second(now.replace(microsecond=0))
        case "*":
            return ALWAYS
    try:
        if day := re.fullmatch(_DAY, text):
            return _days(*(int(part) if part else None for part in day.groups()))
        moment = datetime.fromisoformat(text)
        return _second(moment.replace(microsecond=0, tzinfo=moment.tzinfo or UTC).astimezone(UTC))
    except (ValueError, OverflowError):
        return None


def compared(moment: datetime, comparator: str, asked: Period) -> bool:
    """Say whether *moment* is within *asked* (no comparator), before (`<`), after (`>`) …"""
    match comparator:
        case "<":
            return moment < asked.start
        case "<=":
            return moment < asked.end
        case ">":
            return moment >= asked.end
        case ">=":
            return moment >= asked.start
        case _:
            return asked.start <= moment < asked.end


def _second(start: datetime) -> Period:
    return Period(start, start + _SECOND)


def _days(year: int | None, month: int | None, day: int | None) -> Period:
    assert year is not None
    start = datetime(year, month or 1, day or 1, tzinfo=UTC)
    if day is not None:
        return Period(start, start + timedelta(days=1))
    if month is not None and month < _LAST_MONTH:
        return Period(start, start.replace(month=month + 1))
    return Period(start, start.replace(year=year + 1, month=1))
