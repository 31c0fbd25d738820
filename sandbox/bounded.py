"""Whether values are within their bounds: those of snapshots, and those of the user's files."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from decimal import Decimal
from functools import cache
from math import isfinite
from typing import Any, Final

from msgspec import Struct

from sandbox.bounds import EARLIEST, LATEST, MOST_MONEY, Range
from sandbox.faults import FaultError

NO_AMOUNT: Final = f"is not an amount: write 0 or more, and less than {MOST_MONEY:,}"
OUT_OF_RANGE: Final = f"is out of range: {EARLIEST:%Y-%m-%d} to {LATEST:%Y-%m-%d}"
"""The detail for an instant outside of the range of clocks."""
_SMALLEST: Final = -(2**20)
"""Exponent of the last digit of an amount: no request has room for more digits."""


def check_bounds(value: Any) -> None:
    """Raise `FaultError` for the first amount or instant in *value* that is out of its range.

    Whole numbers are checked by their types when they are read.
    """
    for error in _out_of_bounds(value, ()):
        raise error


def _out_of_bounds(value: Any, at: tuple[object, ...]) -> Iterator[FaultError]:
    ranges = ranges_of(type(value)) if isinstance(value, Struct) else {}
    for _, key, part in parts_of(value):
        if isinstance(part, Struct | tuple | list | dict):
            yield from _out_of_bounds(part, (*at, key))
        elif wrong := _wrong_part(part, ranges.get(key)):
            yield FaultError(wrong, *at, key)


def _wrong_part(part: Any, limits: Range | None) -> str | None:
    if isinstance(part, Decimal):
        return wrong_amount(part, limits)
    if isinstance(part, float):
        return None if isfinite(part) else f"is {part}: write a number such as 12.5"
    if isinstance(part, datetime) and part.tzinfo is not None:
        return None if EARLIEST <= part <= LATEST else OUT_OF_RANGE
    return None


def parts_of(value: Any, name: object = None) -> Iterable[tuple[object, object, Any]]:
    """Return the parts of *value*, each with its name in Python and in JSON.

    *name* is that of the attribute that a list stands in.
    """
    if isinstance(value, dict):
        return [(key, key, part) for key, part in value.items()]
    if not isinstance(value, Struct):
        return [(name, at, part) for at, part in enumerate(value)]
    keys = zip(value.__struct_fields__, value.__struct_encode_fields__, strict=True)
    return [(name, key, getattr(value, name)) for name, key in keys]


@cache
def ranges_of(kind: type[Struct]) -> Mapping[object, Range]:
    """Return the ranges of a struct's numbers, by their keys in JSON: those of `bounds`."""
    from msgspec import inspect

    info = inspect.type_info(kind)
    assert isinstance(info, inspect.StructType)
    found = {
        field.encode_name: (each.extra or {}).get("range")
        for field in info.fields
        for each in (*getattr(field.type, "types", ()), field.type)
        if isinstance(each, inspect.Metadata)
    }
    return {key: limits for key, limits in found.items() if limits is not None}


def wrong_amount(amount: Decimal, limits: Range | None) -> str | None:
    """Say why *amount* is out of its *limits*: without, those of money; None if it is within."""
    if not amount.is_finite():
        return NO_AMOUNT
    if int(amount.as_tuple().exponent) < _SMALLEST:
        return f"has more than {-_SMALLEST:,} digits after the point"
    if limits is not None:
        within = limits.least <= amount <= limits.most
        return None if within else f"is out of range: {limits.least:,} to {limits.most:,}"
    return None if 0 <= amount < MOST_MONEY else NO_AMOUNT
