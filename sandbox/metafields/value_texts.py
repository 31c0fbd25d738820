"""Checks values of metafields that come as texts, as the schema has them."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any, Final

import msgspec

from sandbox.faults import FaultError
from sandbox.metafields.value_types import TYPES, is_list, is_reference, not_a_type

_JSON: Final = frozenset(
    {"dimension", "json", "link", "money", "rating", "rich_text_field", "volume", "weight"}
)


def check_value(type: str, value: str) -> None:
    """Raise `FaultError` for a *value* that is none of *type*."""
    if type.removeprefix("list.") not in TYPES:
        raise not_a_type(type, "type")
    try:
        if is_list(type):
            msgspec.json.decode(value, type=list[str] if is_reference(type) else list[Any])
        elif is_reference(type):
            _gid(value)
        elif type in _JSON:
            msgspec.json.decode(value)
        else:
            _CHECKS.get(type, str)(value)
    except (ValueError, RecursionError):
        raise FaultError(f"is not a {type}: {value[:100]!r}", "value") from None


def _gid(value: str) -> None:
    if not value.startswith("gid://"):
        raise ValueError(value)


def _boolean(value: str) -> None:
    if value not in {"true", "false"}:
        raise ValueError(value)


_CHECKS: Final[Mapping[str, Callable[[str], Any]]] = {
    "boolean": _boolean,
    "date": date.fromisoformat,
    "date_time": datetime.fromisoformat,
    "number_decimal": float,
    "number_integer": int,
}
