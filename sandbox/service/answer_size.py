"""The size of an answer in bytes, before it is written."""

from typing import Any, Final

from msgspec import Raw

from sandbox.execution.limits import MOST_BYTES
from sandbox.pause import Pause, go_on

FEW_FIELDS: Final = 100
"""An answer with no more is not large."""

_PLAIN: Final = 16
"""Bytes of a number, of null, of the marks around a value: at the most, but for long numbers."""
_ESCAPED: Final = 6
"""Bytes that a character may take which is not printable ASCII."""
_STRETCH: Final = 1_000
"""Values between two pauses."""


def is_too_large(value: Any, pause: Pause = go_on) -> bool:
    """Say whether JSON of *value* may have more than `MOST_BYTES`; it is not looked at further."""
    return left_after(value, MOST_BYTES, pause) < 0


def left_after(value: Any, left: int, pause: Pause = go_on) -> int:
    """Return what is *left* of so many bytes after JSON of *value*: below 0 if it may not fit.

    *pause* is called often.
    """
    pending, looked = [value], 0
    while pending and left >= 0:
        looked += 1
        if not looked % _STRETCH:
            pause()
        value = pending.pop()
        left -= _PLAIN
        match value:
            case str():
                left -= _length(value)
            case Raw():
                left -= len(bytes(value))
            case dict():
                left -= sum(map(_length, value))
                pending += value.values()
            case list():
                pending += value
    return left


def _length(text: str) -> int:
    return len(text) if text.isascii() and text.isprintable() else len(text) * _ESCAPED
