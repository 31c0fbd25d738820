"""Formats times, durations and values for messages to developers."""

from datetime import UTC, datetime, timedelta
from typing import Final

_LONGEST: Final = 80


def instant(moment: datetime) -> str:
    """Return `2026-07-15T22:57:56.123Z`, with as many fraction digits as it has."""
    text = moment.astimezone(UTC).replace(tzinfo=None).isoformat()
    return (text.rstrip("0") if "." in text else text) + "Z"


def span(length: timedelta) -> str:
    """Return seconds, and what they come to where that is more than two minutes."""
    seconds = f"{length.total_seconds():.3f}".rstrip("0").rstrip(".") + " s"
    return seconds if abs(length) < timedelta(minutes=2) else f"{seconds} ({_clock(length)})"


def _clock(length: timedelta) -> str:
    minutes, seconds = divmod(int(length.total_seconds()), 60)
    hours, minutes = divmod(minutes, 60)
    days, hours = divmod(hours, 24)
    counts = {"d": days, "h": hours, "min": minutes, "s": seconds}
    return " ".join(f"{count} {unit}" for unit, count in counts.items() if count)


def quoted(value: object) -> str:
    """Return the beginning of *value* as JSON would show it."""
    text = f'"{value}"' if isinstance(value, str) else f"{kind(value)}"
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"


def kind(value: object) -> str:
    """Name the JSON type of *value*, with its value where that is short."""
    match value:
        case None:
            return "null"
        case bool():
            return str(value).lower()
        case int() | float():
            return f"the number {value}"
        case str():
            return "a text"
        case list():
            return "an array"
        case _:
            return "an object"
