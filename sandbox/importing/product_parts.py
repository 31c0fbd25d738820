"""Products of CSV files: the records of a product become the product and its variants."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from functools import partial
from typing import Any, Final

from msgspec import structs

from sandbox.catalog.records import WeightUnit
from sandbox.catalog.seed.written import (
    Price,
    WrittenMeasurement,
    WrittenProduct,
    WrittenVariant,
)
from sandbox.catalog.units import GRAMS, measured_unit
from sandbox.control_models.new_products import MeasuredUnit
from sandbox.faults import FaultError
from sandbox.importing import cells
from sandbox.importing.product_columns import TAXONOMY, market_prices, metafield_of
from sandbox.importing.product_media import IMAGES, media_of
from sandbox.importing.product_options import Row, options_of
from sandbox.importing.reading import Reading
from sandbox.importing.table import Record
from sandbox.importing.weights import UNITS
from sandbox.metafields import WrittenMetafield
from sandbox.metafields.value_texts import check_value

MADE_AT: Final = datetime(2025, 1, 1, tzinfo=UTC)
"""The files do not say when a product was made."""

_SIX_PLACES: Final = Decimal("0.000001")


def written(reading: Reading, number: int) -> WrittenProduct:
    """Return the product as a fixture. Raises `CellError`, after it has been reported."""
    first = reading.records[0]
    title = reading.of_product("title")
    if not title:
        raise reading.fail(first, "title", "blank")
    media = tuple(media_of(reading))
    options, rows = options_of(reading)
    unit = _unit(reading, first)
    variants = tuple(_variant(reading, row, unit) for row in rows)
    published = reading.read(first, "published", partial(cells.boolean, default=True))
    return WrittenProduct(
        number=number,
        title=title,
        vendor=reading.of_product("vendor"),
        product_type=reading.of_product("type"),
        tags=cells.listed(reading.of_product("tags")),
        description=reading.of_product("body", raw=True),
        seo_title=reading.of_product("seo_title") or None,
        seo_description=reading.of_product("seo_description") or None,
        created_at=MADE_AT,
        published=published and reading.of_product("status").lower() in {"", "active"},
        gift_card=reading.read(first, "gift_card", partial(cells.boolean, default=False)),
        requires_shipping=reading.read(first, "shipping", partial(cells.boolean, default=True)),
        taxable=reading.read(first, "taxable", partial(cells.boolean, default=True)),
        weight_unit=unit,
        options=options,
        media=media,
        hidden_in=tuple(_hidden_in(reading)),
        metafields=tuple(_metafields(reading)),
        **shared(variants),
    )


def _metafields(reading: Reading) -> Iterator[WrittenMetafield]:
    """Yield the metafields: as text, where the mapping does not say their type. Those of the
    namespace `shopify` are handles of metaobjects, which are not in the file."""
    for header, column in reading.table.columns.items():
        key = metafield_of(header)
        if key is None or key.startswith(TAXONOMY):
            continue
        value = reading.records[0].plain(column)
        if not value:
            continue
        kind = reading.mapping.metafields.get(key)
        if kind is None:
            kind = "multi_line_text_field" if "\n" in value else "single_line_text_field"
            yield WrittenMetafield(key=key, value=value, type=kind)
            continue
        try:
            check_value(kind, value)
        except FaultError:
            of_file, place = reading.findings, reading.records[0].place
            of_file.warn(place, f"no {kind}", column=header, value=value, effect="Left out.")
            continue
        yield WrittenMetafield(key=key, text=value, type=kind)


def _hidden_in(reading: Reading) -> Iterator[str]:
    """Yield the handles of the markets that a product is not sold in."""
    for column in market_prices(reading.table.columns.values()):
        handle = reading.mapping.market(column.name)
        if column.kind == "included" and handle is not None:
            included = reading.records[0].plain(column.header).lower()
            if included == "false":
                yield handle


def _market_prices(reading: Reading, record: Record, kind: str) -> dict[str, Price]:
    """Return the fixed prices of a variant by handles of markets; a blank one follows the base.

    Raises `CellError`, which leaves out the product, after it has been reported.
    """
    found: dict[str, Price] = {}
    for column in market_prices(reading.table.columns.values()):
        handle, text = reading.mapping.market(column.name), record.plain(column.header)
        if column.kind != kind or handle is None or not text:
            continue
        try:
            found[handle] = cells.amount(text, delimiter=reading.table.delimiter)
        except cells.CellError as error:
            raise reading.fail_at(record, column.header, error, text) from None
    return found


def shared(variants: Sequence[WrittenVariant]) -> dict[str, Any]:
    """Return the variants, without what all have alike, and that as the product's own."""
    alike: dict[str, Any] = {}
    for name in ("price", "compare_at_price", "quantity", "oversell", "weight", "weight_unit"):
        values = {getattr(variant, name) for variant in variants}
        if len(values) == 1 and (value := values.pop()) is not None:
            alike[name] = value
    rest = [structs.replace(variant, **dict.fromkeys(alike)) for variant in variants]
    return {"variants": tuple(rest) if _hold_more(rest) else (), **alike}


