"""`search`: products, pages and articles in one list."""

from collections.abc import Callable, Sequence
from enum import StrEnum
from secrets import token_hex
from typing import Any, Final, Unpack

from sandbox.catalog import records as catalog
from sandbox.catalog.availability import in_language
from sandbox.catalog.chosen import by_filters
from sandbox.catalog.filter_types import Filter, filters_of
from sandbox.catalog.filters import ProductFilter
from sandbox.catalog.product_list import ProductList
from sandbox.catalog.product_type import Product
from sandbox.catalog.relevance import ByRelevance
from sandbox.content import records as content
from sandbox.content.page_types import Article, Page
from sandbox.lazy import lazy
from sandbox.listing import Connection, PageArguments
from sandbox.listing import Page as ListPage
from sandbox.search.hits import found_articles, found_pages, found_products
from sandbox.search.ranking import (
    ONLY_AVAILABLE,
    ByPrice,
    Found,
    SearchUnavailableProductsType,
    relevance,
)
from sandbox.viewer import Viewer


class SearchType(StrEnum):
    ARTICLE = "ARTICLE"
    PAGE = "PAGE"
    PRODUCT = "PRODUCT"


class SearchSortKeys(StrEnum):
    PRICE = "PRICE"
    RELEVANCE = "RELEVANCE"


class SearchPrefixQueryType(StrEnum):
    LAST = "LAST"
    NONE = "NONE"


ALL_TYPES: Final = tuple(SearchType)
_ID_LENGTH: Final = 9


class SearchResultItemConnection(Connection[Any]):
    """A page of hits, each with the parameters by which it can be tracked.

    Shopify: `_sid` is new for each answer, `_pos` counts from 1 (reported).
    """

    found: Found
    viewer: Viewer
    count_filters: Callable[[], Sequence[Filter]] = tuple

    @lazy
    def nodes(self) -> Sequence[Any]:
        sid = token_hex(_ID_LENGTH)[:_ID_LENGTH]
        return [
            shown(item, self.viewer, f"_pos={place}&_sid={sid}&_ss=r")
            for place, item in enumerate(super().nodes, start=self.found.first + 1)
        ]

    @property
    def product_filters(self) -> Sequence[Filter]:
        return self.count_filters()


def search(
    *,
    viewer: Viewer,
    query: str,
    prefix: SearchPrefixQueryType | None = None,
    product_filters: Sequence[ProductFilter] | None = None,
    sort_key: SearchSortKeys = SearchSortKeys.RELEVANCE,
    types: Sequence[SearchType] | None = None,
    unavailable_products: SearchUnavailableProductsType | None = None,
    **page: Unpack[PageArguments],
) -> Connection[Any]:
    """Raises `FieldError`.

    Shopify: recorded are the order of products, articles and pages, the newest page first, and
    that without *prefix* LAST an incomplete last word finds products, but no articles and pages.
    That filters of products drop the rest is our choice, and that titles count most.
    """
    kinds = tuple(types or ALL_TYPES)
    filters = tuple(product_filters or ())
    unavailable = unavailable_products or SearchUnavailableProductsType.LAST
    more = () if unavailable is not SearchUnavailableProductsType.HIDE else (ONLY_AVAILABLE,)
    is_last = unavailable is SearchUnavailableProductsType.LAST
    asked = ListPage(**page)
    products, left = None, None
    if SearchType.PRODUCT in kinds:
        products = found_products(query, viewer, *more)
        left = products
        if filters:
            left = found_products(query, viewer, *more, by_filters(filters, viewer))
    order: ByRelevance | ByPrice = ByPrice()
    if sort_key is SearchSortKeys.RELEVANCE:
        order = relevance(query, viewer, sold_out_last=is_last)
    others = [] if filters else _others(query, kinds, viewer, prefix)
    found = Found(left, order, others, asked)
    connection = SearchResultItemConnection(found, found, asked)
    connection.found, connection.viewer = found, viewer
    connection.count_filters = lambda: _filters(products, filters, viewer)
    return connection


def _others(
    query: str,
    kinds: Sequence[SearchType],
    viewer: Viewer,
    prefix: SearchPrefixQueryType | None,
) -> list[Any]:
    whole = prefix is not SearchPrefixQueryType.LAST
    items: list[Any] = []
    if SearchType.ARTICLE in kinds:
        items += found_articles(query, viewer, is_whole=whole)
    if SearchType.PAGE in kinds:
        items += found_pages(query, viewer, is_whole=whole)
    return items


def _filters(
    products: ProductList | None, asked: Sequence[ProductFilter], viewer: Viewer
) -> Sequence[Filter]:
    return filters_of([] if products is None else products, asked, viewer)


def shown(item: Any, viewer: Viewer, tracking: str) -> Product | Page | Article:
    """Return the record *item* as its type."""
    if isinstance(item, catalog.Product):
        return Product(in_language(item, viewer), viewer, tracking)
    if isinstance(item, content.Page):
        return Page(item, viewer, tracking)
    assert isinstance(item, content.Article)
    return Article(item, viewer, tracking)
