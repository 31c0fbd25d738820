"""`Page`, `Blog`, `Article` and `UrlRedirect`."""

from typing import Any, Unpack

from msgspec import Struct

from sandbox.content import records
from sandbox.content.sort_keys import (
    COMMENT_SORT_KEY,
    ArticleSortKeys,
    article_fields,
    article_sort_keys,
)
from sandbox.content.visible import articles_of, is_visible
from sandbox.gid import gid
from sandbox.images.image_type import Image
from sandbox.listing import Connection, PageArguments, listed
from sandbox.listing import Page as ListPage
from sandbox.metafields import HasMetafields
from sandbox.plain_text import plain_text, truncated
from sandbox.search_syntax import matching
from sandbox.translations import localized, number_at
from sandbox.viewer import Viewer


class Page(HasMetafields, Struct, frozen=True, gc=False):
    of: records.Page
    viewer: Viewer
    tracking_parameters: str | None = None

    @property
    def id(self) -> str:
        return gid("Page", self.of.id)

    @property
    def body_summary(self) -> str:
        return plain_text(self.of.body)

    @property
    def online_store_url(self) -> str:
        return f"https://{self.viewer.world.shop.domain}/pages/{self.of.handle}"


class ArticleAuthor(Struct, frozen=True, gc=False):
    """The name is split at its first blank (inferred)."""

    of: records.Author

    @property
    def first_name(self) -> str:
        return self.of.name.partition(" ")[0]

    @property
    def last_name(self) -> str:
        return self.of.name.partition(" ")[2]


class CommentAuthor(Struct, frozen=True, gc=False):
    name: str
    email: str


class Comment(Struct, frozen=True, gc=False):
    of: records.Comment

    @property
    def id(self) -> str:
        return gid("Comment", self.of.id)

    @property
    def author(self) -> CommentAuthor:
        return CommentAuthor(self.of.author, self.of.email)

    def content(self, *, truncate_at: int | None = None) -> str:
        return truncated(plain_text(self.of.content_html), truncate_at)


class Blog(HasMetafields, Struct, frozen=True, gc=False):
    of: records.Blog
    viewer: Viewer

    @property
    def id(self) -> str:
        return gid("Blog", self.of.id)

    @property
    def online_store_url(self) -> str:
        return f"https://{self.viewer.world.shop.domain}/blogs/{self.of.handle}"

    @property
    def authors(self) -> list[ArticleAuthor]:
        """The authors of its articles, each once."""
        found = {article.author: None for article in articles_of(self.of, self.viewer)}
        return [ArticleAuthor(author) for author in found]

    def article_by_handle(self, *, handle: str) -> "Article | None":
        path = records.article_path(self.of.id, handle)
        store = self.viewer.world.store
        found = store.find(records.Article, "path", path)
        if found is None and (number := number_at(store, "Article", handle)) is not None:
            found = store.get(records.Article, number)
        if found is None or found.blog_id != self.of.id or not is_visible(found, self.viewer):
            return None
        return Article(localized(found, "Article", self.viewer), self.viewer)

    def articles(
        self,
        *,
        query: str | None = None,
        sort_key: ArticleSortKeys = ArticleSortKeys.ID,
        **page: Unpack[PageArguments],
    ) -> Connection[Any]:
        found = articles_of(self.of, self.viewer)
        return article_connection(found, query, sort_key, self.viewer, **page)


def article_connection(
    articles: list[records.Article],
    query: str | None,
    sort_key: ArticleSortKeys,
    viewer: Viewer,
    **page: Unpack[PageArguments],
) -> Connection[Any]:
    """Return a page of *articles*. Raises `FieldError`."""
    found = matching(articles, query, article_fields(viewer), now=viewer.world.clock.now())
    by = article_sort_keys(viewer)[sort_key]
    return listed(found, by, ListPage(**page), lambda record: Article(record, viewer))


class Article(HasMetafields, Struct, frozen=True, gc=False):
    of: records.Article
    viewer: Viewer
    tracking_parameters: str | None = None

    @property
    def id(self) -> str:
        return gid("Article", self.of.id)

    @property
    def author(self) -> ArticleAuthor:
        return ArticleAuthor(self.of.author)

    author_v2 = author

    @property
    def blog(self) -> Blog | None:
        found = self.viewer.world.store.get(records.Blog, self.of.blog_id)
        return None if found is None else Blog(localized(found, "Blog", self.viewer), self.viewer)

    def content(self, *, truncate_at: int | None = None) -> str:
        return truncated(plain_text(self.of.content_html), truncate_at)

    def excerpt(self, *, truncate_at: int | None = None) -> str | None:
        html = self.of.excerpt_html
        return None if html is None else truncated(plain_text(html), truncate_at)

    @property
    def image(self) -> Image | None:
        return None if self.of.image is None else Image(self.of.image, "ArticleImage")

    @property
    def online_store_url(self) -> str:
        blog = self.blog
        handle = "" if blog is None else blog.of.handle
        return f"https://{self.viewer.world.shop.domain}/blogs/{handle}/{self.of.handle}"

    def comments(self, **page: Unpack[PageArguments]) -> Connection[Any]:
        return listed(self.of.comments, COMMENT_SORT_KEY, ListPage(**page), Comment)


class UrlRedirect(Struct, frozen=True, gc=False):
    of: records.UrlRedirect

    @property
    def id(self) -> str:
        return gid("UrlRedirect", self.of.id)
