"""Reads the text of a cell: an amount, yes or no, a whole number."""

import re
from decimal import Decimal
from typing import Final

_NUMBER: Final = re.compile(r"-?\d{1,12}(\.\d{1,20})?|-?\.\d{1,20}")
_COMMA: Final = re.compile(r"-?\d+,\d+")
_ROUNDED: Final = re.compile(r"\d(\.\d+)?E\+\d+", re.IGNORECASE)
_TRUE: Final = frozenset({"true", "yes", "1", "vrai", "wahr", "verdadero", "vero"})
_FALSE: Final = frozenset({"false", "no", "0", "faux", "falsch", "falso"})


class CellError(ValueError):
    """A cell has a value of another kind. `what` follows "is".

    `column` and `value` are those of the cell, where it is not the caller who knows them.
    """

    def __init__(
        self, what: str, advice: str, *, column: str | None = None, value: str = ""
    ) -> None:
        super().__init__(what)
        self.what = what
        self.advice = advice
        self.column = column
        self.value = value


def amount(text: str, *, delimiter: str = ",") -> Decimal:
    """Return an amount that is not negative; "" is 0. Raises `CellError`."""
    if not text:
        return Decimal(0)
    number = decimal(text, delimiter=delimiter)
    if number is None or number < 0:
        raise CellError("not an amount", "Write 12.50, or leave it blank for 0.")
    return number


def decimal(text: str, *, delimiter: str = ",") -> Decimal | None:
    """Return the number that *text* is, below 10^12, if any. Only files of a `;` write 69,9."""
    if delimiter == ";" and _COMMA.fullmatch(text):
        text = text.replace(",", ".")
    return Decimal(text) if _NUMBER.fullmatch(text) and text.isascii() else None


def whole(text: str) -> int:
    """Return a whole number, which may be negative. Raises `CellError`."""
    number = decimal(text)
    if number is None or number != int(number):
        raise CellError("not a whole number", "Write 12, or leave it blank.")
    return int(number)


def boolean(text: str, *, default: bool) -> bool:
    """Return *text* as a boolean, *default* if it is blank. Raises `CellError`."""
    word = text.lower()
    if not word:
        return default
    if word not in _TRUE and word not in _FALSE:
        raise CellError("neither true nor false", "Write true or false.")
    return word in _TRUE


def is_rounded(text: str) -> bool:
    """Say whether a spreadsheet made `3.65275E+11` of a long number."""
    return _ROUNDED.fullmatch(text) is not None


def listed(text: str) -> tuple[str, ...]:
    """Return the parts of a list with commas, each once."""
    return tuple(dict.fromkeys(part.strip() for part in text.split(",") if part.strip()))
