"""`Filter`: what a list of products can be filtered by, with counts."""

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import islice
from typing import Any, Final

import msgspec
from msgspec import Struct

from sandbox.catalog import records
from sandbox.catalog.availability import is_available
from sandbox.catalog.filter_labels import label
from sandbox.catalog.filter_settings import FilterPresentation, FilterSetting
from sandbox.catalog.filter_sources import SourceOf, source_of
from sandbox.catalog.filters import Kinds, ProductFilter, by_kind, passes, passing_variants
from sandbox.catalog.media_types import MediaImage
from sandbox.catalog.pricing import price
from sandbox.catalog.product_list import ProductList
from sandbox.catalog.records import Product
from sandbox.pause import unhurried
from sandbox.viewer import Viewer

MOST_PRODUCTS: Final = 5_000
"""Shopify: a longer list has no filters (documented)."""


class Swatch(Struct, frozen=True, gc=False):
    """The swatch of a value of an option: a colour, an image or both."""

    of: records.OptionValue

    @property
    def image(self) -> MediaImage | None:
        image = self.of.image
        return None if image is None else MediaImage(records.Media(image=image))


class FilterValue(Struct, frozen=True, kw_only=True, gc=False):
    id: str
    label: str
    count: int
    input: str
    swatch: Swatch | None = None
    image = None


class Filter(Struct, frozen=True, kw_only=True, gc=False):
    id: str
    label: str
    type: str = "LIST"
    presentation: str | None = "TEXT"
    operator: str = "OR"
    values: tuple[FilterValue, ...]


def filters_of(
    found: Sequence[Product] | ProductList, asked: Sequence[ProductFilter], viewer: Viewer
) -> list[Filter]:
    """Return the filters of a list of products, of which some are *asked* for.

    Shopify: counts are with the other filters applied (inferred). With no products only the
    filter of prices is left (recorded).
    """
    if isinstance(found, ProductList):
        is_long = found.count(MOST_PRODUCTS + 1) > MOST_PRODUCTS
        return [] if is_long else filters_of(found.each(), asked, viewer)
    if len(found) > MOST_PRODUCTS:
        return []
    products = sorted(found, key=_id)  # so the values have one order, however the list is sorted
    kinds = by_kind(asked, viewer)
    left = [each for each in unhurried(products) if passes(each, kinds)] if kinds else products
    if not products:
        return [_prices(left, viewer)]
    return [
        _availability(_without("available", products, kinds), viewer),
        _prices(left, viewer),
        *_of_settings(products, kinds, viewer),
    ]


def _id(product: Product) -> int:
    return product.id


def _without(kind: str, products: Sequence[Product], kinds: Kinds) -> Sequence[Product]:
    """Return the products that pass all filters but those of *kind*."""
    others = [pair for pair in kinds if pair[0] != kind]
    return [each for each in unhurried(products) if passes(each, others)] if others else products


def _availability(products: Sequence[Product], viewer: Viewer) -> Filter:
    counts = [
        sum(any(is_available(v) is wanted for v in each.variants) for each in unhurried(products))
        for wanted in (True, False)
    ]
    values = tuple(
        FilterValue(
            id=f"filter.v.availability.{number}",
            label=label(text, viewer.language),
            count=count,
            input=_json({"available": bool(number)}),
        )
        for (number, text), count in zip(_IN_STOCK, counts, strict=True)
    )
    name = label("Availability", viewer.language)
    return Filter(id="filter.v.availability", label=name, values=values)


_IN_STOCK: Final = ((1, "In stock"), (0, "Out of stock"))


def _prices(products: Sequence[Product], viewer: Viewer) -> Filter:
    amounts = [price(v, viewer).amount for each in unhurried(products) for v in each.variants]
    name = label("Price", viewer.language)
    highest = float(max(amounts, default=Decimal(0)))
    value = FilterValue(
        id="filter.v.price",
        label=name,
        count=0,
        input=_json({"price": {"min": 0, "max": highest}}),
    )
    return Filter(
        id="filter.v.price", label=name, type="PRICE_RANGE", presentation=None, values=(value,)
    )


# --- filters that the merchant has set up ---


def _of_settings(products: Sequence[Product], kinds: Kinds, viewer: Viewer) -> Iterator[Filter]:
    for setting in viewer.world.store.after(FilterSetting, 0):
        source = source_of(setting, viewer)
        others = [pair for pair in kinds if pair[0] != source.kind]
        chosen = any(pair[0] == source.kind for pair in kinds)
        counts = _counts(source, products, others)
        known = _counts(source, products, ()) if chosen else counts
        if known:
            yield _filter(source, setting, counts, known)


def _counts(source: SourceOf, products: Sequence[Product], kinds: Kinds) -> Counter[str]:
    """Return how many of *products* have each value in a variant that passes, in their order."""
    counts = Counter[str]()
    for product in unhurried(products):
        found = dict[str, None]()
        passing = passing_variants(product, kinds)
        for variant in passing if source.is_of_variants else islice(passing, 1):
            found.update(dict.fromkeys(source.values(product, variant)))
        counts.update([*found])
    return source.totals(counts)


def _filter(
    source: SourceOf, setting: FilterSetting, counts: Counter[str], known: Counter[str]
) -> Filter:
    """Our choice: values of options are in the order of the option, others by name."""
    ordered = known if source.is_ordered else sorted(known, key=str.casefold)
    is_boolean = source.is_boolean
    return Filter(
        id=source.id,
        label=source.label,
        type="BOOLEAN" if is_boolean else "LIST",
        presentation=None if is_boolean else setting.presentation,
        values=tuple(_value(source, setting, value, counts[value]) for value in ordered),
    )


def _value(source: SourceOf, setting: FilterSetting, value: str, count: int) -> FilterValue:
    has_swatch = setting.presentation is FilterPresentation.SWATCH
    swatch = source.swatches.get(value) if has_swatch else None
    return FilterValue(
        id=f"{source.id}.{source.name_in_id(value)}",
        label=source.label_of(value),
        count=count,
        input=_json(source.input_of(value)),
        swatch=None if swatch is None else Swatch(swatch),
    )


def _json(value: Any) -> str:
    """Shopify: a slash is escaped (reported)."""
    return msgspec.json.encode(value).decode().replace("/", "\\/")
