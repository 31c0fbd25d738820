"""Pages, articles, menus and the like as a shop answers with them."""

from typing import Any

from msgspec import Struct

from sandbox.content.records import MenuItemType
from sandbox.importing.shop.catalog_answers import Handle, Nodes, Picture, SeoTexts
from sandbox.world.clock import Moment


class ContentPage(Struct, frozen=True, rename="camel"):
    id: str
    handle: str
    title: str
    body: str
    created_at: Moment
    updated_at: Moment
    seo: SeoTexts | None = None
    metafields: list[dict[str, Any] | None] = []


class Blog(Struct, frozen=True):
    id: str
    handle: str
    title: str
    seo: SeoTexts | None = None
    metafields: list[dict[str, Any] | None] = []


class Author(Struct, frozen=True):
    name: str
    bio: str | None = None
    email: str = ""


class Comment(Struct, frozen=True, rename="camel"):
    id: str
    content_html: str
    author: Author


class Article(Struct, frozen=True, rename="camel"):
    id: str
    handle: str
    title: str
    content_html: str
    published_at: Moment
    blog: Handle
    excerpt_html: str | None = None
    tags: list[str] = []
    seo: SeoTexts | None = None
    image: Picture | None = None
    author_v2: Author | None = None
    comments: Nodes[Comment] = Nodes()
    metafields: list[dict[str, Any] | None] = []


class Resource(Struct, frozen=True):
    """What an item leads to: `blog` of an article, `type` of a metaobject."""

    handle: str
    blog: Handle | None = None
    type: str | None = None


class MenuItem(Struct, frozen=True):
    id: str
    title: str
    type: MenuItemType
    url: str | None = None
    tags: list[str] = []
    resource: Resource | None = None
    items: "list[MenuItem]" = []


class Menu(Struct, frozen=True):
    id: str
    title: str
    items: list[MenuItem]


class Redirect(Struct, frozen=True):
    id: str
    path: str
    target: str


class Address(Struct, frozen=True, rename="camel"):
    address1: str | None = None
    address2: str | None = None
    city: str | None = None
    country_code: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    phone: str | None = None
    province: str | None = None
    province_code: str | None = None
    zip: str | None = None


class Location(Struct, frozen=True):
    id: str
    name: str
    address: Address
    metafields: list[dict[str, Any] | None] = []


class Key(Struct, frozen=True):
    key: str


class MetaobjectSeo(Struct, frozen=True):
    title: Key | None = None
    description: Key | None = None


class MetaobjectField(Struct, frozen=True):
    key: str
    type: str
    value: str | None = None
    reference: dict[str, Any] | None = None
    references: Nodes[dict[str, Any]] | None = None


class Metaobject(Struct, frozen=True, rename="camel"):
    id: str
    handle: str
    updated_at: Moment
    fields: list[MetaobjectField]
    online_store_url: str | None = None
    seo: MetaobjectSeo | None = None
