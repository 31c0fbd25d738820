"""A file of TOML: what is wrong in it is reported with file, line, key and what to write."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, TypeVar

import msgspec
import tomli

from sandbox.faults import FaultError, key_of, located

T = TypeVar("T")

_OR_NULL: Final = " or null"
"""What a message about JSON has, and TOML cannot say."""
_CURLY: Final = "\u201c\u201d\u201e\u2018\u2019"
# tomli: how its messages begin.
_HINTS: Final = {
    "Invalid value": 'Write text in quotes, as in name = "Ada"; true and false in small letters',
    "Expected '=' after a key": 'Write a key, = and a value, as in name = "Ada"',
    "Expected newline": "Write one value on each line. Comments begin with #, and a text that "
    'contains a quote stands in the other kind, as in "it\'s"',
    "Cannot overwrite a value": "This key is there twice. Write it once",
    "Cannot declare": "This table is there twice. For one more entry of a list write [[ ]]",
    "Unclosed array": "Separate values with commas, and close the list with ]",
    "Unclosed inline table": "Separate values with commas, and close the table with } on the "
    "same line",
    "Illegal character": "Close the text with a quote on the same line",
    "Invalid statement": "A key has letters without accents, digits, - and _. Put others in quotes",
    "Expected ']'": "Close the name of the table with ]",
}


class TomlError(ValueError):
    """A file is not as it must be: `shop.toml:12: `markets[1].id` is missing`."""


class TomlFile:
    """The *text* of a file, read. Messages call it *source*. Raises `TomlError`."""

    def __init__(self, text: str, source: str) -> None:
        self._text = text
        self.source = source
        try:
            self.document: dict[str, Any] = tomli.loads(text)
        except tomli.TOMLDecodeError as error:
            raise TomlError(f"{source}:{_syntax(error, text)}") from None

    def read(self, kind: type[T], *at: object) -> T:
        """Return what stands *at* that path as a *kind*. Raises `TomlError`."""
        try:
            return msgspec.convert(_found(self.document, at), kind)
        except msgspec.ValidationError as error:
            raise self.wrong(error, *at, kind=kind) from None

    @contextmanager
    def checked(self) -> Iterator[None]:
        """Return the `TomlError` of a `FaultError` about the content of the file."""
        try:
            yield
        except FaultError as error:
            raise self.wrong(error) from None

    def wrong(self, error: Exception, *at: object, kind: Any = None) -> TomlError:
        """Return *error*, a `FaultError` or msgspec's, about the value *at* that path."""
        detail, inside = located(error, kind)
        path = (*at, *inside)
        return TomlError(f"{self.place(*path)} {detail.replace(_OR_NULL, '')}")

    def place(self, *at: object) -> str:
        """Return file, line and key of the value *at* that path: ``shop.toml:2: `name```."""
        line = self._line(at)
        place = self.source if line is None else f"{self.source}:{line}"
        return f"{place}: `{key_of(at)}`" if at else f"{place}:"

    def _line(self, path: Sequence[object]) -> int | None:
        """Return the line in which the value at *path* begins, or what comes nearest around it.

        It is the one after the most lines that are TOML without the value.
        """
        depth = next(n for n in range(len(path), -1, -1) if _is_there(self.document, path[:n]))
        if depth == 0:
            return None
        lines = self._text.splitlines(keepends=True)
        without, with_it = 0, len(lines)
        while with_it - without > 1:
            middle = (without + with_it) // 2
            if _is_there(_beginning(lines[:middle]), path[:depth]):
                with_it = middle
            else:
                without = middle
        while without and not _is_toml(lines[:without]):
            without -= 1  # these lines begin a value that goes over several
        return without + 1


def read_toml(
    path: Path, *, source: str | None = None, kind: type[TomlFile] = TomlFile
) -> TomlFile:
    """Return the *kind* of file at *path*. Raises `TomlError`, also for one that cannot be read."""
    source = path.name if source is None else source
    try:
        return kind(path.read_text("utf-8"), source)
    except OSError as error:
        raise TomlError(f"{source} cannot be read: {error.strerror}") from None
    except UnicodeDecodeError as error:
        raise TomlError(f"{source} is not UTF-8 text: {error}") from None


def _syntax(error: tomli.TOMLDecodeError, text: str) -> str:
    """Return line, column, message and a hint for what is not valid TOML."""
    hint = next((hint for start, hint in _HINTS.items() if error.msg.startswith(start)), "")
    line = "".join(text.splitlines()[error.lineno - 1 : error.lineno])
    if any(quote in line for quote in _CURLY):
        hint = "Use straight quotes"
    problem = f"{error.lineno}:{error.colno}: is not valid TOML: {error.msg}"
    return f"{problem}. {hint}" if hint else problem


def _beginning(lines: list[str]) -> dict[str, Any]:
    """Return what *lines* say, without the value that they do not end."""
    while not _is_toml(lines):
        lines = lines[:-1]
    return tomli.loads("".join(lines))


def _is_toml(lines: list[str]) -> bool:
    try:
        tomli.loads("".join(lines))
    except tomli.TOMLDecodeError:
        return False
    return True


def _found(value: Any, path: Sequence[object]) -> Any:
    for part in path:
        value = value[int(str(part))] if isinstance(value, list) else value[part]
    return value


def _is_there(value: Any, path: Sequence[object]) -> bool:
    try:
        _found(value, path)
    except (LookupError, TypeError, ValueError):
        return False
    return True
