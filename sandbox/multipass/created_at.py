"""The field `created_at` of a token."""

from datetime import UTC, datetime
from typing import Final

NAIVE: Final = "created_at names no zone: read as UTC"


def parse_created_at(text: str) -> datetime:
    """Return the instant that *text* names, aware, in UTC.

    Takes what generators write: `Z`, `±hh:mm`, `±hhmm`, any number of fraction digits (those
    after the sixth are dropped), and no zone at all, which is read as UTC: Python's
    `utcnow().isoformat()` writes it (inferred: Shopify says nothing of it).

    Raises ValueError for a date without a time, and for what is not a date and time.
    """
    moment = datetime.fromisoformat(text)
    if text[4:8:3] != "--" or text[10:11] not in {"T", " "}:
        raise ValueError(f"not YYYY-MM-DDThh:mm:ss: {text!r}")
    if moment.tzinfo is UTC:
        return moment
    if moment.tzinfo is None:
        return moment.replace(tzinfo=UTC)
    try:
        return moment.astimezone(UTC)
    except OverflowError:
        raise ValueError(f"outside the years 1 to 9999 in UTC: {text!r}") from None


def is_naive(text: str) -> bool:
    """Say whether *text*, which can be parsed, names no zone."""
    return text[-1] != "Z" and datetime.fromisoformat(text).tzinfo is None
