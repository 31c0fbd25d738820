"""`predictiveSearch`: what a search box offers while one types."""

from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from functools import partial
from html import escape
from secrets import token_hex
from typing import Any, Final, TypeAlias, TypeVar

from msgspec import Struct

from sandbox.catalog import records as catalog
from sandbox.catalog.appearance import list_appearance
from sandbox.catalog.availability import in_language
from sandbox.catalog.collection_type import Collection
from sandbox.catalog.product_type import Product
from sandbox.content.page_types import Article, Page
from sandbox.field_error import FieldError
from sandbox.lazy import lazy
from sandbox.pause import OF_THREAD
from sandbox.reason import Reason
from sandbox.search.hits import (
    found_articles,
    found_collections,
    found_pages,
    found_products,
    suggestions,
)
from sandbox.search.ranking import (
    ONLY_AVAILABLE,
    SearchUnavailableProductsType,
    relevance,
)
from sandbox.viewer import Viewer

T = TypeVar("T")
Find: TypeAlias = Callable[[str, Viewer], Sequence[Any]]

MOST: Final = 10
_LIMITS: Final = range(1, MOST + 1)
_ID_LENGTH: Final = 9
LONGEST_UNREAD: Final = 200
"""Characters of a query that is never too long: its hits may wait until they are asked for."""
LONG: Final = 10_000
"""Characters of a query after which others go first between two kinds of hits."""
LONGEST_TRACKED: Final = 1_000
"""Characters of a query that are repeated with each hit: our choice."""


class PredictiveSearchType(StrEnum):
    ARTICLE = "ARTICLE"
    COLLECTION = "COLLECTION"
    PAGE = "PAGE"
    PRODUCT = "PRODUCT"
    QUERY = "QUERY"


class PredictiveSearchLimitScope(StrEnum):
    ALL = "ALL"
    EACH = "EACH"


DEFAULT_TYPES: Final = tuple(
    each for each in PredictiveSearchType if each is not PredictiveSearchType.ARTICLE
)
"""Shopify: documented for the other API of the kind: articles are not among them."""


class SearchQuerySuggestion(Struct, frozen=True, gc=False):
    """A word that goes on from what was typed. Shopify: the form of the text is recorded."""

    text: str
    typed: str
    tracking_parameters: str

    @property
    def styled_text(self) -> str:
        rest = self.text[len(self.typed) :]
        return f"<mark>{escape(self.typed)}</mark><span>{escape(rest)}</span>"


class Hits(Struct, frozen=True, kw_only=True, gc=False):
    """Five lists: those that were not asked for are empty."""

    articles: Sequence[Article] = ()
    collections: Sequence[Collection] = ()
    pages: Sequence[Page] = ()
    products: Sequence[Product] = ()
    queries: Sequence[SearchQuerySuggestion] = ()


class PredictiveSearchResult(Struct, frozen=True, dict=True):
    """Five lists, always there (recorded). They are searched for when the first is looked at."""

    search: Callable[[], Hits]
    appearance: tuple[Any, Any] | None = None
    """Of its products, collections and queries: see `execution/renderings.py`."""

    @lazy
    def _hits(self) -> Hits:
        return self.search()

    @property
    def articles(self) -> Sequence[Article]:
        return self._hits.articles

    @property
    def collections(self) -> Sequence[Collection]:
        return self._hits.collections

    @property
    def pages(self) -> Sequence[Page]:
        return self._hits.pages

    @property
    def products(self) -> Sequence[Product]:
        return self._hits.products

    @property
    def queries(self) -> Sequence[SearchQuerySuggestion]:
        return self._hits.queries