def _hold_more(variants: Sequence[WrittenVariant]) -> bool:
    """Say whether the variants hold more than the only one of a product without options has."""
    return len(variants) > 1 or any(variant != WrittenVariant() for variant in variants)


def _variant(reading: Reading, row: Row, unit: WeightUnit) -> WrittenVariant:
    record = row.record
    amount = partial(cells.amount, delimiter=reading.table.delimiter)
    compare_at = reading.plain(record, "compare_at")
    weight = reading.read(record, "grams", amount) / GRAMS[unit]
    image = reading.plain(record, "variant_image")
    return WrittenVariant(
        options=row.values,
        price=reading.read(record, "price", amount),
        compare_at_price=reading.read(record, "compare_at", amount) if compare_at else None,
        prices=(prices := _market_prices(reading, record, "price")),
        compare_at_prices={
            market: price
            for market, price in _market_prices(reading, record, "compare at price").items()
            if market in prices
        },
        sku=_code(reading, record, "sku"),
        barcode=_code(reading, record, "barcode"),
        quantity=_quantity(reading, row),
        oversell=reading.cell(record, "policy").lower() == "continue" or None,
        weight=float(weight.quantize(_SIX_PLACES)) or None,
        image=image if image.startswith(IMAGES) else None,
        measurement=_measurement(reading, record),
    )


def _code(reading: Reading, record: Record, key: str) -> str | None:
    text = reading.plain(record, key)
    if cells.is_rounded(text):
        effect = "Left out. Export again, and do not open the file in a spreadsheet."
        reading.warn(record, key, "rounded by a spreadsheet", text, effect=effect)
        return None
    return text or None


def _quantity(reading: Reading, row: Row) -> int | None:
    """Return the stock; None if it is not tracked, whatever the quantity is."""
    record = row.record
    if (stock := reading.stock.get((reading.handle, *row.raw))) is not None:
        return stock
    if not reading.cell(record, "tracker"):
        return None
    return reading.read(record, "quantity", cells.whole) if reading.cell(record, "quantity") else 0


def _unit(reading: Reading, record: Record) -> WeightUnit:
    text = reading.cell(record, "weight_unit").lower()
    if text and text not in UNITS:
        reading.warn(record, "weight_unit", "not g, kg, oz or lb", text, effect="Grams are used.")
    return UNITS.get(text, WeightUnit.GRAMS)


def _measurement(reading: Reading, record: Record) -> WrittenMeasurement | None:
    sold = cells.decimal(reading.plain(record, "measure"), delimiter=reading.table.delimiter)
    unit = _measured_unit(reading, record, "measure_unit")
    if unit is None or sold is None or sold <= 0:
        return None
    base = cells.decimal(reading.plain(record, "base")) or Decimal(1)
    return WrittenMeasurement(
        quantity=sold,
        unit=unit,
        reference=max(1, int(base)),
        reference_unit=_measured_unit(reading, record, "base_unit"),
    )


def _measured_unit(reading: Reading, record: Record, name: str) -> MeasuredUnit | None:
    text = reading.cell(record, name)
    unit = measured_unit(text.upper())
    if text and unit is None:
        effect = "It is left out." if name == "base_unit" else "The variant has no unit price."
        reading.warn(record, name, "no unit that Shopify has", text, effect=effect)
    return unit
