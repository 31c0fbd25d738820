"""What is found: products, collections, pages and articles that hold the words of a query."""

from collections.abc import Iterable, Iterator
from typing import Final, TypeVar

from msgspec.structs import replace

from sandbox.catalog import records as catalog
from sandbox.catalog.queries import published, published_collections
from sandbox.catalog.search_fields import COLLECTION_FIELDS, PRODUCT_FIELDS
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


def found_products(query: str, viewer: Viewer) -> list[catalog.Product]:
    return _found(published(viewer), query, _PRODUCTS, viewer)


def found_pages(query: str, viewer: Viewer, *, is_whole: bool = False) -> list[content.Page]:
    """Return the pages that have the words of *query*: also as beginnings, unless *is_whole*."""
    return _found(pages(viewer), query, replace(_PAGES, is_whole=is_whole), viewer)


def found_articles(query: str, viewer: Viewer, *, is_whole: bool = False) -> list[content.Article]:
    """Return the articles that have the words of *query*, likewise."""
    fields = replace(_ARTICLES, is_whole=is_whole)
    return _found(articles_of(None, viewer), query, fields, viewer)


def found_collections(query: str, viewer: Viewer) -> list[catalog.Collection]:
    shown = published_collections(viewer)
    return _found(shown, query, COLLECTION_FIELDS, viewer)


def _found(items: Iterable[T], query: str, fields: SearchFields, viewer: Viewer) -> list[T]:
    wanted = None if query.strip() == EVERYTHING else query
    return matching(items, wanted, fields, now=viewer.world.clock.now())


def titles_first(items: Iterable[T], query: str, viewer: Viewer) -> list[T]:
    """Return *items* with those first whose title has the words of *query*, in their order else.

    Our choice: how Shopify weighs what it finds is not known.
    """
    found = list(items)
    in_title = {id(each) for each in _found(found, query, _TITLES, viewer)}
    return sorted(found, key=lambda each: id(each) not in in_title)


def suggestions(query: str, viewer: Viewer, most: int) -> list[str]:
    """Return words of titles, types and vendors that begin with the last word of *query*.

    Lower case, the most frequent first. Our choice: where Shopify's come from is not known.
    """
    words = query.casefold().split()
    if not words:
        return []
    counts: dict[str, int] = {}
    for product in published(viewer):
        for text in (product.title, product.product_type, product.vendor):
            for word in text.casefold().split():
                if word.startswith(words[-1]):
                    counts[word] = counts.get(word, 0) + 1
    return sorted(counts, key=lambda word: (-counts[word], word))[:most]
