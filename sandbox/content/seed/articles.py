"""Reads blogs, `content/blogs/HANDLE.toml`, and articles, `content/articles/HANDLE.toml`."""

from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from sandbox.bounds import FileNumber
from sandbox.content.records import Article, Author, Blog, Comment
from sandbox.faults import FaultError, not_one
from sandbox.file_ids import OwnId, id_of
from sandbox.fixture_files import Fixtures
from sandbox.gid import STEP
from sandbox.images import WrittenImage
from sandbox.metafields import WrittenMetafield
from sandbox.seo import Seo
from sandbox.store import SeedOf
from sandbox.translations import WrittenTranslation
from sandbox.world.clock import Moment

BLOGS: Final = "content/blogs"
ARTICLES: Final = "content/articles"
FIRST_COMMENT: Final = 135_000_000_000
MOST_COMMENTS: Final = 100


class WrittenBlog(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    number: FileNumber
    id: OwnId = None
    title: str
    created_at: Moment
    updated_at: Moment | None = None
    metafields: tuple[WrittenMetafield, ...] = ()
    translations: dict[str, WrittenTranslation] = {}
    seo_title: str | None = None
    seo_description: str | None = None


class WrittenAuthor(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    name: str
    email: str = ""
    bio: str | None = None


class WrittenComment(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    author: str
    email: str
    content: str
    id: OwnId = None


class WrittenArticle(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An article of the blog with that handle. Without an excerpt its excerpt is null.

    `handle` is for an article whose file cannot be called so: another blog has one of the same.
    """

    number: FileNumber
    id: OwnId = None
    handle: str | None = None
    blog: str
    title: str
    content: str = ""
    excerpt: str | None = None
    author: WrittenAuthor
    tags: tuple[str, ...] = ()
    image: WrittenImage | None = None
    created_at: Moment
    updated_at: Moment | None = None
    published: bool = True
    published_at: Moment | None = None
    comments: tuple[WrittenComment, ...] = ()
    metafields: tuple[WrittenMetafield, ...] = ()
    translations: dict[str, WrittenTranslation] = {}
    seo_title: str | None = None
    seo_description: str | None = None


def read_blogs(fixtures: Fixtures) -> Iterator[Blog]:
    """Yield the blogs. Raises `TomlError`."""
    for file in fixtures.files(BLOGS):
        written = file.toml.read(WrittenBlog)
        yield Blog(
            id=id_of("Blog", written.number, written.id),
            handle=file.handle,
            title=written.title,
            created_at=written.created_at,
            updated_at=written.updated_at or written.created_at,
            seo=Seo(written.seo_title, written.seo_description),
        )


def read_articles(fixtures: Fixtures, blogs: SeedOf[Blog]) -> Iterator[Article]:
    """Yield the articles. Raises `TomlError`."""
    for file in fixtures.files(ARTICLES):
        written = file.toml.read(WrittenArticle)
        with file.toml.checked():
            blog = blogs.find("handle", written.blog)
            if blog is None:
                known = (each.handle for each in blogs.after(0))
                raise FaultError(not_one(written.blog, "a blog", known), "blog")
        yield _article(written.handle or file.handle, written, blog)


def _article(handle: str, written: WrittenArticle, blog: Blog) -> Article:
    number = id_of("Article", written.number, written.id)
    author = written.author
    return Article(
        id=number,
        blog_id=blog.id,
        handle=handle,
        title=written.title,
        content_html=written.content.strip(),
        excerpt_html=written.excerpt,
        author=Author(name=author.name, email=author.email, bio=author.bio),
        tags=tuple(sorted(written.tags, key=str.casefold)),
        image=None if written.image is None else written.image.record(number),
        created_at=written.created_at,
        updated_at=written.updated_at or written.created_at,
        published_at=(written.published_at or written.created_at) if written.published else None,
        comments=tuple(
            Comment(
                id=comment.id or FIRST_COMMENT + (written.number * MOST_COMMENTS + at) * STEP,
                author=comment.author,
                email=comment.email,
                content_html=comment.content,
            )
            for at, comment in enumerate(written.comments)
        ),
        seo=Seo(written.seo_title, written.seo_description),
    )
