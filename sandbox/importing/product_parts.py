"""What the records of a product say: options, variants, images."""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from functools import partial
from typing import Any, Final, NamedTuple

from msgspec import structs

from sandbox.catalog.records import DEFAULT_OPTION, DEFAULT_VALUE, WeightUnit
from sandbox.catalog.seed.written import (
    WrittenMeasurement,
    WrittenMedia,
    WrittenOption,
    WrittenProduct,
    WrittenVariant,
)
from sandbox.importing import cells
from sandbox.importing.product_columns import TAXONOMY, metafield_of
from sandbox.importing.reading import Reading
from sandbox.importing.table import Record
from sandbox.metafields import WrittenMetafield

MADE_AT: Final = datetime(2025, 1, 1, tzinfo=UTC)
"""The files do not say when a product was made."""

MOST_VARIANTS: Final = 2_048  # Shopify: of a product
_DEFAULTS: Final = frozenset({"", "Default", DEFAULT_VALUE})
_NUMBERED: Final = re.compile(r"-\d+$")
_UNITS: Final[dict[str, tuple[WeightUnit, Decimal]]] = {
    "g": (WeightUnit.GRAMS, Decimal(1)),
    "kg": (WeightUnit.KILOGRAMS, Decimal(1000)),
    "oz": (WeightUnit.OUNCES, Decimal("28.349523125")),
    "lb": (WeightUnit.POUNDS, Decimal("453.59237")),
}
_SIX_PLACES: Final = Decimal("0.000001")
_IMAGES: Final = ("https://", "http://")


class _Row(NamedTuple):
    """A record with a variant, and its values of the options: as they are shown, and as written."""

    record: Record
    values: tuple[str, ...]
    raw: tuple[str, ...]


def written(reading: Reading, number: int) -> WrittenProduct:
    """Return the product as a fixture. Raises `CellError`, after it has been reported."""
    first = reading.records[0]
    title = reading.of_product("title")
    if not title:
        raise reading.fail(first, "title", "blank")
    media = tuple(_media(reading))
    options, rows = _options(reading)
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
        weight_unit=unit[0],
        options=options,
        media=media,
        metafields=tuple(_metafields(reading)),
        **shared(variants),
    )


def _metafields(reading: Reading) -> Iterator[WrittenMetafield]:
    """Yield the metafields that are text. Those of the namespace `shopify` are handles of
    metaobjects, which are not in the file."""
    for header, column in reading.table.columns.items():
        key = metafield_of(header)
        if key is None or key.startswith(TAXONOMY):
            continue
        value = reading.records[0].plain(column)
        if value:
            kind = "multi_line_text_field" if "\n" in value else "single_line_text_field"
            yield WrittenMetafield(key=key, value=value, type=kind)


def shared(variants: Sequence[WrittenVariant]) -> dict[str, Any]:
    """Return the variants, without what all have alike, and that as the product's own."""
    alike: dict[str, Any] = {}
    for name in ("price", "compare_at_price", "quantity", "oversell", "weight"):
        values = {getattr(variant, name) for variant in variants}
        if len(values) == 1 and (value := values.pop()) is not None:
            alike[name] = value
    rest = [structs.replace(variant, **dict.fromkeys(alike)) for variant in variants]
    return {"variants": tuple(rest) if _tell(rest) else (), **alike}


def _tell(variants: Sequence[WrittenVariant]) -> bool:
    """Say whether the variants hold more than the only one of a product without options has."""
    return len(variants) > 1 or any(variant != WrittenVariant() for variant in variants)


def _options(reading: Reading) -> tuple[tuple[WrittenOption, ...], list[_Row]]:
    first = reading.records[0]
    names = [reading.cell(first, f"option{n}_name") for n in (1, 2, 3)]
    rows = [record for record in reading.records if _has_variant(reading, record)] or [first]
    if _is_single(reading, names, rows):
        return (), [_Row(rows[0], (), (DEFAULT_VALUE,))]
    used = [n for n, name in enumerate(names, 1) if name] or [1]
    if len(rows) > MOST_VARIANTS:
        raise reading.fail(rows[MOST_VARIANTS], "handle", f"more than {MOST_VARIANTS:,} variants")
    linked = {n: _linked_names(reading, rows, n) for n in used}
    found = list(_rows(reading, rows, used, linked))
    options = tuple(
        WrittenOption(
            name=names[n - 1] or DEFAULT_OPTION,
            values=tuple(dict.fromkeys(row.values[at] for row in found)),
        )
        for at, n in enumerate(used)
    )
    return options, found


def _has_variant(reading: Reading, record: Record) -> bool:
    keys = ("option1_value", "option2_value", "option3_value", "sku", "price")
    return any(reading.cell(record, key) for key in keys)


def _is_single(reading: Reading, names: list[str], rows: list[Record]) -> bool:
    if len(rows) != 1 or any(names[1:]):
        return False
    value = reading.plain(rows[0], "option1_value")
    return value in _DEFAULTS and names[0] in {"", DEFAULT_OPTION}


