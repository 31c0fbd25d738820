"""`search`: products, pages and articles in one list."""

from collections.abc import Callable, Sequence
from enum import StrEnum
from secrets import token_hex
from typing import Any, Final, Unpack

from sandbox.catalog import records as catalog
from sandbox.catalog.availability import is_available
from sandbox.catalog.filter_types import Filter, filters_of
from sandbox.catalog.filters import ProductFilter, passing
from sandbox.catalog.product_type import Product
from sandbox.catalog.sort_keys import PRODUCT_SORT_KEYS, ProductSortKeys
from sandbox.content import records as content
from sandbox.content.page_types import Article, Page
from sandbox.listing import Connection, InOrder, PageArguments
from sandbox.listing import Page as ListPage
from sandbox.listing.places import ByRank
from sandbox.search.hits import found_articles, found_pages, found_products, titles_first
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


class SearchUnavailableProductsType(StrEnum):
    HIDE = "HIDE"
    LAST = "LAST"
    SHOW = "SHOW"


ALL_TYPES: Final = tuple(SearchType)
_ID_LENGTH: Final = 9


class SearchResultItemConnection(Connection[Any]):
    count_filters: Callable[[], Sequence[Filter]] = tuple

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
    wanted = tuple(types or ALL_TYPES)
    newest = found_products(query, viewer)[::-1] if SearchType.PRODUCT in wanted else []
    ranked = titles_first(newest, query, viewer)
    products = _by_availability(ranked, unavailable_products)
    filters = tuple(product_filters or ())
    left = list(passing(products, filters, viewer))
    if sort_key is SearchSortKeys.PRICE:
        left.sort(key=PRODUCT_SORT_KEYS[ProductSortKeys.PRICE].position)
    items: list[Any] = [*left]
    if not filters:
        whole = prefix is not SearchPrefixQueryType.LAST
        if SearchType.ARTICLE in wanted:
            articles = found_articles(query, viewer, is_whole=whole)[::-1]
            items += titles_first(articles, query, viewer)
        if SearchType.PAGE in wanted:
            found = found_pages(query, viewer, is_whole=whole)[::-1]
            items += titles_first(found, query, viewer)
    asked = ListPage(**page)
    if asked.reverse:
        items.reverse()
    connection = _connection(items, asked, Hits(viewer, items))
    connection.count_filters = lambda: filters_of(products, filters, viewer)
    return connection


def _connection(
    items: Sequence[Any], asked: ListPage, show: Callable[[Any], Any]
) -> SearchResultItemConnection:
    """Return the page of *items*, which are in their order, `reverse` included."""
    ordering = ByRank([item.id for item in items], max(asked.size, 1), bool(asked.reverse))
    page = ListPage(first=asked.first, last=asked.last, after=asked.after, before=asked.before)
    placed = InOrder([*enumerate(items)], ordering.position)
    return SearchResultItemConnection(placed, ordering, page, lambda hit: show(hit[1]))


def _by_availability(
    products: list[catalog.Product], unavailable: SearchUnavailableProductsType | None
) -> list[catalog.Product]:
    """Shopify: those that are sold out come last unless it is asked otherwise (documented)."""
    if unavailable is SearchUnavailableProductsType.SHOW:
        return products
    available: list[catalog.Product] = []
    sold_out: list[catalog.Product] = []
    for each in products:
        (available if any(map(is_available, each.variants)) else sold_out).append(each)
    return available if unavailable is SearchUnavailableProductsType.HIDE else available + sold_out


class Hits:
    """Makes of a hit what the API shows, with the parameters by which it can be tracked.

    Shopify: `_sid` is new for each answer, `_pos` counts from 1 (reported).
    """

    def __init__(self, viewer: Viewer, items: Sequence[Any]) -> None:
        self._viewer = viewer
        self._places = {(type(item), item.id): at for at, item in enumerate(items, start=1)}
        self._sid = token_hex(_ID_LENGTH)[:_ID_LENGTH]

    def __call__(self, item: Any) -> Any:
        place = self._places[type(item), item.id]
        tracking = f"_pos={place}&_sid={self._sid}&_ss=r"
        return shown(item, self._viewer, tracking)


def shown(item: Any, viewer: Viewer, tracking: str) -> Product | Page | Article:
    """Return the record *item* as its type."""
    if isinstance(item, catalog.Product):
        return Product(item, viewer, tracking)
    if isinstance(item, content.Page):
        return Page(item, viewer, tracking)
    assert isinstance(item, content.Article)
    return Article(item, viewer, tracking)
