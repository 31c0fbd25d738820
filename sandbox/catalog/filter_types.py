"""`Filter`: what a list of products can be filtered by, with counts."""

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any, Final, Protocol

import msgspec
from msgspec import Struct

from sandbox.catalog import records
from sandbox.catalog.availability import is_available
from sandbox.catalog.filter_labels import label
from sandbox.catalog.filter_settings import FilterPresentation, FilterSetting
from sandbox.catalog.filter_sources import SourceOf, source_of
from sandbox.catalog.filters import Kinds, ProductFilter, Sifted, by_kind, sifted
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
    prices = _Prices(viewer)
    counts: list[_Counts] = [prices]
    if products:
        counts = [_Availability(viewer), prices, *_of_settings(kinds, viewer)]
    for product in unhurried(products):
        left = sifted(product, kinds)
        for each in counts:
            each.add(product, left)
    return [each for each in (one.filter() for one in counts) if each is not None]


def _id(product: Product) -> int:
    return product.id


class _Counts(Protocol):
    """What becomes one filter of a list, when all products have been added."""

    def add(self, product: Product, left: Sifted) -> None: ...
    def filter(self) -> Filter | None: ...


class _Availability:
    def __init__(self, viewer: Viewer) -> None:
        self._viewer = viewer
        self._counts = {True: 0, False: 0}

    def add(self, product: Product, left: Sifted) -> None:
        if left.without("available"):
            for is_in_stock in set(map(is_available, product.variants)):
                self._counts[is_in_stock] += 1

    def filter(self) -> Filter:
        language = self._viewer.language
        values = tuple(
            FilterValue(
                id=f"filter.v.availability.{number}",
                label=label(text, language),
                count=self._counts[bool(number)],
                input=_json({"available": bool(number)}),
            )
            for number, text in _IN_STOCK
        )
        name = label("Availability", language)
        return Filter(id="filter.v.availability", label=name, values=values)


_IN_STOCK: Final = ((1, "In stock"), (0, "Out of stock"))


class _Prices:
    def __init__(self, viewer: Viewer) -> None:
        self._viewer = viewer
        self._highest = Decimal(0)

    def add(self, product: Product, left: Sifted) -> None:
        if left.passing:
            amounts = (price(each, self._viewer).amount for each in product.variants)
            self._highest = max(self._highest, *amounts)

    def filter(self) -> Filter:
        name = label("Price", self._viewer.language)
        value = FilterValue(
            id="filter.v.price",
            label=name,
            count=0,
            input=_json({"price": {"min": 0, "max": float(self._highest)}}),
        )
        return Filter(
            id="filter.v.price", label=name, type="PRICE_RANGE", presentation=None, values=(value,)
        )


# --- filters that the merchant has set up ---


def _of_settings(kinds: Kinds, viewer: Viewer) -> Iterator["_OfSetting"]:
    asked = {kind for kind, _ in kinds}
    for setting in viewer.world.store.after(FilterSetting, 0):
        source = source_of(setting, viewer)
        yield _OfSetting(setting, source, is_asked=source.kind in asked)


class _OfSetting:
    """Counts how many products have each value in a variant that passes, in their order.

    A filter that is asked for also has the values that the other filters leave nothing of.
    """

    def __init__(self, setting: FilterSetting, source: SourceOf, *, is_asked: bool) -> None:
        self._setting, self._source = setting, source
        self._counts = Counter[str]()
        self._known = Counter[str]() if is_asked else self._counts

    def add(self, product: Product, left: Sifted) -> None:
        self._count(self._counts, product, left.without(self._source.kind))
        if self._known is not self._counts:
            self._count(self._known, product, product.variants)

    def _count(
        self, counts: Counter[str], product: Product, variants: Sequence[records.Variant]
    ) -> None:
        source = self._source
        looked_at = variants if source.is_of_variants else variants[:1]
        for value in {value: None for each in looked_at for value in source.values(product, each)}:
            counts[value] += 1

    def filter(self) -> Filter | None:
        """Our choice: values of options are in the order of the option, others by name."""
        source, setting = self._source, self._setting
        counts, known = source.totals(self._counts), source.totals(self._known)
        if not known:
            return None
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
