"""Products of Shopify's CSV: records that share a handle are one product."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from sandbox.catalog.seed.written import WrittenProduct
from sandbox.importing import product_parts as parts
from sandbox.importing.cells import CellError
from sandbox.importing.findings import FileFindings, Findings
from sandbox.importing.handles import handle_of, kept_handle
from sandbox.importing.inventory_csv import Stock
from sandbox.importing.mapping import NOTHING, ExportMapping
from sandbox.importing.numbers import numbers_of
from sandbox.importing.product_columns import (
    KEYS,
    TAXONOMY,
    MarketPrice,
    is_known,
    market_prices,
    metafield_of,
)
from sandbox.importing.reading import Reading
from sandbox.importing.table import Record, Table
from sandbox.near_names import near_names


class ImportedProduct(Struct, frozen=True):
    """A product, the handles of its collections by title, and cells of columns without a use."""

    written: WrittenProduct
    collections: tuple[str, ...] = ()
    extra: Mapping[str, str] = {}


def products_of(
    tables: list[Table],
    findings: Findings,
    *,
    stock: Stock,
    merge: bool = False,
    mapping: ExportMapping = NOTHING,
) -> dict[str, ImportedProduct]:
    """Return the products of *tables* by handle. What is wrong is in *findings*."""
    groups: dict[str, Reading] = {}
    for table in tables:
        of_file = FileFindings(table.source, findings)
        _note_columns(table, of_file, mapping)
        for handle, records in _grouped(table, of_file).items():
            before = groups[handle].records if handle in groups else ()
            if before and not merge:
                of_file.error(
                    records[0].place,
                    f"a product of {groups[handle].table.source} too",
                    value=handle,
                    effect="The second is left out.",
                    advice="Add --merge to join them.",
                )
                continue
            groups[handle] = Reading(handle, table, (*before, *records), of_file, stock, mapping)
    numbers = numbers_of(groups)
    return {
        handle: product
        for handle, reading in groups.items()
        if (product := _product(reading, numbers[handle])) is not None
    }


def _grouped(table: Table, findings: FileFindings) -> dict[str, list[Record]]:
    """Return the records by handle, without the products of which a record is spoilt."""
    groups: dict[str, list[Record]] = {}
    spoilt = {_handle(record) for record in table.spoilt}
    last = ""
    for record in table.records:
        handle = _handle(record)
        if not handle:
            findings.error(record.place, "without a handle and a title")
            continue
        if handle in spoilt:
            continue
        if handle in groups and handle != last:
            problem = "of a product in an earlier record: joined"
            findings.warn(record.place, problem, column="Handle", value=handle)
        groups.setdefault(handle, []).append(record)
        last = handle
    return groups


def _handle(record: Record) -> str:
    for key in ("handle", "url handle"):
        if record.text(key):
            return kept_handle(record.text(key))
    return handle_of(record.text("title"))


def _note_columns(table: Table, findings: FileFindings, mapping: ExportMapping) -> None:
    """Name the columns that nothing is known of, and those whose data is not imported."""
    for header, key in table.columns.items():
        if not key or is_known(key):
            continue
        filled = sum(key in record.cells for record in table.records)
        if filled:
            near = near_names(key, KEYS)
            hint = f" (near: {near[0]})" if near else ""
            problem = f"not a known column{hint}: {filled} cells are kept in extra.toml"
            findings.warn_of_file(problem, column=header)
    prices = market_prices(table.columns.values())
    unknown = (column for column in prices if mapping.market(column.name) is None)
    if lost := sorted({column.name for column in unknown if _says_something(column, table)}):
        problem = f"prices or exclusions of markets are not imported: {', '.join(lost)}"
        findings.warn_of_file(problem, advice="Name their handles in a file, and add --mapping.")


def _says_something(column: MarketPrice, table: Table) -> bool:
    cells = (record.text(column.header).lower() for record in table.records)
    return any(cell and not (column.kind == "included" and cell == "true") for cell in cells)


def _product(reading: Reading, number: int) -> ImportedProduct | None:
    try:
        return ImportedProduct(
            written=parts.written(reading, number),
            collections=tuple(_collections(reading)),
            extra=dict(_extra(reading)),
        )
    except CellError:
        return None


def _collections(reading: Reading) -> Iterator[str]:
    for record in reading.records:
        if title := record.text("collection"):
            yield title


def _extra(reading: Reading) -> Iterator[tuple[str, str]]:
    """Yield the first cell of each column that nothing is made of."""
    for header, key in reading.table.columns.items():
        is_taxonomy = (metafield_of(header) or "").startswith(TAXONOMY)
        if (key and not is_known(key)) or is_taxonomy:
            cells = (record.text(key) for record in reading.records)
            if cell := next(filter(None, cells), None):
                yield header, cell
