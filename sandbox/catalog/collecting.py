"""The products of a collection, and their order."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, TypeAlias

from sandbox.catalog.availability import as_listed, is_published, total_inventory
from sandbox.catalog.filters import is_in_category
from sandbox.catalog.index.rules import rules_where
from sandbox.catalog.item_names import title_of
from sandbox.catalog.product_list import Chosen, ProductList
from sandbox.catalog.records import Collection, CollectionSortOrder, Product, Rule
from sandbox.catalog.sort_keys import SORT_KEYS_IN_COLLECTION, ProductCollectionSortKeys
from sandbox.listing import SortKey
from sandbox.translations import localized
from sandbox.viewer import Viewer

_RANK_STEP: Final = 2**20
_DIGITS: Final = "0123456789abcdefghijklmnopqrstuvwxyz"
_RANK_LENGTH: Final = 11
_RULES_KEPT: Final = 1_000

Test: TypeAlias = Callable[[Product], bool]


def products_of(collection: Collection, viewer: Viewer) -> Sequence[Product]:
    """Return the products of *collection* that the *viewer* can see, in the merchant's order."""
    if collection.is_smart:
        return _ordered(ProductList(viewer, by_rules(collection)).each(), collection.sort_order)
    found = (viewer.world.store.get(Product, number) for number in collection.products)
    shown = [as_listed(each, viewer) for each in found if each and is_published(each, viewer)]
    return _ordered(shown, collection.sort_order)


def by_rules(collection: Collection) -> Chosen:
    """Choose what meets the rules of a smart *collection*."""
    rules = collection.rules
    return Chosen(of_record=_member_test(rules), where=lambda _: rules_where(rules))


def collections_of(product: Product, viewer: Viewer) -> list[Collection]:
    """Return the published collections that hold *product*, by id."""
    return [
        localized(collection, "Collection", viewer)
        for collection in viewer.world.store.after(Collection, 0)
        if collection.is_published and holds(collection, product)
    ]


def holds(collection: Collection, product: Product) -> bool:
    """Say whether *product*, as it is kept, is in *collection*."""
    if collection.is_smart:
        return _member_test(collection.rules)(product)
    return product.id in collection.products


@lru_cache(maxsize=_RULES_KEPT)
def _member_test(rules: tuple[Rule, ...]) -> Test:
    """Return what says whether a product is chosen by one of *rules*."""
    tests = [_all(tuple(_conditions(rule))) for rule in rules]
    if len(tests) == 1:
        return tests[0]
    return lambda product: any(test(product) for test in tests)


def _all(tests: tuple[Test, ...]) -> Test:
    if len(tests) == 1:
        return tests[0]
    return lambda product: all(test(product) for test in tests)


def _conditions(rule: Rule) -> Iterator[Test]:
    """Yield what a product has to meet by *rule*, what is quick first."""
    if (kind := rule.product_type) is not None:
        yield lambda product: product.product_type == kind
    if (vendor := rule.vendor) is not None:
        yield lambda product: product.vendor == vendor
    if rule.tag is not None:
        tag = rule.tag.casefold()
        yield lambda product: _is_tagged(product, tag)
    if (category := rule.category) is not None:
        yield lambda product: is_in_category(product, category)
    if (title := rule.title_contains) is not None:
        yield lambda product: _contains(product.title, title)
    if (above := rule.inventory_above) is not None:
        yield lambda product: total_inventory(product) > above
    if (below := rule.inventory_below) is not None:
        yield lambda product: total_inventory(product) < below
    yield from _conditions_of_variants(rule)


def _conditions_of_variants(rule: Rule) -> Iterator[Test]:
    """Yield what the prices of variants, and a title of one, have to meet by *rule*."""
    if (above := rule.price_above) is not None:
        yield lambda product: any(each.price > above for each in product.variants)
    if (below := rule.price_below) is not None:
        yield lambda product: any(each.price < below for each in product.variants)
    if (is_reduced := rule.is_price_reduced) is not None:
        yield lambda product: _is_reduced(product) is is_reduced
    if (title := rule.variant_title_contains) is not None:
        yield lambda product: any(
            _contains(title_of(product, each), title) for each in product.variants
        )


