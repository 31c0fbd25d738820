"""`Collection`, and connections of products with their filters."""

from collections.abc import Callable, Sequence
from typing import Any, Unpack

from msgspec import Struct
from msgspec.structs import replace

from sandbox.catalog import records
from sandbox.catalog.appearance import list_appearance
from sandbox.catalog.availability import in_language
from sandbox.catalog.chosen import all_of, by_filters
from sandbox.catalog.collecting import by_rules, order_of, products_of, sort_key_of
from sandbox.catalog.filter_types import Filter, filters_of
from sandbox.catalog.filters import ProductFilter, passing
from sandbox.catalog.product_list import ProductList
from sandbox.catalog.product_type import Product
from sandbox.catalog.sort_keys import ProductCollectionSortKeys
from sandbox.gid import gid
from sandbox.images.image_type import Image
from sandbox.listing import Connection, Page, PageArguments, Sorted
from sandbox.metafields import HasMetafields
from sandbox.plain_text import plain_text, truncated
from sandbox.viewer import Viewer


class ProductConnection(Connection[records.Product]):
    """A page of products. `filters` are for the whole list, with counts of what they let in."""

    count_filters: Callable[[], Sequence[Filter]] = tuple

    @property
    def filters(self) -> Sequence[Filter]:
        return self.count_filters()


class Collection(HasMetafields, Struct, frozen=True, gc=False):
    of: records.Collection
    viewer: Viewer
    tracking_parameters: str | None = None

    @property
    def appearance(self) -> tuple[Any, Any] | None:
        """What its settled fields follow from, its products among them."""
        return list_appearance(self.viewer, "Collection", self.of.id)

    @property
    def id(self) -> str:
        return gid("Collection", self.of.id)

    def description(self, *, truncate_at: int | None = None) -> str:
        return truncated(plain_text(self.of.description_html), truncate_at)

    @property
    def image(self) -> Image | None:
        return None if self.of.image is None else Image(self.of.image, "CollectionImage")

    @property
    def online_store_url(self) -> str:
        return f"https://{self.viewer.world.shop.domain}/collections/{self.of.handle}"

    def products(
        self,
        *,
        filters: Sequence[ProductFilter] | None = None,
        sort_key: ProductCollectionSortKeys = ProductCollectionSortKeys.COLLECTION_DEFAULT,
        **page: Unpack[PageArguments],
    ) -> Connection[Any]:
        if self.of.is_smart:
            connection = self._chosen_products(filters or (), sort_key, Page(**page))
        else:
            connection = self._placed_products(filters or (), sort_key, Page(**page))
        connection.appearance = self.appearance
        return connection

    def _placed_products(
        self, filters: Sequence[ProductFilter], sort_key: ProductCollectionSortKeys, page: Page
    ) -> ProductConnection:
        """Return a page of a collection whose products the merchant has chosen."""
        members = products_of(self.of, self.viewer)
        found = passing(members, filters, self.viewer)
        by = sort_key_of(self.of, found, sort_key)
        connection = ProductConnection(Sorted(found, by), by, page, self._shown)
        connection.count_filters = lambda: filters_of(members, filters, self.viewer)
        return connection

    def _chosen_products(
        self, filters: Sequence[ProductFilter], sort_key: ProductCollectionSortKeys, page: Page
    ) -> ProductConnection:
        """Return a page of a smart collection."""
        rules = by_rules(self.of)
        members = ProductList(self.viewer, rules)
        chosen = all_of(rules, by_filters(filters, self.viewer))
        found = ProductList(self.viewer, chosen) if filters else members
        by, is_turned = order_of(self.of, sort_key)
        asked = replace(page, reverse=not page.reverse) if is_turned else page
        connection = ProductConnection(found.by(by), by, asked, self._shown)
        connection.count_filters = lambda: filters_of(members, filters, self.viewer)
        return connection

    def _shown(self, product: records.Product) -> Product:
        return Product(in_language(product, self.viewer), self.viewer)