def predictive_search(
    *,
    viewer: Viewer,
    query: str,
    limit: int | None = None,
    limit_scope: PredictiveSearchLimitScope | None = None,
    searchable_fields: Sequence[str] | None = None,
    types: Sequence[PredictiveSearchType] | None = None,
    unavailable_products: SearchUnavailableProductsType | None = None,
) -> PredictiveSearchResult:
    """Raises `FieldError` for a limit that is out of range, and a query that is too long."""
    del searchable_fields  # deprecated: all fields are searched
    most = MOST if limit is None else limit
    if most not in _LIMITS:
        raise _limit_out_of_range()
    if not query.strip():
        return PredictiveSearchResult(Hits)
    room = _Room(most, is_shared=limit_scope is not PredictiveSearchLimitScope.EACH)
    search = partial(_search, viewer, query, room, types or DEFAULT_TYPES, unavailable_products)
    if len(query) > LONGEST_UNREAD:
        found = search()
        return PredictiveSearchResult(lambda: found)
    return PredictiveSearchResult(search, list_appearance(viewer, "predictive", query=query))


def _search(
    viewer: Viewer,
    query: str,
    room: "_Room",
    types: Sequence[PredictiveSearchType],
    unavailable: SearchUnavailableProductsType | None,
) -> Hits:
    """Raises `FieldError` for a query that is too long."""
    tracking = _Tracking(query)

    def hits(type: PredictiveSearchType, show: Callable[..., T], find: Find) -> list[T]:
        if len(query) > LONG:
            OF_THREAD.pause()
        found = room.take(find(query, viewer)) if type in types else ()
        return [show(each, viewer, tracking.next()) for each in found]

    asked = PredictiveSearchType
    return Hits(
        products=hits(asked.PRODUCT, Product, partial(_products, unavailable)),
        collections=hits(asked.COLLECTION, Collection, found_collections),
        pages=hits(asked.PAGE, Page, found_pages),
        articles=hits(asked.ARTICLE, Article, found_articles),
        queries=_suggested(query, viewer, room.most, tracking) if asked.QUERY in types else (),
    )


def _suggested(
    query: str, viewer: Viewer, most: int, tracking: "_Tracking"
) -> list[SearchQuerySuggestion]:
    typed = query.casefold().split()[-1]
    return [
        SearchQuerySuggestion(word, typed, tracking.next())
        for word in suggestions(query, viewer, most)
    ]


def _products(
    unavailable: SearchUnavailableProductsType | None, query: str, viewer: Viewer
) -> Sequence[catalog.Product]:
    """Shopify: what is sold out comes last unless it is asked otherwise (documented)."""
    is_hidden = unavailable is SearchUnavailableProductsType.HIDE
    found = found_products(query, viewer, *((ONLY_AVAILABLE,) if is_hidden else ()))
    is_last = unavailable in (None, SearchUnavailableProductsType.LAST)
    order = relevance(query, viewer, sold_out_last=is_last)
    hits = order.source(found).beyond(None, MOST, down=False)
    return [in_language(each, viewer) for each in hits]


class _Room:
    """How many hits there may still be: of each type, or of all together.

    Shopify: products, collections, pages and articles take it in this order (recorded).
    """

    def __init__(self, most: int, *, is_shared: bool) -> None:
        self.most = most
        self._left = most
        self._is_shared = is_shared

    def take(self, items: Sequence[Any]) -> Sequence[Any]:
        taken = items[: self._left]
        self._left -= len(taken) if self._is_shared else 0
        return taken


class _Tracking:
    """Shopify: recorded; `_psid` is new for each answer, `_pos` counts from 1."""

    def __init__(self, query: str) -> None:
        self._session = token_hex(_ID_LENGTH)[:_ID_LENGTH]
        self._query = query[:LONGEST_TRACKED]
        self._places: Iterator[int] = iter(range(1, 1_000))

    def next(self) -> str:
        place = next(self._places)
        return f"_pos={place}&_psid={self._session}&_psq={self._query}&_ss=e&_v=1.0"


def _limit_out_of_range() -> FieldError:
    """Shopify: recorded."""
    message = f"limit must be within 1..{MOST}"
    return FieldError(
        message,
        extensions={"code": "INVALID_FIELD_ARGUMENTS"},
        reason=Reason("predictive-search.limit", message),
    )
