"""Filters of a list of products that are asked for."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import groupby, islice
from typing import TypeAlias

from msgspec import Struct

from sandbox.catalog.availability import is_available
from sandbox.catalog.metafield_reader import MetafieldReader
from sandbox.catalog.pricing import price
from sandbox.catalog.records import Product, Variant
from sandbox.pause import unhurried
from sandbox.viewer import Viewer

Test: TypeAlias = Callable[[Product, Variant], bool]
"""Says whether a variant of a product meets a condition."""

Values: TypeAlias = Callable[[Product, Variant], Iterable[str]]
"""Returns what a variant of a product has of one kind, in lower case."""


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
    """One of *values* is *wanted*. Conditions of one *kind* are alternatives: any will do."""

    kind: str
    values: Values
    wanted: str


def passing(
    products: Sequence[Product], filters: Sequence[ProductFilter], viewer: Viewer
) -> Sequence[Product]:
    """Return those of *products* of which one variant meets all *filters* at once.

    Shopify: filters of one kind are alternatives, different kinds must all be met (documented).
    """
    kinds = by_kind(filters, viewer)
    return [each for each in unhurried(products) if passes(each, kinds)] if kinds else products


Kinds: TypeAlias = Sequence[tuple[str, Test]]
"""The test of each kind."""


def passes(product: Product, kinds: Kinds) -> bool:
    return any(all(test(product, each) for _, test in kinds) for each in product.variants)


class Sifted(Struct, frozen=True, gc=False):
    """The variants of a product that pass the tests of all kinds, and those that fail one."""

    passing: Sequence[Variant]
    near: Sequence[tuple[Variant, str | None]] = ()
    """Those that pass, and those that fail one, with its kind."""

    def without(self, kind: str) -> Sequence[Variant]:
        """Return the variants that pass the tests of all kinds but *kind*."""
        if len(self.near) <= len(self.passing):
            return self.passing
        return [each for each, failed in self.near if failed in (None, kind)]


def sifted(product: Product, kinds: Kinds) -> Sifted:
    if not kinds:
        return Sifted(product.variants)
    near: list[tuple[Variant, str | None]] = []
    for variant in product.variants:
        failed = [*islice((kind for kind, test in kinds if not test(product, variant)), 2)]
        if len(failed) < 2:  # noqa: PLR2004 - it is near
            near.append((variant, failed[0] if failed else None))
    return Sifted([each for each, failed in near if failed is None], near)


def by_kind(filters: Iterable[ProductFilter], viewer: Viewer) -> Kinds:
    """Return the tests that *filters* ask for. Of two prices the last one wins: our choice."""
    reader = MetafieldReader(viewer)
    conditions = [each for asked in filters for each in _conditions(asked, reader)]
    alike = groupby(sorted(conditions, key=_kind), key=_kind)
    kinds = [(kind, _any_of([*conditions])) for kind, conditions in alike]
    prices = [asked.price for asked in filters if asked.price is not None]
    return [*kinds, ("price", _priced(prices[-1], viewer))] if prices else kinds


def _kind(condition: Condition) -> str:
    return condition.kind


def _any_of(alike: Sequence[Condition]) -> Test:
    values, wanted = alike[0].values, {each.wanted for each in alike}
    return lambda product, variant: not wanted.isdisjoint(values(product, variant))


def _conditions(asked: ProductFilter, reader: MetafieldReader) -> Iterator[Condition]:
    """Yield what *asked* wants, but for prices."""
    if asked.available is not None:
        yield Condition("available", _availability, str(asked.available))
    if asked.product_type is not None:
        yield Condition("product_type", _type, asked.product_type.casefold())
    if asked.product_vendor is not None:
        yield Condition("product_vendor", _vendor, asked.product_vendor.casefold())
    if asked.tag is not None:
        yield Condition("tag", _tags, asked.tag.casefold())
    if asked.variant_option is not None:
        name = asked.variant_option.name.casefold()
        wanted = asked.variant_option.value.casefold()
        yield Condition(f"option {name}", _chosen(name), wanted)
    if asked.category is not None:
        yield Condition("category", _categories, asked.category.id.rpartition("/")[2])
    yield from _metafields(asked, reader)


def _metafields(asked: ProductFilter, reader: MetafieldReader) -> Iterator[Condition]:
    if (of_product := asked.product_metafield) is not None:
        kind = f"Product metafield {of_product.namespace}.{of_product.key}"
        yield Condition(kind, _held(of_product, reader), of_product.value.casefold())
    if (of_variant := asked.variant_metafield) is not None:
        kind = f"ProductVariant metafield {of_variant.namespace}.{of_variant.key}"
        values = _held(of_variant, reader, is_variant=True)
        yield Condition(kind, values, of_variant.value.casefold())
    if (of_taxonomy := asked.taxonomy_metafield) is not None:
        kind = f"taxonomy {of_taxonomy.namespace}.{of_taxonomy.key}"
        yield Condition(kind, _nothing, of_taxonomy.value)


def _held(asked: MetafieldFilter, reader: MetafieldReader, *, is_variant: bool = False) -> Values:
    namespace, key = asked.namespace, asked.key

    def values(product: Product, variant: Variant) -> Iterable[str]:
        owner = variant if is_variant else product
        return map(str.casefold, reader.values(owner, namespace, key))

    return values


def _nothing(_product: Product, _variant: Variant) -> Iterable[str]:
    """Nothing has attributes of the taxonomy here."""
    return ()


def _availability(_product: Product, variant: Variant) -> Iterable[str]:
    return (str(is_available(variant)),)


def _type(product: Product, _variant: Variant) -> Iterable[str]:
    return (product.product_type.casefold(),)


def _vendor(product: Product, _variant: Variant) -> Iterable[str]:
    return (product.vendor.casefold(),)


def _tags(product: Product, _variant: Variant) -> Iterable[str]:
    return map(str.casefold, product.tags)


def _categories(product: Product, _variant: Variant) -> Iterable[str]:
    """Return the category and those that it is part of: `sg-4-17`, `sg-4` and `sg`."""
    parts = (product.category or "").split("-")
    return ("-".join(parts[: count + 1]) for count in range(len(parts)) if product.category)


def is_in_category(product: Product, category: str) -> bool:
    """Say whether *product* is in *category*, as `sg-4-2`, or in one below it."""
    return product.category is not None and f"{product.category}-".startswith(f"{category}-")


def _chosen(name: str) -> Values:
    def values(product: Product, variant: Variant) -> Iterable[str]:
        for option, choice in zip(product.options, variant.choices, strict=True):
            if name in (option.name.casefold(), (option.own_name or "").casefold()):
                yield option.values[choice].name.casefold()

    return values


def _priced(asked: PriceRangeFilter, viewer: Viewer) -> Test:
    low = Decimal(str(asked.min or 0))
    high = None if asked.max is None else Decimal(str(asked.max))

    def test(_: Product, variant: Variant) -> bool:
        amount = price(variant, viewer).amount
        return amount >= low and (high is None or amount <= high)

    return test
