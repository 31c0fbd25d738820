"""The options of a product, and the records that have its variants."""

import re
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from sandbox.catalog.records import DEFAULT_OPTION, DEFAULT_VALUE
from sandbox.catalog.seed.written import WrittenOption, WrittenValue
from sandbox.importing.mapping import LinkedValue
from sandbox.importing.reading import Reading
from sandbox.importing.table import Record

MOST_VARIANTS: Final = 2_048  # Shopify: of a product (documented)
_DEFAULTS: Final = frozenset({"", "Default", DEFAULT_VALUE})
_OF_PRODUCT: Final = "product.metafields."
_NUMBERED: Final = re.compile(r"-\d+$")


class Row(NamedTuple):
    """A record with a variant, and its values of the options: as they are shown, and as written."""

    record: Record
    values: tuple[str, ...]
    raw: tuple[str, ...]


def options_of(reading: Reading) -> tuple[tuple[WrittenOption, ...], list[Row]]:
    """Return the options of a product, and a row for each variant. Raises `CellError`."""
    first = reading.records[0]
    names = [reading.cell(first, f"option{n}_name") for n in (1, 2, 3)]
    rows = [record for record in reading.records if _has_variant(reading, record)] or [first]
    if _is_single(reading, names, rows):
        return (), [Row(rows[0], (), (DEFAULT_VALUE,))]
    used = [n for n, name in enumerate(names, 1) if name] or [1]
    if len(rows) > MOST_VARIANTS:
        raise reading.fail(rows[MOST_VARIANTS], "handle", f"more than {MOST_VARIANTS:,} variants")
    linked = {n: _linked_names(reading, rows, n) for n in used}
    found = list(_rows(reading, rows, used, linked))
    options = tuple(
        WrittenOption(
            name=names[n - 1] or DEFAULT_OPTION,
            values=tuple(_values(reading, found, at, n)),
        )
        for at, n in enumerate(used)
    )
    return options, found


def _values(reading: Reading, rows: list[Row], at: int, n: int) -> Iterator[str | WrittenValue]:
    """Yield each value of an option once, with its swatch if the mapping has one."""
    known = _mapped(reading, n)
    seen: dict[str, str] = {}
    for row in rows:
        seen.setdefault(row.values[at], row.raw[at])
    for name, raw in seen.items():
        color = known[raw].color if raw in known else None
        yield name if color is None else WrittenValue(name=name, color=color)


def _mapped(reading: Reading, n: int) -> Mapping[str, LinkedValue]:
    """Return what the mapping has of the values of a linked option, by their handles."""
    linked = reading.cell(reading.records[0], f"option{n}_linked")
    return reading.mapping.values.get(linked.removeprefix(_OF_PRODUCT), {})


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
) -> Iterator[Row]:
    seen: set[tuple[str, ...]] = set()
    for record in rows:
        raw = [reading.plain(record, f"option{n}_value") for n in used]
        if not all(raw):
            raise reading.fail(record, f"option{used[raw.index('')]}_value", "blank")
        values = tuple(linked[n].get(value, value) for n, value in zip(used, raw, strict=True))
        if values in seen:
            shown = " / ".join(values)
            reading.warn(record, "option1_value", "of a variant in an earlier record", shown)
            continue
        seen.add(values)
        yield Row(record, values, tuple(raw))


def _linked_names(reading: Reading, rows: list[Record], n: int) -> dict[str, str]:
    """Return names for the handles of metaobjects that a linked option has as its values."""
    if not reading.cell(reading.records[0], f"option{n}_linked"):
        return {}
    every = dict.fromkeys(reading.plain(record, f"option{n}_value") for record in rows)
    mapped = {handle: value.name for handle, value in _mapped(reading, n).items()}
    handles = [handle for handle in every if handle not in mapped]
    if not handles:
        return mapped
    names = [_NUMBERED.sub("", handle).replace("-", " ").capitalize() for handle in handles]
    reading.warn(
        rows[0],
        f"option{n}_value",
        "the handle of a metaobject, whose name and swatch are not in the file",
        handles[0],
        effect="Shown as a name: black-1 as Black.",
    )
    return mapped | {
        handle: name if names.count(name) == 1 else handle.replace("-", " ").capitalize()
        for handle, name in zip(handles, names, strict=True)
    }
