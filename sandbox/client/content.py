"""Pages, blogs and articles of a world, as a merchant sees and changes them."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, TypedDict, Unpack

from sandbox.client.call import Call, filled
from sandbox.client.called import Via, called
from sandbox.client.things import Things
from sandbox.control_models.content import (
    Article,
    ArticleChange,
    ArticlePage,
    Blog,
    BlogChange,
    BlogPage,
    NewArticle,
    NewBlog,
    NewPage,
    Page,
    PageChange,
    PagePage,
)


class PageFields(TypedDict, total=False):
    """Fields of a page. It is hidden before *published_at*."""

    title: str
    handle: str
    body: str
    published: bool
    published_at: datetime | None
    seo: Mapping[str, str | None]
    metafields: Sequence[Mapping[str, str | None]]


class BlogFields(TypedDict, total=False):
    """Fields of a blog."""

    title: str
    handle: str
    seo: Mapping[str, str | None]
    metafields: Sequence[Mapping[str, str | None]]


class ArticleFields(TypedDict, total=False):
    """Fields of an article; *blog* is the handle or the id of its blog."""

    blog: str
    title: str
    handle: str
    content_html: str
    excerpt_html: str | None
    author: Mapping[str, str | None]
    tags: Sequence[str]
    image: Mapping[str, Any] | None
    comments: Sequence[Mapping[str, Any]]
    published: bool
    published_at: datetime | None
    seo: Mapping[str, str | None]
    metafields: Sequence[Mapping[str, str | None]]


class Pages(Things[Via, Page, PagePage]):
    """Finds, makes and changes pages. An *id* is a number, a gid or a handle."""

    one = Page
    page = PagePage

    @called
    def create(self, **fields: Unpack[PageFields]) -> Call[Page]:
        """Make a page; it is published."""
        return self._post(filled(NewPage, fields))

    @called
    def update(self, id: int | str, **fields: Unpack[PageFields]) -> Call[Page]:
        """Change a page."""
        return self._patch(id, filled(PageChange, fields))


class Blogs(Things[Via, Blog, BlogPage]):
    """Finds, makes and changes blogs. An *id* is a number, a gid or a handle."""

    one = Blog
    page = BlogPage

    @called
    def create(self, **fields: Unpack[BlogFields]) -> Call[Blog]:
        """Make a blog."""
        return self._post(filled(NewBlog, fields))

    @called
    def update(self, id: int | str, **fields: Unpack[BlogFields]) -> Call[Blog]:
        """Change a blog."""
        return self._patch(id, filled(BlogChange, fields))


class Articles(Things[Via, Article, ArticlePage]):
    """Finds, makes and changes articles. An *id* is a number or a gid."""

    one = Article
    page = ArticlePage

    @called
    def create(self, **fields: Unpack[ArticleFields]) -> Call[Article]:
        """Make an article of a *blog*; it is published."""
        return self._post(filled(NewArticle, fields))

    @called
    def update(self, id: int | str, **fields: Unpack[ArticleFields]) -> Call[Article]:
        """Change an article."""
        return self._patch(id, filled(ArticleChange, fields))
