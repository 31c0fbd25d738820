"""The records of one product, read cell by cell; what is wrong in a cell is reported."""

from collections.abc import Callable
from typing import TypeVar

from msgspec import Struct

from sandbox.importing.cells import CellError
from sandbox.importing.findings import FileFindings
from sandbox.importing.inventory_csv import Stock
from sandbox.importing.mapping import NOTHING, ExportMapping
from sandbox.importing.product_columns import KEYS
from sandbox.importing.table import Record, Table

T = TypeVar("T")


class Reading(Struct, frozen=True):
    """The *records* of the product *handle*, in their order; *stock* is from another file."""

    handle: str
    table: Table
    records: tuple[Record, ...]
    findings: FileFindings
    stock: Stock = {}
    mapping: ExportMapping = NOTHING

    def cell(self, record: Record, key: str, *, raw: bool = False) -> str:
        """Return the cell of the column of that *key*, by whichever of its names."""
        for column, meant in KEYS.items():
            if meant == key and column in record.cells:
                return record.raw(column) if raw else record.text(column)
        return ""

    def plain(self, record: Record, key: str) -> str:
        """Return the cell without the apostrophe that exports put before numbers."""
        for column, meant in KEYS.items():
            if meant == key and column in record.cells:
                return record.plain(column)
        return ""

    def of_product(self, key: str, *, raw: bool = False) -> str:
        """Return the cell of the first record; a later one that differs is reported."""
        first = self.cell(self.records[0], key, raw=raw)
        for record in self.records[1:]:
            other = self.cell(record, key)
            if other and other != first.strip():
                self.warn(record, key, "not that of the product's first record", other)
        return first

    def read(self, record: Record, key: str, parse: Callable[[str], T]) -> T:
        """Return what *parse* makes of the cell. Raises `CellError`, which leaves out the
        product, after it has been reported."""
        text = self.plain(record, key)
        try:
            return parse(text)
        except CellError as error:
            raise self.fail(record, key, error.what, text, error.advice) from None

    def warn(
        self, record: Record, key: str, problem: str, value: str, *, effect: str = "Left out."
    ) -> None:
        column = self._header(key)
        self.findings.warn(record.place, problem, column=column, value=value, effect=effect)

    def fail(
        self, record: Record, key: str, problem: str, value: str = "", advice: str = ""
    ) -> CellError:
        """Return the error that leaves out the product, reported."""
        self.findings.error(
            record.place,
            problem,
            column=self._header(key),
            value=value,
            effect=f'Product "{self.handle}" left out.',
            advice=advice,
        )
        return CellError(problem, advice)

    def fail_at(self, record: Record, column: str, error: CellError, value: str) -> CellError:
        """Return the error of a cell in a *column* of its own, reported."""
        headers = (header for header, key in self.table.columns.items() if key == column)
        self.findings.error(
            record.place,
            error.what,
            column=next(headers, column),
            value=value,
            effect=f'Product "{self.handle}" left out.',
            advice=error.advice,
        )
        return error

    def _header(self, key: str) -> str:
        found = (header for header, column in self.table.columns.items() if KEYS.get(column) == key)
        return next(found, key)
