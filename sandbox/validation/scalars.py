"""The scalars of the schema: what they take and how they look on the wire."""

import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from decimal import Decimal
from functools import lru_cache
from types import MappingProxyType
from typing import Any, Final, TypeAlias
from urllib.parse import urlsplit

from graphql import GraphQLError

ParseValue: TypeAlias = Callable[[Any], Any]
Serialize: TypeAlias = Callable[[Any], Any]

LONGEST_URL: Final = 10_000
"""Characters; our choice."""
LARGEST_UNSIGNED: Final = 2**64 - 1
COLOR: Final = re.compile(r"#[0-9a-fA-F]{6}")
DECIMAL: Final = re.compile(r"[+-]?[0-9]{1,400}(\.[0-9]{1,400})?")
MOMENT: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)", re.ASCII)
UNSIGNED: Final = re.compile(r"[0-9]{1,20}")


class CoercionError(GraphQLError):
    """A value is refused in the scalar's own words.

    Those replace "Could not coerce value … to …", both for literals and for variables.
    """


class NotCoercibleError(GraphQLError):
    """A value is not one of the scalar's; the answer says so in the general words."""


def parse_moment(value: Any) -> datetime:
    """Read `2026-11-23T12:00:00Z`, or the same with an offset. Raises `NotCoercibleError`."""
    try:
        return datetime.fromisoformat(_matching(MOMENT, value)).astimezone(UTC)
    except (ValueError, OverflowError):
        raise NotCoercibleError("Not a moment of the calendar.") from None


@lru_cache(maxsize=1024)
def serialize_moment(value: datetime) -> str:
    """Write a moment in UTC, whole seconds."""
    moment = value if value.tzinfo is UTC else value.astimezone(UTC)
    return moment.isoformat(timespec="seconds")[:-6] + "Z"


def parse_decimal(value: Any) -> Decimal:
    """Read `"22.0"`, or a number. Raises `NotCoercibleError`."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = format(Decimal(repr(value)), "f")
    return Decimal(_matching(DECIMAL, value))


def serialize_decimal(value: Decimal | int) -> str:
    """Write as Ruby's BigDecimal does: no zeros at the end, but always one place: `"22.0"`."""
    whole, _, places = format(Decimal(value), "f").partition(".")
    return f"{whole}.{places.rstrip('0') or '0'}"


def parse_unsigned(value: Any) -> int:
    """Read `"42"`, or 42, below 2^64. Raises `NotCoercibleError`."""
    number = value if type(value) is int else int(_matching(UNSIGNED, value))
    if not 0 <= number <= LARGEST_UNSIGNED:
        raise NotCoercibleError("Not an unsigned number of 64 bits.")
    return number


def parse_url(value: Any) -> str:
    """Take an absolute URL as it stands. Raises `CoercionError`, `NotCoercibleError`."""
    text = _text(value)
    if len(text) > LONGEST_URL:
        raise NotCoercibleError("Longer than a URL may be.")
    # Shopify (Admin API, same scalar): "Invalid url 'example.com', missing scheme".
    try:
        parts = urlsplit(text)
    except ValueError:
        raise CoercionError(f"Invalid url '{text}'") from None
    if not parts.scheme:
        raise CoercionError(f"Invalid url '{text}', missing scheme")
    if not parts.netloc:
        raise CoercionError(f"Invalid url '{text}', missing host")
    return text


def parse_color(value: Any) -> str:
    """Take `#rrggbb`. Raises `NotCoercibleError`."""
    return _matching(COLOR, value)


def _matching(pattern: re.Pattern[str], value: Any) -> str:
    text = _text(value)
    if not pattern.fullmatch(text):
        raise NotCoercibleError("Not of the form that the scalar has.")
    return text


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise NotCoercibleError("Not a string.")
    return value


def _as_it_is(value: Any) -> Any:
    return value


SCALARS: Final[Mapping[str, tuple[ParseValue, Serialize]]] = MappingProxyType(
    {
        "Color": (parse_color, str),
        "DateTime": (parse_moment, serialize_moment),
        "Decimal": (parse_decimal, serialize_decimal),
        "HTML": (_text, str),
        "ISO8601DateTime": (parse_moment, serialize_moment),
        "JSON": (_as_it_is, _as_it_is),
        "URL": (parse_url, str),
        "UnsignedInt64": (parse_unsigned, str),
    }
)
"""Name of the scalar to (parse_value, serialize)."""
