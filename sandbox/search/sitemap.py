"""`sitemap`: all that has a page, 250 to a page."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any, Final

from msgspec import Struct

from sandbox.catalog import records as catalog
from sandbox.catalog.product_list import ProductList
from sandbox.catalog.queries import published_collections
from sandbox.content.visible import articles_of, blogs, pages
from sandbox.images import Image
from sandbox.images.image_type import file_url
from sandbox.listing.count import Count
from sandbox.metaobjects.metaobject_type import Metaobject
from sandbox.metaobjects.queries import metaobjects_with_pages
from sandbox.viewer import Viewer

PAGE: Final = 250
"""Items to a page. Shopify: the most that are documented."""


class SitemapType(StrEnum):
    ARTICLE = "ARTICLE"
    BLOG = "BLOG"
    COLLECTION = "COLLECTION"
    METAOBJECT = "METAOBJECT"
    METAOBJECT_PAGE = "METAOBJECT_PAGE"
    PAGE = "PAGE"
    PRODUCT = "PRODUCT"


class SitemapImage(Struct, frozen=True, gc=False):
    of: Image
    updated_at: datetime
    viewer: Viewer

    @property
    def filepath(self) -> str:
        return file_url(self.of.src, self.viewer)


class SitemapResource(Struct, frozen=True, gc=False):
    of: Any
    viewer: Viewer

    @property
    def handle(self) -> str:
        handle: str = self.of.handle
        return handle

    @property
    def title(self) -> str | None:
        title: str | None = self.of.title
        return title

    @property
    def updated_at(self) -> datetime:
        moment: datetime = self.of.updated_at
        return moment

    @property
    def image(self) -> SitemapImage | None:
        found = _image(self.of)
        return None if found is None else SitemapImage(found, self.updated_at, self.viewer)


def _image(thing: Any) -> Image | None:
    if isinstance(thing, catalog.Product):
        return thing.media[0].image if thing.media else None
    image: Image | None = getattr(thing, "image", None)
    return image


class SitemapResourceMetaobject(Struct, frozen=True, gc=False):
    metaobject: Metaobject

    @property
    def handle(self) -> str:
        return self.metaobject.of.handle

    @property
    def type(self) -> str:
        return self.metaobject.of.type

    @property
    def updated_at(self) -> datetime:
        return self.metaobject.of.updated_at

    @property
    def online_store_url_handle(self) -> str | None:
        return self.metaobject.definition.url_handle


class PaginatedSitemapResources(Struct, frozen=True, gc=False):
    items: Sequence[SitemapResource | SitemapResourceMetaobject]
    has_next_page: bool


class Sitemap(Struct, frozen=True, gc=False):
    things: Sequence[Any] | ProductList
    viewer: Viewer

    @property
    def pages_count(self) -> Count:
        return Count(-(-self._count // PAGE))

    @property
    def _count(self) -> int:
        things = self.things
        return things.count() if isinstance(things, ProductList) else len(things)

    def _some(self, start: int) -> Sequence[Any]:
        things = self.things
        if isinstance(things, ProductList):
            return things.some(start, PAGE)
        return things[start : start + PAGE]

    def resources(self, *, page: int) -> PaginatedSitemapResources:
        """Return a *page*, from 1. Beyond either end it is empty: our choice."""
        start = (page - 1) * PAGE
        found = self._some(start) if page > 0 else ()
        return PaginatedSitemapResources(
            [self._shown(each) for each in found],
            has_next_page=page > 0 and start + PAGE < self._count,
        )

    def _shown(self, thing: Any) -> SitemapResource | SitemapResourceMetaobject:
        if isinstance(thing, Metaobject):
            return SitemapResourceMetaobject(thing)
        return SitemapResource(thing, self.viewer)


_THINGS: Final[Mapping[SitemapType, Callable[[Viewer], Sequence[Any] | ProductList]]] = {
    SitemapType.ARTICLE: lambda viewer: articles_of(None, viewer),
    SitemapType.BLOG: blogs,
    SitemapType.COLLECTION: published_collections,
    SitemapType.METAOBJECT: metaobjects_with_pages,
    SitemapType.METAOBJECT_PAGE: metaobjects_with_pages,
    SitemapType.PAGE: pages,
    SitemapType.PRODUCT: ProductList,
}


def sitemap(*, viewer: Viewer, type: SitemapType) -> Sitemap:
    things = _THINGS.get(type)
    return Sitemap(() if things is None else things(viewer), viewer)
