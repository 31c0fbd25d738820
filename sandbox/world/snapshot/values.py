"""What is wrong with the values of a record: of the right type, and still none that a world has."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any, Final

from msgspec import Struct

from sandbox.bounded import OUT_OF_RANGE, parts_of, ranges_of, wrong_amount
from sandbox.bounds import Range
from sandbox.codes import Codes, unknown_code
from sandbox.faults import FaultError
from sandbox.world.clock import EARLIEST, LATEST
from sandbox.world.snapshot.document import Place

_CODES: Final[dict[object, Codes]] = {
    "countries": "CountryCode",
    "country_code": "CountryCode",
    "currency": "CurrencyCode",
    "currency_code": "CurrencyCode",
    "languages": "LanguageCode",
}
"""What a text is, by the name of its attribute: in the records of all departments."""


def wrong_values(value: Any, now: datetime, name: object = None) -> Iterator[tuple[Place, str]]:
    """Yield the places of what is wrong in *value*, a record or a part of one, with the details.

    *name* is that of the attribute that a list stands in.

    A record that knows more about itself has a method `wrong`, which yields `FaultError`s, and in
    `OTHER_CODES` what its codes may be beside those of the schema; `FREE_TEXTS` may be anything.
    """
    ranges = ranges_of(type(value)) if isinstance(value, Struct) else {}
    for part_name, key, part in parts_of(value, name):
        if isinstance(part, Struct | tuple | list | dict):
            for place, detail in wrong_values(part, now, part_name):
                yield (key, *place), detail
        elif wrong := _wrong_value(part_name, part, value, now, ranges.get(key)):
            yield (key,), wrong
    knows: Callable[[], Iterable[FaultError]] | None = getattr(value, "wrong", None)
    for error in knows() if knows else ():
        yield error.at, error.detail


def _wrong_value(
    name: object, part: object, of: object, now: datetime, limits: Range | None
) -> str | None:
    if name in getattr(of, "FREE_TEXTS", ()):
        return None
    if isinstance(part, str):
        return _wrong_text(name, part, of)
    if isinstance(part, Decimal):
        return wrong_amount(part, limits)
    if isinstance(part, datetime | timedelta):
        length = part - now if isinstance(part, datetime) else part
        return None if EARLIEST - now <= length <= LATEST - now else OUT_OF_RANGE
    return None


def _wrong_text(name: object, text: str, of: object) -> str | None:
    code = _CODES.get(name)
    if code is None or text in getattr(of, "OTHER_CODES", ()):
        return None
    return unknown_code(code, text)
