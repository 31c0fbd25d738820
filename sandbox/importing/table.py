"""A CSV file as shops have them: any delimiter, encoding and line end; records with their lines.

A workbook is read as such a file, too.
"""

import csv
import re
from collections.abc import Collection, Mapping, Sequence
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from sandbox.importing.findings import Findings, Kind, Level, Place
from sandbox.importing.workbook import MARK, NoWorkbookError, csv_of

if TYPE_CHECKING:
    from _csv import Reader

_DELIMITERS: Final = ",;\t|"
LARGEST: Final = 256_000_000
"""Bytes of a file, or of what a workbook holds: they take some twenty times as much memory."""

_LONGEST_CELL: Final = 16_000_000  # characters
_UTF_16: Final = (b"\xff\xfe", b"\xfe\xff")
_OUTER: Final = " \t\r\n\u00a0\u200b\ufeff\u2028"
_BETWEEN: Final = re.compile(r"[-_\s]+")
_MOJIBAKE: Final = re.compile(r"Ã[\u0080-\u00bf€-™]|â€")
_GUARD: Final = re.compile(r"'(?=[0-9+\-=@])")


class UnreadableError(ValueError):
    """A file is none that can be imported."""


class Record(Struct, frozen=True):
    """A record of a table: its cells by the column's key, without those that are blank."""

    place: Place
    cells: Mapping[str, str]

    def text(self, key: str) -> str:
        """Return the cell without blanks around it, or "" where there is none."""
        return self.cells.get(key, "").strip(_OUTER)

    def raw(self, key: str) -> str:
        """Return the cell as it is: bodies keep their blanks."""
        return self.cells.get(key, "").replace("\ufeff", "")

    def plain(self, key: str) -> str:
        """Return the cell without the apostrophe that exports put before numbers and signs."""
        return (
            _GUARD.sub("", self.text(key), count=1) if self.text(key)[:1] == "'" else self.text(key)
        )


class Table(Struct, frozen=True):
    """`columns` are keys by header; `spoilt` are records that do not have one cell a column."""

    source: str
    columns: Mapping[str, str]
    delimiter: str
    records: tuple[Record, ...]
    spoilt: tuple[Record, ...] = ()


def key_of(header: str) -> str:
    """Return a *header* as it is compared: without case, `-`, `_` and blanks alike."""
    return _BETWEEN.sub(" ", header.strip(_OUTER)).strip().lower()


def read_table(
    path: Path, known: Collection[str], findings: Findings, *, fix_encoding: bool = False
) -> Table:
    """Return the CSV file at *path*, whose columns are probably those *known*.

    Raises `UnreadableError`.
    """
    text = _text(path, findings, fix_encoding=fix_encoding)
    delimiter = _delimiter(text, known)
    strict = not _is_padded(text, delimiter)
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=strict)
    try:
        header = next(reader, [])
        columns = {name.strip(_OUTER): key_of(name) for name in header}
        keys = [key_of(name) for name in header]
        sound, spoilt = _records(reader, keys, path.name, findings)
    except csv.Error as error:
        raise UnreadableError(
            f"{path.name}:{reader.line_num}: {error}. A quote is not closed, or the file was cut."
        ) from None
    return Table(path.name, columns, delimiter, tuple(sound), tuple(spoilt))


def _utf_16(content: bytes, name: str) -> str:
    try:
        return content.decode("utf-16")
    except UnicodeDecodeError:
        raise UnreadableError(
            f"{name} is not text. Save it as CSV (UTF-8), or as a workbook (.xlsx)."
        ) from None


def read_header(path: Path) -> set[str]:
    """Return the keys of the columns of the file at *path*, by whichever delimiter gives the
    most. Raises `UnreadableError`."""
    text = _text(path, Findings(), fix_encoding=False)
    try:
        return {key_of(name) for name in max(_headers(text).values(), key=len)}
    except csv.Error as error:
        raise UnreadableError(f"{path.name}:1: {error}. This is no CSV file.") from None


def _headers(text: str) -> Mapping[str, Sequence[str]]:
    """Return the names of the first line, by the delimiter between them. Raises `csv.Error`."""
    first = text.partition("\n")[0]
    csv.field_size_limit(_LONGEST_CELL)
    return {each: next(csv.reader([first], delimiter=each), []) for each in _DELIMITERS}


def content_of(path: Path) -> bytes:
    """Return what is in the file at *path*. Raises `UnreadableError`."""
    try:
        if path.stat().st_size > LARGEST:
            raise UnreadableError(f"{path} has more than {LARGEST:,} bytes: divide it.")
        return path.read_bytes()
    except OSError as error:
        raise UnreadableError(f"{path} cannot be read: {error.strerror}.") from None


def _text(path: Path, findings: Findings, *, fix_encoding: bool) -> str:
    content = content_of(path)
    if content.startswith(MARK):
        try:
            return csv_of(content, path.name, findings, largest=LARGEST)
        except NoWorkbookError as error:
            raise UnreadableError(
                f"{path.name} is a zip file, but not a workbook that can be read ({error}): "
                "save it as CSV (UTF-8)."
            ) from None
    if content.startswith(_UTF_16):
        return _utf_16(content, path.name)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        findings.add(Kind(Level.WARNING, path.name, "is not UTF-8: it was read as Windows-1252"))
        return content.decode("cp1252", errors="replace")
    if _MOJIBAKE.search(text):
        return _mended(text, path.name, findings, fix_encoding=fix_encoding)
    return text


def _mended(text: str, source: str, findings: Findings, *, fix_encoding: bool) -> str:
    if fix_encoding:
        try:
            return text.encode("cp1252").decode("utf-8")
        except UnicodeError:
            pass
    findings.add(
        Kind(
            Level.WARNING,
            source,
            'has letters like "Ã©": it was read in the wrong encoding once',
            advice="Export again, or add --fix-encoding.",
        )
    )
    return text


def _delimiter(text: str, known: Collection[str]) -> str:
    """Return the one by which the most columns of the header are *known*."""
    rows = _headers(text)
    return max(rows, key=lambda each: sum(key_of(name) in known for name in rows[each]))


def _is_padded(text: str, delimiter: str) -> bool:
    """Say whether blanks stand after quotes, as editors that align columns leave them.

    Python's strict reader refuses those; the other one does not see where a file was cut.
    """
    is_whole = text.count('"') % 2 == 0
    return is_whole and re.search(rf'" +({re.escape(delimiter)}|\r?\n)', text) is not None


def _records(
    reader: "Reader", keys: list[str], source: str, findings: Findings
) -> tuple[list[Record], list[Record]]:
    sound: list[Record] = []
    spoilt: list[Record] = []
    line = reader.line_num + 1
    for number, cells in enumerate(reader, 1):
        place, line = Place(number, line), reader.line_num + 1
        if not any(cell.strip(_OUTER) for cell in cells):
            continue
        named = zip(keys, cells, strict=False)
        record = Record(place, {key: cell for key, cell in named if cell.strip(_OUTER)})
        if len(cells) < len(keys) or any(cell.strip(_OUTER) for cell in cells[len(keys) :]):
            findings.add(_wrong_length(source, len(cells), len(keys)), place)
            spoilt.append(record)
        else:
            sound.append(record)
    return sound, spoilt


def _wrong_length(source: str, found: int, expected: int) -> Kind:
    what = "a comma may lack quotes" if found > expected else "the file may have been cut"
    return Kind(
        Level.ERROR, source, f"has {found} cells, the header {expected}: {what}", effect="Left out."
    )
