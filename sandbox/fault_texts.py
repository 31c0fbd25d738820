"""Errors of msgspec in plain English, with an example: `must be a list, not a string`."""

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Final

from sandbox.near_names import did_you_mean

_TYPES: Final = {
    "str": "a string",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "null": "null",
    "array": "a list",
    "object": "an object",
    "datetime": "a date and time",
    "datetime with a zone": "a date and time with a time zone",
    "date": "a date",
    "time": "a time",
    "duration": "a duration",
    "bytes": "base64 text",
    "decimal": "an amount",
}
_EXAMPLES: Final = {
    "int": "12",
    "float": "12.5",
    "array": "[…]",
    "object": "{…}",
    "datetime": "2026-11-23T10:00:00Z",
    "datetime with a zone": "2026-11-23T10:00:00Z",
    "date": "2026-11-23",
    "time": "10:00:00",
    "duration": "PT15M1S",
    "decimal": "12.50",
}
_INVALID: Final = {
    "Expected `datetime` with a timezone component": "datetime with a zone",
    "Invalid RFC3339 encoded datetime": "datetime",
    "Invalid RFC3339 encoded date": "date",
    "Invalid RFC3339 encoded time": "time",
    "Invalid ISO8601 duration": "duration",
    "Invalid decimal string": "decimal",
    "Invalid base64 encoded string": "bytes",
}
_TRUNCATED: Final = "Input data was truncated"
_MALFORMED: Final = "JSON is malformed: "
_TYPE: Final = re.compile(r"Expected `([^`]*)`(?:, got `([^`]*)`)?")
_LIMIT: Final = re.compile(r"Expected `(?:int|float|decimal)` (>=|<=|>|<) (\S+)")
_LENGTH: Final = re.compile(r"Expected `(str|array|object)` of length (>=|<=) (\d+)")
_EXACT_LENGTH: Final = re.compile(r"Expected `array` of length (\d+), got (\d+)")
_PATTERN: Final = re.compile(r"Expected `str` matching regex .*", re.DOTALL)
_ENUM: Final = re.compile(r"Invalid (?:enum )?value (.*)", re.DOTALL)
_LIMITS: Final = {">=": "{} or more", "<=": "{} or less", ">": "more than {}", "<": "less than {}"}


def text_of(message: str, *, choices: Sequence[str], examples: Sequence[str]) -> str:
    """Return what a *message* of msgspec means, to be read after the place of the value.

    *choices* are the values of an enum, *examples* those of a pattern, where they are known.
    """
    for pattern, sentence in _SENTENCES:
        if found := pattern.fullmatch(message):
            return sentence(found)
    if found := _TYPE.fullmatch(message):
        return _type(found[1].split(" | "), found[2], choices)
    if found := _ENUM.fullmatch(message):
        return _choice(found[1], choices)
    if _PATTERN.fullmatch(message):
        return f"must be written like {_either(examples)}" if examples else "has a wrong form"
    kind = _INVALID.get(message)
    return f"must be {_kind(kind)}" if kind else f"is wrong: {message[:1].lower()}{message[1:]}"


def _type(expected: Sequence[str], got: str | None, choices: Sequence[str]) -> str:
    real = [kind for kind in expected if kind != "null"]
    if choices and real == ["str"]:
        kinds = [f"one of {', '.join(choices)}"]
    elif len(real) == 1:
        kinds = [_kind(real[0])]
    else:
        kinds = [_TYPES.get(kind, kind) for kind in real]
    not_that = f", not {_TYPES.get(got, got)}" if got else ""
    return f"must be {_either([*kinds, *['null'] * ('null' in expected)])}{not_that}"


def missing(kinds: Sequence[str], *, choices: Sequence[str], examples: Sequence[str]) -> str:
    """Return the detail for a value that is missing: what may be written, of one of *kinds*."""
    if choices:
        return f"is missing: write one of {', '.join(choices)}"
    if examples:
        return f"is missing: write it like {_either(examples)}"
    names = ["a string" if kind == "str" else _kind(kind) for kind in kinds]
    return f"is missing: write {_either(names)}" if names else "is missing"


def not_json(error: Exception) -> str:
    """Return what *error* of a decoder has against a text: `is not JSON: …`."""
    if isinstance(error, RecursionError):
        return "is not JSON: it nests too deep. Write fewer brackets within each other"
    if isinstance(error, UnicodeDecodeError):
        return "is not JSON: it is not UTF-8. Save it as UTF-8"
    if str(error) == _TRUNCATED:
        return "is not JSON: its end is missing. Close each quote and each bracket"
    cause = str(error).removeprefix(_MALFORMED)
    return f"is not JSON: {cause}. Look at the quotes, commas and brackets there"


def not_an_object(error: Exception) -> str:
    """Return what *error* of msgspec has against a text that is to be a JSON object."""
    is_other = isinstance(error, ValueError) and "Expected `object`" in str(error)
    return "is not a JSON object: write {…}" if is_other else not_json(error)


def _kind(kind: str) -> str:
    """Return the name of a type, with an example: `a whole number such as 12`."""
    if kind == "str":
        return "a string in quotes"
    example = _EXAMPLES.get(kind)
    name = _TYPES.get(kind, kind)
    return f"{name} such as {example}" if example else name


def _either(kinds: Sequence[str]) -> str:
    *others, last = kinds
    return f"{', '.join(others)} or {last}" if others else last


def _limit(found: re.Match[str]) -> str:
    number = Decimal(found[2]).normalize()
    return f"must be {_LIMITS[found[1]].format(f'{number:,f}')}"


def _length(found: re.Match[str]) -> str:
    kind, sign, length = found[1], found[2], int(found[3])
    if sign == ">=" and length == 1:
        return "must not be empty"
    unit = "character" if kind == "str" else "entry"
    units = f"{unit}s" if kind == "str" else "entries"
    count = f"{length:,} {unit if length == 1 else units}"
    return f"must have {count} or {'more' if sign == '>=' else 'fewer'}"


def _exact_length(found: re.Match[str]) -> str:
    return f"must be a list of {found[1]} entries, not {found[2]}"


def _choice(value: str, choices: Sequence[str]) -> str:
    if not choices:
        return f"cannot be {value}"
    meant = did_you_mean(value.strip("'"), choices)
    write = f"{meant} Write" if meant else "write"
    return f"cannot be {value}: {write} one of {', '.join(choices)}"


_SENTENCES: Final[tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...]] = (
    (_EXACT_LENGTH, _exact_length),
    (_LENGTH, _length),
    (_LIMIT, _limit),
)
