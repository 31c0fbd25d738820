"""Sort keys and search fields of pages, blogs, articles and redirects."""

from collections.abc import Mapping
from enum import StrEnum
from operator import attrgetter
from typing import Any, Final

from sandbox.content.records import Article, Blog, Comment, Page, UrlRedirect
from sandbox.listing import SortKey, milliseconds
from sandbox.search_syntax import SearchFields, moment, whole, words
from sandbox.viewer import Viewer

_ID: Final = attrgetter("id")


def _title(item: Any) -> str:
    return str(item.title).lower()


def _updated(item: Any) -> int:
    return milliseconds(item.updated_at)


class PageSortKeys(StrEnum):
    ID = "ID"
    RELEVANCE = "RELEVANCE"
    TITLE = "TITLE"
    UPDATED_AT = "UPDATED_AT"


class BlogSortKeys(StrEnum):
    HANDLE = "HANDLE"
    ID = "ID"
    RELEVANCE = "RELEVANCE"
    TITLE = "TITLE"


class ArticleSortKeys(StrEnum):
    AUTHOR = "AUTHOR"
    BLOG_TITLE = "BLOG_TITLE"
    ID = "ID"
    PUBLISHED_AT = "PUBLISHED_AT"
    RELEVANCE = "RELEVANCE"
    TITLE = "TITLE"
    UPDATED_AT = "UPDATED_AT"


_PAGE_BY_ID: Final = SortKey[Page](_ID, _ID, int)
PAGE_SORT_KEYS: Final[Mapping[PageSortKeys, SortKey[Page]]] = {
    PageSortKeys.ID: _PAGE_BY_ID,
    PageSortKeys.RELEVANCE: _PAGE_BY_ID,
    PageSortKeys.TITLE: SortKey(_ID, _title, str),
    PageSortKeys.UPDATED_AT: SortKey(_ID, _updated, int),
}

_BLOG_BY_ID: Final = SortKey[Blog](_ID, _ID, int)
BLOG_SORT_KEYS: Final[Mapping[BlogSortKeys, SortKey[Blog]]] = {
    BlogSortKeys.HANDLE: SortKey(_ID, attrgetter("handle"), str),
    BlogSortKeys.ID: _BLOG_BY_ID,
    BlogSortKeys.RELEVANCE: _BLOG_BY_ID,
    BlogSortKeys.TITLE: SortKey(_ID, _title, str),
}

_ARTICLE_BY_ID: Final = SortKey[Article](_ID, _ID, int)


def article_sort_keys(viewer: Viewer) -> Mapping[ArticleSortKeys, SortKey[Article]]:
    """Return the sort keys of articles: one needs the blogs of the *viewer*'s world."""
    return {
        ArticleSortKeys.AUTHOR: SortKey(_ID, lambda article: article.author.name.lower(), str),
        ArticleSortKeys.BLOG_TITLE: SortKey(_ID, lambda article: _blog_title(article, viewer), str),
        ArticleSortKeys.ID: _ARTICLE_BY_ID,
        ArticleSortKeys.PUBLISHED_AT: SortKey(_ID, _published, int),
        ArticleSortKeys.RELEVANCE: _ARTICLE_BY_ID,
        ArticleSortKeys.TITLE: SortKey(_ID, _title, str),
        ArticleSortKeys.UPDATED_AT: SortKey(_ID, _updated, int),
    }


def _published(article: Article) -> int:
    return 0 if article.published_at is None else milliseconds(article.published_at)


def _blog_title(article: Article, viewer: Viewer) -> str:
    blog = viewer.world.store.get(Blog, article.blog_id)
    return "" if blog is None else blog.title.lower()


COMMENT_SORT_KEY: Final = SortKey[Comment](_ID, _ID, int)
REDIRECT_SORT_KEY: Final = SortKey[UrlRedirect](_ID, _ID, int)

_SHARED: Final = {
    "created_at": moment(attrgetter("created_at")),
    "handle": whole(lambda item: (item.handle,)),
    "id": whole(lambda item: (str(item.id),)),
    "title": words(attrgetter("title")),
    "updated_at": moment(attrgetter("updated_at")),
}

# Shopify: the schema documents the fields of each.
PAGE_FIELDS: Final = SearchFields(lambda page: (page.title,), _SHARED)
REDIRECT_FIELDS: Final = SearchFields(
    lambda redirect: (redirect.path, redirect.target),
    {
        "created_at": moment(attrgetter("created_at")),
        "path": whole(lambda redirect: (redirect.path,)),
        "target": whole(lambda redirect: (redirect.target,)),
    },
)


def article_fields(viewer: Viewer) -> SearchFields:
    return SearchFields(
        lambda article: (article.title, article.author.name, *article.tags),
        {
            **_SHARED,
            "author": words(lambda article: article.author.name),
            "blog_title": words(lambda article: _blog_title(article, viewer)),
            "tag": whole(attrgetter("tags")),
            "tag_not": whole(attrgetter("tags"), is_denied=True),
        },
    )
