"""Pages, blogs and articles, as a merchant sees and changes them. Names are the schema's."""

from datetime import datetime
from typing import Annotated

from msgspec import UNSET, Meta, Struct, UnsetType

from sandbox.control_models.collections import Image, NewImage
from sandbox.control_models.merchant_texts import Seo, SeoChange, ShortText, Tags, Title
from sandbox.control_models.metafields import Metafield, NewMetafields
from sandbox.control_models.pages import PageInfo


class PageChange(Struct, frozen=True, kw_only=True, rename="camel", forbid_unknown_fields=True):
    """Fields of a page to set. What is left out stays as it is.

    `body` is HTML. It is hidden before `publishedAt`, and with null or `published` false.
    """

    title: Title | UnsetType = UNSET
    handle: Title | UnsetType = UNSET
    body: str | UnsetType = UNSET
    published: bool | UnsetType = UNSET
    published_at: datetime | UnsetType | None = UNSET
    seo: SeoChange | UnsetType = UNSET
    metafields: NewMetafields | UnsetType = UNSET


class NewPage(PageChange, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Fields of a new page. It is published."""

    title: Title


class Page(Struct, frozen=True, kw_only=True, rename="camel"):
    """A page."""

    id: str
    handle: str
    title: str
    body: str
    published_at: datetime | None
    created_at: datetime
    updated_at: datetime
    seo: Seo
    metafields: tuple[Metafield, ...]


class PagePage(Struct, frozen=True, kw_only=True, rename="camel"):
    """Pages, by id. A page of the list may have few of them or none although more follow."""

    pages: tuple[Page, ...]
    page_info: PageInfo


class BlogChange(Struct, frozen=True, kw_only=True, rename="camel", forbid_unknown_fields=True):
    """Fields of a blog to set. What is left out stays as it is."""

    title: Title | UnsetType = UNSET
    handle: Title | UnsetType = UNSET
    seo: SeoChange | UnsetType = UNSET
    metafields: NewMetafields | UnsetType = UNSET


class NewBlog(BlogChange, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Fields of a new blog."""

    title: Title


class Blog(Struct, frozen=True, kw_only=True, rename="camel"):
    """A blog."""

    id: str
    handle: str
    title: str
    created_at: datetime
    updated_at: datetime
    seo: Seo
    metafields: tuple[Metafield, ...]


class BlogPage(Struct, frozen=True, kw_only=True, rename="camel"):
    """Blogs, by id. A page may have few blogs or none although more follow."""

    blogs: tuple[Blog, ...]
    page_info: PageInfo


class Author(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The author of an article or a comment. Only authors of articles have a `bio`."""

    name: Title
    email: ShortText = ""
    bio: str | None = None


class NewComment(Struct, frozen=True, kw_only=True, rename="camel", forbid_unknown_fields=True):
    """A published comment of an article."""

    author: Author
    content_html: str


class ArticleChange(Struct, frozen=True, kw_only=True, rename="camel", forbid_unknown_fields=True):
    """Fields of an article to set. What is left out stays as it is.

    `blog` is the handle or the id of a blog. `excerptHtml` and `image` may be null. The article is
    hidden before `publishedAt`, and with null or `published` false.
    """

    blog: str | UnsetType = UNSET
    title: Title | UnsetType = UNSET
    handle: Title | UnsetType = UNSET
    content_html: str | UnsetType = UNSET
    excerpt_html: str | UnsetType | None = UNSET
    author: Author | UnsetType = UNSET
    tags: Tags | UnsetType = UNSET
    image: NewImage | UnsetType | None = UNSET
    comments: Annotated[tuple[NewComment, ...], Meta(max_length=1_000)] | UnsetType = UNSET
    published: bool | UnsetType = UNSET
    published_at: datetime | UnsetType | None = UNSET
    seo: SeoChange | UnsetType = UNSET
    metafields: NewMetafields | UnsetType = UNSET


class NewArticle(ArticleChange, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Fields of a new article. It is published. The author is the shop by default."""

    blog: str
    title: Title


class Comment(Struct, frozen=True, kw_only=True, rename="camel"):
    """A comment of an article."""

    id: str
    author: Author
    content_html: str


class Article(Struct, frozen=True, kw_only=True, rename="camel"):
    """An article. `blog` is the handle of its blog."""

    id: str
    blog: str
    handle: str
    title: str
    content_html: str
    excerpt_html: str | None
    author: Author
    tags: tuple[str, ...]
    image: Image | None
    comments: tuple[Comment, ...]
    published_at: datetime | None
    created_at: datetime
    updated_at: datetime
    seo: Seo
    metafields: tuple[Metafield, ...]


class ArticlePage(Struct, frozen=True, kw_only=True, rename="camel"):
    """Articles, by id. A page may have few articles or none although more follow."""

    articles: tuple[Article, ...]
    page_info: PageInfo
