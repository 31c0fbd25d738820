"""Workbooks of a spreadsheet (`.xlsx`), as the text of a CSV file."""

import csv
import zlib
from datetime import date, datetime
from io import BytesIO, StringIO
from typing import Any, Final
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile, ZipFile

from sandbox.importing.findings import Findings, Kind, Level

MARK: Final = b"PK\x03\x04"
"""What a workbook begins with: it is a zip."""

_BROKEN: Final = (BadZipFile, zlib.error, ParseError, EOFError, KeyError, TypeError, ValueError)
"""What openpyxl raises for a file that is damaged, or something else."""

_MOST_ROWS: Final = 1_048_576
"""Of a sheet, in Excel."""


class NoWorkbookError(ValueError):
    """A zip that is no workbook, or one without cells."""


def csv_of(content: bytes, source: str, findings: Findings, *, largest: int) -> str:
    """Return the first sheet with cells as CSV. Other sheets that have some are named.

    The zip may hold up to *largest* bytes. Raises `NoWorkbookError`.
    """
    from openpyxl import load_workbook

    try:
        with ZipFile(BytesIO(content)) as packed:
            size = sum(each.file_size for each in packed.infolist())
        if size > largest:
            raise NoWorkbookError(f"it holds {size:,} bytes, and {largest:,} are the most")
        book = load_workbook(BytesIO(content), read_only=True, data_only=True)
        filled = [(sheet.title, text) for sheet in book.worksheets if (text := _csv(sheet))]
    except _BROKEN as error:
        raise NoWorkbookError(str(error)) from None
    if not filled:
        raise NoWorkbookError("it has no cells")
    for title, _ in filled[1:]:
        problem = f'has another sheet, "{title}": only the first is imported'
        findings.add(Kind(Level.WARNING, source, problem, advice="Save it as a file of its own."))
    return filled[0][1]


def _csv(sheet: Any) -> str:
    """Return the cells of a sheet; "" if there are none. Rows end where the first one does."""
    out = StringIO(newline="")
    writer = csv.writer(out)
    width = 0
    for cells in sheet.iter_rows(max_row=_MOST_ROWS, values_only=True):
        texts = [_text(cell) for cell in cells]
        while texts and not texts[-1]:
            texts.pop()
        if not width:
            width = len(texts)
            if not width:
                continue
        writer.writerow([*texts, *([""] * (width - len(texts)))])
    return out.getvalue()


def _text(cell: Any) -> str:
    """Return a cell as an export writes it: `12`, `12.5`, `TRUE`, `2024-09-17 04:53:34 +0000`."""
    match cell:
        case None:
            return ""
        case bool():
            return "TRUE" if cell else "FALSE"
        case float() if cell.is_integer():
            return str(int(cell))
        case datetime():
            return cell.strftime("%Y-%m-%d %H:%M:%S +0000")
        case date():
            return cell.isoformat()
        case _:
            return str(cell)