def _rows(
    reading: Reading, rows: list[Record], used: list[int], linked: dict[int, dict[str, str]]
) -> Iterator[_Row]:
    seen: set[tuple[str, ...]] = set()
    for record in rows:
        raw = [reading.plain(record, f"option{n}_value") for n in used]
        if not all(raw):
            raise reading.fail(record, f"option{used[raw.index('')]}_value", "blank")
        values = tuple(linked[n].get(value, value) for n, value in zip(used, raw, strict=True))
        if values in seen:
            shown = " / ".join(values)
            reading.warn(record, "option1_value", "of a variant that came before", shown)
            continue
        seen.add(values)
        yield _Row(record, values, tuple(raw))


def _linked_names(reading: Reading, rows: list[Record], n: int) -> dict[str, str]:
    """Return names for the handles of metaobjects that a linked option has as its values."""
    if not reading.cell(reading.records[0], f"option{n}_linked"):
        return {}
    handles = list(dict.fromkeys(reading.plain(record, f"option{n}_value") for record in rows))
    names = [_NUMBERED.sub("", handle).replace("-", " ").capitalize() for handle in handles]
    reading.warn(
        rows[0],
        f"option{n}_value",
        "the handle of a metaobject, whose name and swatch are not in the file",
        handles[0],
        effect="Shown as a name: black-1 as Black.",
    )
    return {
        handle: name if names.count(name) == 1 else handle.replace("-", " ").capitalize()
        for handle, name in zip(handles, names, strict=True)
    }


def _variant(reading: Reading, row: _Row, unit: tuple[WeightUnit, Decimal]) -> WrittenVariant:
    record = row.record
    amount = partial(cells.amount, delimiter=reading.table.delimiter)
    compare_at = reading.plain(record, "compare_at")
    weight = reading.read(record, "grams", amount) / unit[1]
    image = reading.plain(record, "variant_image")
    return WrittenVariant(
        options=row.values,
        price=reading.read(record, "price", amount),
        compare_at_price=reading.read(record, "compare_at", amount) if compare_at else None,
        sku=_code(reading, record, "sku"),
        barcode=_code(reading, record, "barcode"),
        quantity=_quantity(reading, row),
        oversell=reading.cell(record, "policy").lower() == "continue" or None,
        weight=float(weight.quantize(_SIX_PLACES)) or None,
        image=image if image.startswith(_IMAGES) else None,
        measurement=_measurement(reading, record),
    )


def _code(reading: Reading, record: Record, key: str) -> str | None:
    text = reading.plain(record, key)
    if cells.is_rounded(text):
        effect = "Left out. Export again, and do not open the file in a spreadsheet."
        reading.warn(record, key, "rounded by a spreadsheet", text, effect=effect)
        return None
    return text or None


def _quantity(reading: Reading, row: _Row) -> int | None:
    """Return the stock, None where it is not tracked: what stands beside means nothing then."""
    record = row.record
    if (stock := reading.stock.get((reading.handle, *row.raw))) is not None:
        return stock
    if not reading.cell(record, "tracker"):
        return None
    return reading.read(record, "quantity", cells.whole) if reading.cell(record, "quantity") else 0


def _unit(reading: Reading, record: Record) -> tuple[WeightUnit, Decimal]:
    text = reading.cell(record, "weight_unit").lower()
    if text and text not in _UNITS:
        reading.warn(record, "weight_unit", "not g, kg, oz or lb", text, effect="Grams are used.")
    return _UNITS.get(text, _UNITS["g"])


def _measurement(reading: Reading, record: Record) -> WrittenMeasurement | None:
    sold = cells.decimal(reading.plain(record, "measure"), delimiter=reading.table.delimiter)
    unit = reading.cell(record, "measure_unit").upper()
    if not sold or not unit:
        return None
    base = cells.decimal(reading.plain(record, "base")) or Decimal(1)
    base_unit = reading.cell(record, "base_unit").upper()
    return WrittenMeasurement(
        quantity=sold, unit=unit, reference=int(base), reference_unit=base_unit or None
    )


def _media(reading: Reading) -> Iterator[WrittenMedia]:
    """Yield the images by position, ties and blanks in the order of the records."""
    listed = [
        (_position(reading, record), record)
        for record in reading.records
        if reading.cell(record, "image")
    ]
    seen: set[str] = set()
    for _, record in sorted(listed, key=lambda each: each[0]):
        yield from _image(reading, record, "image", seen, reading.cell(record, "image_alt") or None)
    for record in reading.records:
        if reading.cell(record, "variant_image"):
            yield from _image(reading, record, "variant_image", seen, None)


def _position(reading: Reading, record: Record) -> float:
    position = cells.decimal(reading.cell(record, "image_position"))
    return float("inf") if position is None else float(position)


def _image(
    reading: Reading, record: Record, key: str, seen: set[str], alt: str | None
) -> Iterator[WrittenMedia]:
    url = reading.plain(record, key)
    if url in seen:
        return
    seen.add(url)
    if url.startswith(_IMAGES):
        yield WrittenMedia(file=url, alt=alt)
    else:
        reading.warn(record, key, "not the URL of an image", url)
