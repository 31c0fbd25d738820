"""Filters of a list of products that are asked for."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import groupby
from typing import TypeAlias

from msgspec import Struct

from sandbox.catalog.availability import is_available
from sandbox.catalog.filter_sources import metafield_values
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


def passing(
    products: Sequence[Product], filters: Sequence[ProductFilter], viewer: Viewer
) -> Sequence[Product]:
    """Return those of *products* of which one variant meets all *filters* at once.

    Shopify: filters of one kind are alternatives, different kinds must all be met (documented).
    """
    kinds = by_kind(filters, viewer)
    return [each for each in products if passes(each, kinds)] if kinds else products


Kinds: TypeAlias = Sequence[tuple[str, Sequence[Test]]]
"""The tests of each kind."""


def passes(product: Product, kinds: Kinds) -> bool:
    return any(True for _ in passing_variants(product, kinds))


def passing_variants(product: Product, kinds: Kinds) -> Iterator[Variant]:
    """Yield the variants that pass one test of each kind."""
    for variant in product.variants:
        if all(any(test(product, variant) for test in tests) for _, tests in kinds):
            yield variant


def by_kind(filters: Iterable[ProductFilter], viewer: Viewer) -> Kinds:
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
    yield from _metafields(asked, viewer)


def _metafields(asked: ProductFilter, viewer: Viewer) -> Iterator[Condition]:
    if (of_product := asked.product_metafield) is not None:
        kind = f"Product metafield {of_product.namespace}.{of_product.key}"
        yield Condition(kind, _having(of_product, viewer))
    if (of_variant := asked.variant_metafield) is not None:
        kind = f"ProductVariant metafield {of_variant.namespace}.{of_variant.key}"
        yield Condition(kind, _having(of_variant, viewer, is_variant=True))
    if (of_taxonomy := asked.taxonomy_metafield) is not None:
        kind = f"taxonomy {of_taxonomy.namespace}.{of_taxonomy.key}"
        yield Condition(kind, _never)


def _having(asked: MetafieldFilter, viewer: Viewer, *, is_variant: bool = False) -> Test:
    wanted, namespace, key = asked.value.casefold(), asked.namespace, asked.key

    def test(product: Product, variant: Variant) -> bool:
        owner = variant if is_variant else product
        values = metafield_values(owner, namespace, key, viewer)
        return any(value.casefold() == wanted for value in values)

    return test


def _never(_product: Product, _variant: Variant) -> bool:
    """Nothing has attributes of the taxonomy here."""
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
    return lambda product, _: is_in_category(product, wanted)


def is_in_category(product: Product, category: str) -> bool:
    """Say whether *product* is in *category*, as `sg-4-2`, or in one below it."""
    return product.category is not None and f"{product.category}-".startswith(f"{category}-")


def _chosen(name: str, value: str) -> Test:
    wanted = value.casefold()

    def test(product: Product, variant: Variant) -> bool:
        return any(
            name in (option.name.casefold(), (option.own_name or "").casefold())
            and option.values[choice].name.casefold() == wanted
            for option, choice in zip(product.options, variant.choices, strict=True)
        )

    return test
