"""Lengths of time as people write them: `20m`, `1h30m`, `0.5s`, and ISO 8601's `PT20M`."""

import re
from datetime import timedelta
from typing import Final

LONGEST: Final = 1_000
"""Characters of a duration."""
_FLAGS: Final = re.ASCII | re.IGNORECASE
_NUMBER: Final = r"\d+(?:\.\d+)?"
_SHORT: Final = (
    rf"(?=\d)(?:(?P<days>{_NUMBER})d)?(?:(?P<hours>{_NUMBER})h)?"
    rf"(?:(?P<minutes>{_NUMBER})m(?!s))?(?:(?P<seconds>{_NUMBER})s)?"
    rf"(?:(?P<milliseconds>{_NUMBER})ms)?"
)
_ISO: Final = (
    rf"P(?=\d|T\d)(?:(?P<weeks>{_NUMBER})W)?(?:(?P<days>{_NUMBER})D)?"
    rf"(?:T(?=\d)(?:(?P<hours>{_NUMBER})H)?(?:(?P<minutes>{_NUMBER})M)?"
    rf"(?:(?P<seconds>{_NUMBER})S)?)?"
)


class DurationError(ValueError):
    """The text names no length of time."""


class NegativeDurationError(DurationError):
    """The text names a length of time below 0."""


def parse_duration(text: str) -> timedelta:
    """Return the length of time that *text* names, never negative.

    Takes days, hours, minutes, seconds and milliseconds in that order (`1h30m`, `500ms`), and
    ISO 8601 without years and months, whose lengths differ (`PT1H30M`, `P2W`).

    Raises DurationError, a ValueError that says what is taken.
    """
    if len(text) > LONGEST:
        raise DurationError(f"{len(text)} characters are no duration: {LONGEST} are the most.")
    stripped = text.strip()
    found = _match(stripped)
    if found is None and "-" in stripped and _match(stripped.replace("-", "")):
        raise NegativeDurationError(f"{text!r} is negative: a duration is 0 or longer")
    if found is None:
        raise DurationError(
            f"{text!r} is not a duration: write 90s, 20m, 1h30m or, in ISO 8601, PT20M.",
        )
    parts = {unit: float(count) for unit, count in found.groupdict().items() if count}
    try:
        return timedelta(**parts)
    except OverflowError:
        raise DurationError(f"{text!r} is too long: a duration is under a billion days.") from None


def _match(text: str) -> re.Match[str] | None:
    return re.fullmatch(_ISO, text, _FLAGS) or re.fullmatch(_SHORT, text, _FLAGS)
