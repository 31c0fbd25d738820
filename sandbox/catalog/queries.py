"""The root queries of products and collections.

Shopify: what is unknown, a draft or not published to the viewer's market is null, never an error
(recorded). With both a handle and an id, the id decides; with neither the answer is null: ours.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import Any, Final, Unpack

from sandbox.catalog import records
from sandbox.catalog.appearance import list_appearance
from sandbox.catalog.availability import as_listed, as_sold, in_language, is_published
from sandbox.catalog.chosen import by_query
from sandbox.catalog.collecting import collections_of
from sandbox.catalog.collection_type import Collection, ProductConnection
from sandbox.catalog.filter_types import filters_of
from sandbox.catalog.product_list import ProductList
from sandbox.catalog.product_type import Product, variant_of
from sandbox.catalog.relevance import by_relevance
from sandbox.catalog.search_fields import COLLECTION_FIELDS
from sandbox.catalog.sort_keys import (
    COLLECTION_SORT_KEYS,
    PRODUCT_SORT_KEYS,
    CollectionSortKeys,
    ProductSortKeys,
)
from sandbox.catalog.surveys import nearest, tags, types
from sandbox.catalog.variant_type import ProductVariant
from sandbox.gid import number_in
from sandbox.listing import Connection, Page, PageArguments, listed
from sandbox.listing.places import ByText, arranged
from sandbox.search_syntax import matching
from sandbox.translations import localized, number_at
from sandbox.viewer import Viewer

RECOMMENDED: Final = 10
"""Shopify: so many related products are recommended (recorded)."""


def product(*, viewer: Viewer, handle: str | None = None, id: str | None = None) -> Product | None:
    found = _record(viewer, records.Product, "Product", handle, id)
    if found is None or not is_published(found, viewer):
        return None
    return Product(as_sold(found, viewer), viewer)


def product_by_handle(*, viewer: Viewer, handle: str) -> Product | None:
    return product(viewer=viewer, handle=handle)


def products(
    *,
    viewer: Viewer,
    query: str | None = None,
    sort_key: ProductSortKeys = ProductSortKeys.ID,
    **page: Unpack[PageArguments],
) -> Connection[Any]:
    """Raises `FieldError`."""
    found = ProductList(viewer, by_query(query, viewer))
    connection = _sorted(found, query, sort_key, Page(**page))
    connection.count_filters = lambda: filters_of(found, (), viewer)
    connection.appearance = list_appearance(viewer, "products", query=query or "")
    return connection


def _sorted(
    found: ProductList, query: str | None, sort_key: ProductSortKeys, page: Page
) -> ProductConnection:
    show = _product_of(found.viewer)
    if sort_key is ProductSortKeys.RELEVANCE and query is not None and query.strip():
        order = by_relevance(query, found)
        return ProductConnection(order.source(found), order, page, show)
    by = PRODUCT_SORT_KEYS[sort_key]
    return ProductConnection(found.by(by), by, page, show)


def _product_of(viewer: Viewer) -> Callable[[records.Product], Product]:
    return lambda record: Product(in_language(record, viewer), viewer)


def collection(
    *, viewer: Viewer, handle: str | None = None, id: str | None = None
) -> Collection | None:
    found = _record(viewer, records.Collection, "Collection", handle, id)
    if found is None or not found.is_published:
        return None
    return Collection(localized(found, "Collection", viewer), viewer)


def collection_by_handle(*, viewer: Viewer, handle: str) -> Collection | None:
    return collection(viewer=viewer, handle=handle)


def collections(
    *,
    viewer: Viewer,
    query: str | None = None,
    sort_key: CollectionSortKeys = CollectionSortKeys.ID,
    **page: Unpack[PageArguments],
) -> Connection[Any]:
    """Raises `FieldError`."""
    found = matching(
        published_collections(viewer), query, COLLECTION_FIELDS, now=viewer.world.clock.now()
    )
    by = COLLECTION_SORT_KEYS[sort_key]
    connection = listed(found, by, Page(**page), _collection_of(viewer))
    connection.appearance = list_appearance(viewer, "collections", query=query or "")
    return connection


def published_collections(viewer: Viewer) -> list[records.Collection]:
    """Return all collections that the *viewer* can see, by id."""
    kept = viewer.world.store.after(records.Collection, 0)
    return [localized(each, "Collection", viewer) for each in kept if each.is_published]


def collections_of_product(product: Product, **page: Unpack[PageArguments]) -> Connection[Any]:
    by = COLLECTION_SORT_KEYS[CollectionSortKeys.ID]
    found = collections_of(product.of, product.viewer)
    return listed(found, by, Page(**page), _collection_of(product.viewer))


def _collection_of(viewer: Viewer) -> Callable[[records.Collection], Collection]:
    return lambda record: Collection(record, viewer)


class ProductRecommendationIntent(StrEnum):
    COMPLEMENTARY = "COMPLEMENTARY"
    RELATED = "RELATED"


def product_recommendations(
    *,
    viewer: Viewer,
    product_id: str | None = None,
    product_handle: str | None = None,
    intent: ProductRecommendationIntent = ProductRecommendationIntent.RELATED,
) -> list[Product] | None:
    """Shopify: null for a product that is unknown or not published (recorded)."""
    source = product(viewer=viewer, handle=product_handle, id=product_id)
    if source is None:
        return None
    if intent is ProductRecommendationIntent.COMPLEMENTARY:
        found = _known(source.of.complementary, viewer)
    else:
        chosen = _known(source.of.related, viewer)
        ids = {each.id for each in chosen}
        found = [*chosen, *(each for each in _related(source.of, viewer) if each.id not in ids)]
    shown = [each for each in found if is_published(each, viewer)]
    return [Product(in_language(each, viewer), viewer) for each in shown[:RECOMMENDED]]


def _known(ids: Iterable[int], viewer: Viewer) -> list[records.Product]:
    found = (viewer.world.store.get(records.Product, number) for number in ids)
    return [as_listed(each, viewer) for each in found if each is not None]


def _related(source: records.Product, viewer: Viewer) -> list[records.Product]:
    """Return the others, those first that share most collections, then type, tags, then by id.

    Our choice: Shopify's ranking is not known.
    """
    near = Counter[int]()
    for each in collections_of(source, viewer):
        near.update(each.products)

    def distance(other: records.Product) -> tuple[int, bool, int, int]:
        shared_tags = len(set(source.tags) & set(other.tags))
        is_other_type = other.product_type != source.product_type
        return (-near[other.id], is_other_type, -shared_tags, other.id)

    candidates = nearest(ProductList(viewer), source, near, RECOMMENDED + 1)
    return sorted((each for each in candidates if each.id != source.id), key=distance)


def product_tags(*, viewer: Viewer, first: int) -> Connection[Any]:
    """Shopify: sorted in any case, each once; there are no further pages (recorded)."""
    return _texts(tags(ProductList(viewer)), first)


def product_types(*, viewer: Viewer, first: int) -> Connection[Any]:
    """Shopify: the first is empty when a product has no type (recorded)."""
    return _texts(types(ProductList(viewer)), first)


def _texts(texts: Iterable[str], first: int) -> Connection[Any]:
    page = Page(first=first)
    shown = sorted(texts, key=lambda text: (text.casefold(), text))[: page.size]
    return arranged(shown, ByText(shown), page)


def _record(viewer: Viewer, kind: type[Any], name: str, handle: str | None, gid: str | None) -> Any:
    store = viewer.world.store
    if gid is not None:
        number = number_in(gid, name)
        return None if number is None or "?" in gid else store.get(kind, number)
    if handle is None:
        return None
    found = store.find(kind, "handle", handle)
    number = None if found is not None else number_at(store, name, handle)
    return found if number is None else store.get(kind, number)


# --- node ---


def product_node(viewer: Viewer, id: str) -> Product | None:
    return product(viewer=viewer, id=id)


def collection_node(viewer: Viewer, id: str) -> Collection | None:
    return collection(viewer=viewer, id=id)


def variant_node(viewer: Viewer, id: str) -> ProductVariant | None:
    number = number_in(id, "ProductVariant")
    return None if number is None or "?" in id else variant_of(number, viewer)