def _is_tagged(product: Product, wanted: str) -> bool:
    return any(tag.casefold() == wanted for tag in product.tags)


def _is_reduced(product: Product) -> bool:
    """Say whether a variant costs less than it is compared with."""
    return any((each.compare_at_price or 0) > each.price for each in product.variants)


def _contains(text: str, wanted: str) -> bool:
    return wanted.casefold() in text.casefold()


_ORDERS: Final[Mapping[CollectionSortOrder, tuple[ProductCollectionSortKeys, bool]]] = {
    CollectionSortOrder.ALPHA_ASC: (ProductCollectionSortKeys.TITLE, False),
    CollectionSortOrder.ALPHA_DESC: (ProductCollectionSortKeys.TITLE, True),
    CollectionSortOrder.BEST_SELLING: (ProductCollectionSortKeys.BEST_SELLING, False),
    CollectionSortOrder.CREATED: (ProductCollectionSortKeys.CREATED, False),
    CollectionSortOrder.CREATED_DESC: (ProductCollectionSortKeys.CREATED, True),
    CollectionSortOrder.PRICE_ASC: (ProductCollectionSortKeys.PRICE, False),
    CollectionSortOrder.PRICE_DESC: (ProductCollectionSortKeys.PRICE, True),
}
"""The sort key of each order but MANUAL, and whether it is reversed."""


def _ordered(products: list[Product], order: CollectionSortOrder) -> list[Product]:
    if order is CollectionSortOrder.MANUAL:
        return products
    sort_key, is_reversed = _ORDERS[order]
    by = SORT_KEYS_IN_COLLECTION[sort_key].position
    return sorted(products, key=by, reverse=is_reversed)


def order_of(
    collection: Collection, sort_key: ProductCollectionSortKeys
) -> tuple[SortKey[Product], bool]:
    """Return how *sort_key* sorts a smart *collection*, and whether that is turned round.

    Our choice: cursors of a smart collection hold the value that it is sorted by.
    """
    known = SORT_KEYS_IN_COLLECTION.get(sort_key)
    if known is not None:
        return known, False
    by_id = (ProductCollectionSortKeys.ID, False)
    own, is_reversed = _ORDERS.get(collection.sort_order, by_id)
    return SORT_KEYS_IN_COLLECTION[own], is_reversed


def sort_key_of(
    collection: Collection, products: Sequence[Product], sort_key: ProductCollectionSortKeys
) -> SortKey[Product]:
    """Return how *sort_key* sorts *products*, some of the *collection*'s in its order."""
    return SORT_KEYS_IN_COLLECTION.get(sort_key) or _by_rank(collection, products)


def _by_rank(collection: Collection, products: Sequence[Product]) -> SortKey[Product]:
    """Return the sort key of the merchant's order.

    Shopify: a cursor of a manual collection holds a rank of 11 digits in base 36, evenly spread
    (recorded). Those of a manual collection stay when products are filtered out.
    """
    is_manual = collection.sort_order is CollectionSortOrder.MANUAL and not collection.is_smart
    ids = collection.products if is_manual else tuple(product.id for product in products)
    places = {number: place for place, number in enumerate(ids)}
    return SortKey(_number, lambda product: rank(places[product.id]), str)


def _number(product: Product) -> int:
    return product.id


def rank(place: int) -> str:
    """Return the rank of a *place* from 0: ranks sort as their places do."""
    number, digits = (place + 1) * _RANK_STEP, ""
    while number:
        number, digit = divmod(number, len(_DIGITS))
        digits = _DIGITS[digit] + digits
    return digits.rjust(_RANK_LENGTH, "0")
