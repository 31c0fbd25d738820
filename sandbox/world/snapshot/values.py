"""What is wrong with the values of a record: of the right type, and still none that a world has."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any, Final

from msgspec import Struct

from sandbox.codes import Codes, unknown_code
from sandbox.faults import FaultError
from sandbox.world.clock import EARLIEST, LATEST
from sandbox.world.snapshot.document import Place
from sandbox.world.snapshot.faults import MOST_MONEY, NO_AMOUNT, OUT_OF_RANGE

_CODES: Final[dict[object, Codes]] = {
    "country_code": "CountryCode",
    "currency_code": "CurrencyCode",
}
"""What a text is, by the name of its attribute: in the records of all departments."""


def wrong_values(value: Struct | tuple[Any, ...], now: datetime) -> Iterator[tuple[Place, str]]:
    """Yield the places of what is wrong in *value*, a record or a part of one, with the details.

    A record that knows more about itself has a method `wrong`, which yields `FaultError`s, and in
    `OTHER_CODES` what its codes may be beside those of the schema; `FREE_TEXTS` are no codes.
    """
    for name, part in _parts(value):
        if isinstance(part, Struct | tuple):
            for place, detail in wrong_values(part, now):
                yield (name, *place), detail
        elif wrong := _wrong_value(name, part, value, now):
            yield (name,), wrong
    knows: Callable[[], Iterable[FaultError]] | None = getattr(value, "wrong", None)
    for error in knows() if knows else ():
        yield error.at, error.detail


def _parts(value: Struct | tuple[Any, ...]) -> Iterable[tuple[object, Any]]:
    if isinstance(value, tuple):
        return enumerate(value)
    return [(name, getattr(value, name)) for name in value.__struct_fields__]


def _wrong_value(name: object, part: object, of: object, now: datetime) -> str | None:
    if isinstance(part, str):
        code = _CODES.get(name)
        is_free = name in getattr(of, "FREE_TEXTS", ())
        is_one = code is None or is_free or part in getattr(of, "OTHER_CODES", ())
        return None if code is None or is_one else unknown_code(code, part)
    if isinstance(part, Decimal):
        return None if part.is_finite() and 0 <= part < MOST_MONEY else NO_AMOUNT
    if isinstance(part, datetime | timedelta):
        length = part - now if isinstance(part, datetime) else part
        return None if EARLIEST - now <= length <= LATEST - now else OUT_OF_RANGE
    return None
