"""The stock of variants, from the inventory file of a shop: all locations together."""

from collections.abc import Mapping
from typing import Final, TypeAlias

from sandbox.importing.cells import CellError, whole
from sandbox.importing.findings import FileFindings, Findings
from sandbox.importing.handles import kept_handle
from sandbox.importing.table import Table

Stock: TypeAlias = Mapping[tuple[str, ...], int]
"""How many are available, by handle and values of the options."""

_AVAILABLE: Final = ("available", "available (not editable)")
_NOT_STOCKED: Final = frozenset({"", "not stocked"})
KNOWN: Final = frozenset(
    {
        *("handle", "title", "sku", "hs code", "coo", "location", "bin name"),
        *(f"option{n} {part}" for n in (1, 2, 3) for part in ("name", "value")),
        *(
            f"{name}{end}"
            for name in ("incoming", "unavailable", "committed", "available")
            for end in ("", " (not editable)")
        ),
        *("on hand", "on hand (current)", "on hand (new)"),
    }
)


def stock_of(tables: list[Table], findings: Findings) -> Stock:
    """Return the sum of what is available at all locations. What is wrong is in *findings*."""
    stock: dict[tuple[str, ...], int] = {}
    for table in tables:
        of_file = FileFindings(table.source, findings)
        for record in table.records:
            values = (record.plain(f"option{n} value") for n in (1, 2, 3))
            key = (kept_handle(record.text("handle")), *filter(None, values))
            text = next(filter(None, map(record.plain, _AVAILABLE)), "")
            if text.lower() in _NOT_STOCKED:
                continue
            try:
                stock[key] = stock.get(key, 0) + whole(text)
            except CellError as error:
                of_file.error(record.place, error.what, column="Available", value=text)
    return stock
