"""Filters of a list of products: those that are asked for, and those that can be."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import groupby
from typing import Any, Final, TypeAlias

import msgspec
from msgspec import Struct

from sandbox.catalog.availability import is_available
from sandbox.catalog.pricing import price
from sandbox.catalog.records import Product, Variant
from sandbox.viewer import Viewer

Test: TypeAlias = Callable[[Product, Variant], bool]
"""Says whether a variant of a product meets a condition."""


class PriceRangeFilter(Struct, frozen=True, kw_only=True, rename="camel"):
    min: float | None = None
    max: float | None = None


class VariantOptionFilter(Struct, frozen=True, kw_only=True, rename="camel"):
    name: str
    value: str


class MetafieldFilter(Struct, frozen=True, kw_only=True, rename="camel"):
    namespace: str
    key: str
    value: str


class CategoryFilter(Struct, frozen=True, kw_only=True, rename="camel"):
    id: str


class ProductFilter(Struct, frozen=True, kw_only=True, rename="camel"):
    """One condition, or several that must hold together."""

    available: bool | None = None
    category: CategoryFilter | None = None
    price: PriceRangeFilter | None = None
    product_metafield: MetafieldFilter | None = None
    product_type: str | None = None
    product_vendor: str | None = None
    tag: str | None = None
    taxonomy_metafield: MetafieldFilter | None = None
    variant_metafield: MetafieldFilter | None = None
    variant_option: VariantOptionFilter | None = None


class Condition(Struct, frozen=True):
    """A *test* of one *kind*: conditions of one kind are alternatives, of which any will do."""

    kind: str
    test: Test


class FilterValue(Struct, frozen=True, kw_only=True, gc=False):
    id: str
    label: str
    count: int
    input: str
    image = None
    swatch = None


class Filter(Struct, frozen=True, kw_only=True, gc=False):
    id: str
    label: str
    type: str = "LIST"
    presentation: str | None = "TEXT"
    operator: str = "OR"
    values: tuple[FilterValue, ...]


def passing(product: Product, filters: Sequence[ProductFilter], viewer: Viewer) -> bool:
    """Say whether *product* passes: one of its variants must meet all filters at once.

    Shopify: filters of one kind are alternatives, different kinds must all be met (documented).
    """
    return not filters or _passes(product, _by_kind(filters, viewer))


_Kinds: TypeAlias = Sequence[tuple[str, Sequence[Test]]]


def _passes(product: Product, kinds: _Kinds) -> bool:
    return any(
        all(any(test(product, variant) for test in tests) for _, tests in kinds)
        for variant in product.variants
    )


def _by_kind(filters: Iterable[ProductFilter], viewer: Viewer) -> _Kinds:
    conditions = [each for asked in filters for each in _conditions(asked, viewer)]
    if prices := [each for each in conditions if each.kind == "price"]:
        conditions = [each for each in conditions if each.kind != "price"] + prices[-1:]
    ordered = sorted(conditions, key=_kind)
    return [
        (kind, [condition.test for condition in alike])
        for kind, alike in groupby(ordered, key=_kind)
    ]


def _kind(condition: Condition) -> str:
    return condition.kind


def _conditions(asked: ProductFilter, viewer: Viewer) -> Iterator[Condition]:
    """Yield what *asked* wants. Of two prices the last one wins: our choice."""
    if asked.available is not None:
        yield Condition("available", _available(asked.available))
    if asked.price is not None:
        yield Condition("price", _priced(asked.price, viewer))
    if asked.product_type is not None:
        yield Condition("product_type", _typed(asked.product_type))
    if asked.product_vendor is not None:
        yield Condition("product_vendor", _sold_by(asked.product_vendor))
    if asked.tag is not None:
        yield Condition("tag", _tagged(asked.tag))
    if asked.variant_option is not None:
        name = asked.variant_option.name.casefold()
        yield Condition(f"option {name}", _chosen(name, asked.variant_option.value))
    if asked.category is not None:
        yield Condition("category", _in_category(asked.category.id))
    for metafield in (asked.product_metafield, asked.variant_metafield, asked.taxonomy_metafield):
        if metafield is not None:
            yield Condition(f"metafield {metafield.namespace}.{metafield.key}", _never)


def _never(_product: Product, _variant: Variant) -> bool:
    """Nothing has metafields here."""
    return False


def _available(wanted: bool) -> Test:  # noqa: FBT001 - a value of the schema
    return lambda _, variant: is_available(variant) is wanted


def _priced(asked: PriceRangeFilter, viewer: Viewer) -> Test:
    low = Decimal(str(asked.min or 0))
    high = None if asked.max is None else Decimal(str(asked.max))

    def test(_: Product, variant: Variant) -> bool:
        amount = price(variant, viewer).amount
        return amount >= low and (high is None or amount <= high)

    return test


def _typed(product_type: str) -> Test:
    wanted = product_type.casefold()
    return lambda product, _: product.product_type.casefold() == wanted


def _sold_by(vendor: str) -> Test:
    wanted = vendor.casefold()
    return lambda product, _: product.vendor.casefold() == wanted


def _tagged(tag: str) -> Test:
    wanted = tag.casefold()
    return lambda product, _: any(each.casefold() == wanted for each in product.tags)


def _in_category(category_gid: str) -> Test:
    wanted = category_gid.rpartition("/")[2]

    def test(product: Product, _: Variant) -> bool:
        return product.category is not None and f"{product.category}-".startswith(f"{wanted}-")

    return test


def _chosen(name: str, value: str) -> Test:
    wanted = value.casefold()

    def test(product: Product, variant: Variant) -> bool:
        return any(
            option.name.casefold() == name and option.values[choice].name.casefold() == wanted
            for option, choice in zip(product.options, variant.choices, strict=True)
        )

    return test


def filters_of(
    products: Sequence[Product], asked: Sequence[ProductFilter], viewer: Viewer
) -> list[Filter]:
    """Return the filters of a list of *products*, of which some are *asked* for.

    Shopify: counts are with the other filters applied (inferred). With no products only the
    filter of prices is left (recorded).
    """
    kinds = _by_kind(asked, viewer)
    left = [each for each in products if _passes(each, kinds)] if kinds else products
    others = [pair for pair in kinds if pair[0] != "available"]
    counted = [each for each in products if _passes(each, others)] if others else products
    shown = [] if not products else [_availability(counted)]
    return [*shown, _prices(left, viewer)]


def _availability(products: Sequence[Product]) -> Filter:
    counts = [
        sum(any(is_available(v) is wanted for v in each.variants) for each in products)
        for wanted in (True, False)
    ]
    values = tuple(
        FilterValue(
            id=f"filter.v.availability.{number}",
            label=label,
            count=count,
            input=_json({"available": bool(number)}),
        )
        for (number, label), count in zip(_IN_STOCK, counts, strict=True)
    )
    return Filter(id="filter.v.availability", label="Availability", values=values)


_IN_STOCK: Final = ((1, "In stock"), (0, "Out of stock"))


def _prices(products: Sequence[Product], viewer: Viewer) -> Filter:
    amounts = [price(v, viewer).amount for each in products for v in each.variants]
    highest = float(max(amounts, default=Decimal(0)))
    value = FilterValue(
        id="filter.v.price",
        label="Price",
        count=0,
        input=_json({"price": {"min": 0, "max": highest}}),
    )
    return Filter(
        id="filter.v.price", label="Price", type="PRICE_RANGE", presentation=None, values=(value,)
    )


def _json(value: Any) -> str:
    return msgspec.json.encode(value).decode()
