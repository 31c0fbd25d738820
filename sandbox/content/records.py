"""Records of pages, blogs, articles, menus and redirects."""

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import ClassVar

from msgspec import Struct

from sandbox.bounds import Number
from sandbox.images import Image
from sandbox.seo import Seo
from sandbox.world.clock import Moment


class Page(Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    """A page. `body` is HTML, shown as it is kept; `published_at` is None for a hidden one."""

    KEYS: ClassVar[tuple[str, ...]] = ("handle",)
    LIMIT: ClassVar[int | None] = 10_000

    id: Number
    handle: str
    title: str
    body: str = ""
    created_at: Moment
    updated_at: Moment
    published_at: Moment | None = None
    seo: Seo = Seo()


class Blog(Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    KEYS: ClassVar[tuple[str, ...]] = ("handle",)
    LIMIT: ClassVar[int | None] = 1_000

    id: Number
    handle: str
    title: str
    created_at: Moment
    updated_at: Moment
    seo: Seo = Seo()


class Comment(Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    id: Number
    author: str
    email: str
    content_html: str


class Author(Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    name: str
    email: str = ""
    bio: str | None = None


class Article(Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    """An article of the blog with `blog_id`; its handle is unique there. `excerpt_html` is the
    summary as it is kept; `comments` are those that are published."""

    KEYS: ClassVar[tuple[str, ...]] = ("path", "comment_ids")
    REFERS: ClassVar[Mapping[str, str]] = {"blog_id": "Blog"}
    LIMIT: ClassVar[int | None] = 10_000

    id: Number
    blog_id: Number
    handle: str
    title: str
    content_html: str = ""
    excerpt_html: str | None = None
    author: Author
    tags: tuple[str, ...] = ()
    image: Image | None = None
    created_at: Moment
    updated_at: Moment
    published_at: Moment | None = None
    comments: tuple[Comment, ...] = ()
    seo: Seo = Seo()

    @property
    def path(self) -> str:
        return article_path(self.blog_id, self.handle)

    @property
    def comment_ids(self) -> tuple[str, ...]:
        return tuple(str(comment.id) for comment in self.comments)


def article_path(blog_id: int, handle: str) -> str:
    """Return what no two articles of a shop have in common."""
    return f"{blog_id}/{handle}"


class MenuItemType(StrEnum):
    ARTICLE = "ARTICLE"
    BLOG = "BLOG"
    CATALOG = "CATALOG"
    COLLECTION = "COLLECTION"
    COLLECTIONS = "COLLECTIONS"
    CUSTOMER_ACCOUNT_PAGE = "CUSTOMER_ACCOUNT_PAGE"
    FRONTPAGE = "FRONTPAGE"
    HTTP = "HTTP"
    METAOBJECT = "METAOBJECT"
    PAGE = "PAGE"
    PRODUCT = "PRODUCT"
    SEARCH = "SEARCH"
    SHOP_POLICY = "SHOP_POLICY"


class MenuItem(Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    """A line of a menu. `handle` is that of what it leads to: of an article `BLOG/ARTICLE`, of a
    metaobject `TYPE/HANDLE`. `url` is where an item of the type HTTP leads."""

    id: Number
    title: str
    type: MenuItemType
    handle: str | None = None
    url: str | None = None
    tags: tuple[str, ...] = ()
    items: tuple["MenuItem", ...] = ()


class Menu(Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    KEYS: ClassVar[tuple[str, ...]] = ("handle", "item_ids")
    LIMIT: ClassVar[int | None] = 1_000

    id: Number
    handle: str
    title: str
    items: tuple[MenuItem, ...] = ()

    @property
    def item_ids(self) -> tuple[str, ...]:
        return tuple(str(item.id) for item in all_items(self.items))


def all_items(items: Iterable[MenuItem]) -> Iterator[MenuItem]:
    """Yield *items* and those below them."""
    for item in items:
        yield item
        yield from all_items(item.items)


class UrlRedirect(Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    """A `path` of the shop, found in any case, and the path or URL that it leads to."""

    KEYS: ClassVar[tuple[str, ...]] = ("path",)
    LIMIT: ClassVar[int | None] = 100_000

    id: Number
    path: str
    target: str
    created_at: Moment
