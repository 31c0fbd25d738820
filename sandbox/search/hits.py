"""Hits of a search: products, collections, pages and articles with the words of a query."""

from collections.abc import Iterable, Iterator
from typing import Final, TypeVar

from msgspec.structs import replace

from sandbox.catalog import records as catalog
from sandbox.catalog.chosen import all_of, by_query
from sandbox.catalog.index.terms import ALL_TEXTS
from sandbox.catalog.product_list import Chosen, ProductList
from sandbox.catalog.queries import published_collections
from sandbox.catalog.search_fields import COLLECTION_FIELDS, PRODUCT_FIELDS
from sandbox.catalog.surveys import words
from sandbox.content import records as content
from sandbox.content.visible import articles_of, pages
from sandbox.plain_text import plain_text
from sandbox.search_syntax import SearchFields, matching
from sandbox.viewer import Viewer

T = TypeVar("T")
EVERYTHING: Final = "*"
"""Shopify: a query for all there is (reported)."""


def _product_texts(product: catalog.Product) -> Iterator[str | None]:
    """Shopify: title, body, vendor, type, variants and tags are searched (documented)."""
    yield product.title
    yield plain_text(product.description_html)
    yield product.vendor
    yield product.product_type
    yield from product.tags
    for variant in product.variants:
        yield variant.sku
        yield variant.barcode
    for option in product.options:
        yield from (value.name for value in option.values)


def _page_texts(page: content.Page) -> Iterator[str | None]:
    yield page.title
    yield plain_text(page.body)


def _article_texts(article: content.Article) -> Iterator[str | None]:
    yield article.title
    yield plain_text(article.content_html)
    yield article.author.name
    yield from article.tags


_PRODUCTS: Final = SearchFields(_product_texts, PRODUCT_FIELDS.fields)
_PAGES: Final = SearchFields(_page_texts, {})
_ARTICLES: Final = SearchFields(_article_texts, {})
_TITLES: Final = SearchFields(lambda item: (item.title,), {})


def found_products(query: str, viewer: Viewer, *more: Chosen) -> ProductList:
    """Return the products that *query* describes, and that *more* lets in."""
    chosen = by_query(_unless_everything(query), viewer, _PRODUCTS, ALL_TEXTS)
    return ProductList(viewer, all_of(chosen, *more) if more else chosen)


def found_pages(query: str, viewer: Viewer, *, is_whole: bool = False) -> list[content.Page]:
    """Return the pages that have the words of *query*: also as beginnings, unless *is_whole*."""
    found = _found(pages(viewer), query, replace(_PAGES, is_whole=is_whole), viewer)
    return _titles_first(found, query, viewer)


def found_articles(query: str, viewer: Viewer, *, is_whole: bool = False) -> list[content.Article]:
    """Return the articles that have the words of *query*, likewise."""
    fields = replace(_ARTICLES, is_whole=is_whole)
    return _titles_first(_found(articles_of(None, viewer), query, fields, viewer), query, viewer)


def found_collections(query: str, viewer: Viewer) -> list[catalog.Collection]:
    shown = published_collections(viewer)
    return _titles_first(_found(shown, query, COLLECTION_FIELDS, viewer), query, viewer)


def _found(items: Iterable[T], query: str, fields: SearchFields, viewer: Viewer) -> list[T]:
    return matching(items, _unless_everything(query), fields, now=viewer.world.clock.now())


def _unless_everything(query: str) -> str | None:
    """Return *query*; None if it is the one that finds everything."""
    return None if query.strip() == EVERYTHING else query


def _titles_first(items: list[T], query: str, viewer: Viewer) -> list[T]:
    """Return *items* in the order of relevance, as products are: see `catalog/relevance.py`."""
    in_title = {id(each) for each in _found(items, query, _TITLES, viewer)}
    newest = items[::-1]
    newest.sort(key=lambda each: id(each) not in in_title)
    return newest


def suggestions(query: str, viewer: Viewer, most: int) -> list[str]:
    """Return words of titles, types and vendors that begin with the last word of *query*.

    Lower case, those of the most products first. Our choice: where Shopify's come from is not
    known.
    """
    typed = query.casefold().split()
    if not typed:
        return []
    counts = words(ProductList(viewer), typed[-1])
    return sorted(counts, key=lambda word: (-counts[word], word))[:most]
