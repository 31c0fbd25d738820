"""What is wrong with the values of a record: of the right type, and still none that a world has."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from decimal import Decimal
from functools import cache
from typing import Any, Final

from msgspec import Struct

from sandbox.bounds import MOST_MONEY, Range
from sandbox.codes import Codes, unknown_code
from sandbox.faults import FaultError
from sandbox.world.clock import EARLIEST, LATEST
from sandbox.world.snapshot.document import Place
from sandbox.world.snapshot.faults import NO_AMOUNT, OUT_OF_RANGE

_CODES: Final[dict[object, Codes]] = {
    "countries": "CountryCode",
    "country_code": "CountryCode",
    "currency": "CurrencyCode",
    "currency_code": "CurrencyCode",
    "languages": "LanguageCode",
}
"""What a text is, by the name of its attribute: in the records of all departments."""
_SMALLEST: Final = -(2**20)
"""Exponent of the last digit of an amount: no request has room for more digits."""


def wrong_values(value: Any, now: datetime, name: object = None) -> Iterator[tuple[Place, str]]:
    """Yield the places of what is wrong in *value*, a record or a part of one, with the details.

    *name* is that of the attribute that a list stands in.

    A record that knows more about itself has a method `wrong`, which yields `FaultError`s, and in
    `OTHER_CODES` what its codes may be beside those of the schema; `FREE_TEXTS` may be anything.
    """
    ranges = _ranges(type(value)) if isinstance(value, Struct) else {}
    for part_name, key, part in _parts(value, name):
        if isinstance(part, Struct | tuple | list | dict):
            for place, detail in wrong_values(part, now, part_name):
                yield (key, *place), detail
        elif wrong := _wrong_value(part_name, part, value, now, ranges.get(key)):
            yield (key,), wrong
    knows: Callable[[], Iterable[FaultError]] | None = getattr(value, "wrong", None)
    for error in knows() if knows else ():
        yield error.at, error.detail


def _parts(value: Any, name: object) -> Iterable[tuple[object, object, Any]]:
    """Return the parts of *value*, each with its name in Python and in JSON."""
    if isinstance(value, dict):
        return [(key, key, part) for key, part in value.items()]
    if not isinstance(value, Struct):
        return [(name, at, part) for at, part in enumerate(value)]
    keys = zip(value.__struct_fields__, value.__struct_encode_fields__, strict=True)
    return [(name, key, getattr(value, name)) for name, key in keys]


@cache
def _ranges(kind: type[Struct]) -> Mapping[object, Range]:
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


def _wrong_value(
    name: object, part: object, of: object, now: datetime, limits: Range | None
) -> str | None:
    if name in getattr(of, "FREE_TEXTS", ()):
        return None
    if isinstance(part, str):
        return _wrong_text(name, part, of)
    if isinstance(part, Decimal):
        return _wrong_amount(part, limits)
    if isinstance(part, datetime | timedelta):
        length = part - now if isinstance(part, datetime) else part
        return None if EARLIEST - now <= length <= LATEST - now else OUT_OF_RANGE
    return None


def _wrong_text(name: object, text: str, of: object) -> str | None:
    code = _CODES.get(name)
    if code is None or text in getattr(of, "OTHER_CODES", ()):
        return None
    return unknown_code(code, text)


def _wrong_amount(amount: Decimal, limits: Range | None) -> str | None:
    if not amount.is_finite():
        return NO_AMOUNT
    if int(amount.as_tuple().exponent) < _SMALLEST:
        return f"has more than {-_SMALLEST:,} digits after the point"
    if limits is not None:
        within = limits.least <= amount <= limits.most
        return None if within else f"is out of range: {limits.least:,} to {limits.most:,}"
    return None if 0 <= amount < MOST_MONEY else NO_AMOUNT
