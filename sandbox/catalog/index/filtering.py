"""Filters of a list as conditions on indexed products: the same as `filters` says of one.

What products differ in by metafields is not indexed: those that have some are looked at one by one.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import reduce

from sandbox.catalog.filters import PriceRangeFilter, ProductFilter
from sandbox.catalog.index.database import ProductIndex
from sandbox.catalog.index.rows import option_facet
from sandbox.catalog.index.where import EVERYTHING, NOTHING, Value, Where, any_of, both
from sandbox.catalog.pricing import price
from sandbox.catalog.records import Variant
from sandbox.viewer import Viewer


def filters_where(filters: Sequence[ProductFilter], index: ProductIndex, viewer: Viewer) -> Where:
    """Return the condition that one variant of a product meets all *filters* at once."""
    found = [any_of(facets) for facets in _facets(filters)]
    if any(each.product_metafield or each.variant_metafield for each in filters):
        found.append(NOTHING)
    if any(each.taxonomy_metafield for each in filters):
        found.append(NOTHING)
    variant = _of_variants(filters, index, viewer)
    return reduce(both, (*found, *variant), EVERYTHING)


def needs_metafields(filters: Iterable[ProductFilter]) -> bool:
    return any(each.product_metafield or each.variant_metafield for each in filters)


def _facets(filters: Sequence[ProductFilter]) -> list[list[str]]:
    """Return the alternatives of each kind that is the same for all variants of a product."""
    kinds = (
        [f"t{each.product_type.casefold()}" for each in filters if each.product_type is not None],
        [
            f"v{each.product_vendor.casefold()}"
            for each in filters
            if each.product_vendor is not None
        ],
        [f"g{each.tag.casefold()}" for each in filters if each.tag is not None],
        [
            "c" + each.category.id.rpartition("/")[2]
            for each in filters
            if each.category is not None
        ],
    )
    return [[*dict.fromkeys(kind)] for kind in kinds if kind]


def _of_variants(
    filters: Sequence[ProductFilter], index: ProductIndex, viewer: Viewer
) -> list[Where]:
    """Return what one variant has to meet: its options, its availability and its price."""
    texts: list[str] = []
    values: list[Value] = []
    found: list[Where] = []
    for alike in _options(filters).values():
        found.append(any_of(alike))
        texts.append(f"({' OR '.join(['instr(v.options, ?)'] * len(alike))})")
        values += [f"\n{facet}\n" for facet in alike]
    wanted = {each.available for each in filters if each.available is not None}
    if len(wanted) == 1:
        texts.append("v.available" if True in wanted else "NOT v.available")
    prices = [each.price for each in filters if each.price is not None]
    if prices:
        texts.append("v.price >= ? AND v.price <= ?")
        values += _bounds(prices[-1], index, viewer)
    if texts:
        condition = " AND ".join(("v.product = p.id", *texts))
        text = f"EXISTS (SELECT 1 FROM variant v WHERE {condition})"
        found.append(Where(text, tuple(values)))
    return found


def _options(filters: Sequence[ProductFilter]) -> dict[str, list[str]]:
    """Return the facets that are wanted of each option, by its name."""
    options: dict[str, list[str]] = {}
    for each in filters:
        if each.variant_option is not None:
            name, value = each.variant_option.name, each.variant_option.value
            options.setdefault(name.casefold(), []).append(option_facet(name, value))
    return options


def _bounds(asked: PriceRangeFilter, index: ProductIndex, viewer: Viewer) -> tuple[float, float]:
    """Return the bounds in the shop's currency of what is *asked* in the viewer's.

    A price in a market rises with the price in the shop.
    """
    prices = index.prices()

    def shown(amount: float) -> Decimal:
        return price(Variant(id=0, price=Decimal(str(amount))), viewer).amount

    low = bisect_left(prices, Decimal(str(asked.min or 0)), key=shown)
    high = len(prices)
    if asked.max is not None:
        high = bisect_right(prices, Decimal(str(asked.max)), key=shown)
    if low >= high:
        return 1.0, 0.0
    return prices[low], prices[high - 1]
