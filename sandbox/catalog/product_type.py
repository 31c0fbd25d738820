"""`Product`, as a viewer sees it."""

from collections.abc import Hashable, Sequence
from typing import Any, Final, Unpack

from msgspec import Struct

from sandbox import images
from sandbox.catalog import allocations, availability, picking, pricing, records
from sandbox.catalog.appearance import list_appearance
from sandbox.catalog.category_type import TaxonomyCategory
from sandbox.catalog.media_types import media
from sandbox.catalog.option_types import ProductOption
from sandbox.catalog.picking import SelectedOptionInput, Selection
from sandbox.catalog.price_types import ProductPriceRange
from sandbox.catalog.selling_plan_records import SellingPlanGroup as SellingPlanGroupRecord
from sandbox.catalog.selling_plan_types import SellingPlanGroup
from sandbox.catalog.sort_keys import (
    IMAGE_SORT_KEYS,
    MEDIA_SORT_KEYS,
    VARIANT_SORT_KEYS,
    ProductImageSortKeys,
    ProductMediaSortKeys,
    ProductVariantSortKeys,
)
from sandbox.catalog.variant_codes import encoded
from sandbox.catalog.variant_type import ProductVariant
from sandbox.gid import gid
from sandbox.images.image_type import Image
from sandbox.listing import Connection, Page, PageArguments, SortKey, listed
from sandbox.listing.count import Count
from sandbox.metafields import HasMetafields
from sandbox.plain_text import plain_text, truncated
from sandbox.viewer import Viewer


class Product(HasMetafields, Struct, frozen=True, gc=False):
    of: records.Product
    viewer: Viewer
    tracking_parameters: str | None = None

    @property
    def appearance(self) -> tuple[Hashable, Any] | None:
        """What its settled fields follow from: the record, and where the viewer is.

        That of one whose record is made for this answer, as a bundle's is, is that of a list.
        """
        of, viewer = self.of, self.viewer
        from_where = viewer.appearance
        if from_where is None:
            return None
        if of.combined_by is not None or availability.is_composed(of):
            return list_appearance(viewer, "Product", of.id)
        if viewer.is_abroad and viewer.world.store.get(records.Product, of.id) is not of:
            return list_appearance(viewer, "Product", of.id)
        return (id(of), from_where), (of, viewer.world.shop)

    @property
    def id(self) -> str:
        return gid("Product", self.of.id)

    @property
    def available_for_sale(self) -> bool:
        return any(map(availability.is_available, self.of.variants))

    @property
    def category(self) -> TaxonomyCategory | None:
        return None if self.of.category is None else TaxonomyCategory(self.of.category)

    def description(self, *, truncate_at: int | None = None) -> str:
        return truncated(plain_text(self.of.description_html), truncate_at)

    @property
    def online_store_url(self) -> str:
        return f"https://{self.viewer.world.shop.domain}/products/{self.of.handle}"

    @property
    def total_inventory(self) -> int:
        return availability.total_inventory(self.of)

    # --- prices ---

    @property
    def price_range(self) -> ProductPriceRange:
        prices = [pricing.price(variant, self.viewer) for variant in self.of.variants]
        return ProductPriceRange(*pricing.price_range(prices, self.viewer))

    @property
    def compare_at_price_range(self) -> ProductPriceRange:
        prices = [pricing.compare_at_price(variant, self.viewer) for variant in self.of.variants]
        return ProductPriceRange(*pricing.price_range(prices, self.viewer))

    # --- media ---

    @property
    def _images(self) -> list[images.Image]:
        kind = records.MediaContentType.IMAGE
        return [each.image for each in self.of.media if each.kind is kind]

    @property
    def featured_image(self) -> Image | None:
        """The first image, else the preview of the first other medium."""
        images = self._images or [each.image for each in self.of.media]
        return Image(images[0]) if images else None

    def images(
        self,
        *,
        sort_key: ProductImageSortKeys = ProductImageSortKeys.POSITION,
        **page: Unpack[PageArguments],
    ) -> Connection[Any]:
        placed = [*enumerate(self._images, start=1)]
        return listed(placed, IMAGE_SORT_KEYS[sort_key], Page(**page), _image)

    def media(
        self,
        *,
        sort_key: ProductMediaSortKeys = ProductMediaSortKeys.POSITION,
        **page: Unpack[PageArguments],
    ) -> Connection[Any]:
        placed = [*enumerate(self.of.media, start=1)]
        return listed(placed, MEDIA_SORT_KEYS[sort_key], Page(**page), _medium)

    # --- options and variants ---

    @property
    def listing(self) -> records.Product:
        """The product whose options a buyer chooses by: of a combined listing, the parent.

        Shopify: option values and adjacent variants may belong to other products (documented).
        """
        if self.of.combined_by is None:
            return self.of
        parent = self.viewer.world.store.get(records.Product, self.of.combined_by)
        if parent is None or not availability.is_published(parent, self.viewer):
            return self.of
        return availability.as_sold(parent, self.viewer)

    def options(self, *, first: int | None = None) -> list[ProductOption]:
        options = [ProductOption(self, at) for at in range(len(self.listing.options))]
        return options if first is None else options[: max(first, 0)]

    @property
    def encoded_variant_existence(self) -> str:
        return encoded(variant.choices for variant in self.listing.variants)

    @property
    def encoded_variant_availability(self) -> str:
        available = filter(availability.is_available, self.listing.variants)
        return encoded(variant.choices for variant in available)

    @property
    def variants_count(self) -> Count:
        return Count(len(self.of.variants))

    def variants(
        self,
        *,
        sort_key: ProductVariantSortKeys = ProductVariantSortKeys.POSITION,
        **page: Unpack[PageArguments],
    ) -> Connection[Any]:
        placed = [(at, self.variant(each)) for at, each in enumerate(self.of.variants, start=1)]
        return listed(placed, VARIANT_SORT_KEYS[sort_key], Page(**page), _second)

    def variant(self, variant: records.Variant) -> ProductVariant:
        """Return *variant*, of this product or of another one in the combined listing."""
        if variant.stands_for is not None:
            found = self.variant_of(variant.stands_for)
            if found is not None:
                return found
        return ProductVariant(variant, self)

    def variant_of(self, variant_id: int) -> ProductVariant | None:
        """Return a variant of any product, if the viewer can see it."""
        return variant_of(variant_id, self.viewer)

    def _picked(self, selection: Selection | None) -> records.Variant | None:
        """Return the selected variant of the listing, else the first available one of its own."""
        chosen = None if selection is None else picking.selected_variant(self.listing, selection)
        return chosen or picking.first_available_variant(self.of)

    def variant_by_selected_options(
        self,
        *,
        selected_options: Sequence[SelectedOptionInput],
        ignore_unknown_options: bool | None = False,
        case_insensitive_match: bool | None = False,
    ) -> ProductVariant | None:
        selection = Selection(
            options=selected_options,
            ignore_unknown=bool(ignore_unknown_options),
            ignore_case=bool(case_insensitive_match),
        )
        found = picking.selected_variant(self.listing, selection)
        return None if found is None else self.variant(found)

    def selected_or_first_available_variant(
        self,
        *,
        selected_options: Sequence[SelectedOptionInput] | None = None,
        ignore_unknown_options: bool | None = True,
        case_insensitive_match: bool | None = False,
    ) -> ProductVariant | None:
        selection = _selection(selected_options, ignore_unknown_options, case_insensitive_match)
        found = self._picked(selection)
        return None if found is None else self.variant(found)

    def adjacent_variants(
        self,
        *,
        selected_options: Sequence[SelectedOptionInput] | None = None,
        ignore_unknown_options: bool | None = True,
        case_insensitive_match: bool | None = False,
    ) -> list[ProductVariant]:
        selection = _selection(selected_options, ignore_unknown_options, case_insensitive_match)
        listing, picked = self.listing, self._picked(selection)
        same = (each for each in listing.variants if picked and each.id == picked.id)
        return [self.variant(each) for each in picking.adjacent(listing, next(same, None))]

    def selling_plan_groups(self, **page: Unpack[PageArguments]) -> Connection[Any]:
        found = allocations.groups_of(self.of, self.viewer)
        return listed(found, _GROUP_BY_ID, Page(**page), self._group)

    def _group(self, group: SellingPlanGroupRecord) -> SellingPlanGroup:
        return SellingPlanGroup(group, self.viewer)


def _group_id(group: SellingPlanGroupRecord) -> int:
    return group.id


# Shopify: recorded: the value in a cursor is the id.
_GROUP_BY_ID: Final = SortKey[SellingPlanGroupRecord](_group_id, _group_id, int)


def _selection(
    options: Sequence[SelectedOptionInput] | None,
    ignore_unknown: bool | None,  # noqa: FBT001 - a value of the schema
    ignore_case: bool | None,  # noqa: FBT001 - likewise
) -> Selection | None:
    if not options:
        return None
    return Selection(
        options=options, ignore_unknown=bool(ignore_unknown), ignore_case=bool(ignore_case)
    )


def _image(placed: tuple[int, images.Image]) -> Image:
    return Image(placed[1])


def _medium(placed: tuple[int, records.Media]) -> Any:
    return media(placed[1])


def _second(placed: tuple[int, Any]) -> Any:
    return placed[1]


def variant_of(variant_id: int, viewer: Viewer) -> ProductVariant | None:
    """Return the variant of that number, if the *viewer* can see its product."""
    variant = any_variant_of(variant_id, viewer)
    if variant is None or not availability.is_published(variant.product.of, viewer):
        return None
    return variant


def any_variant_of(variant_id: int, viewer: Viewer) -> ProductVariant | None:
    """Return the variant of that number, whether or not the *viewer* can see its product."""
    product = viewer.world.store.find(records.Product, "variant_ids", str(variant_id))
    if product is None:
        return None
    sold = availability.as_sold(product, viewer)
    for variant in sold.variants:
        if variant.id == variant_id:
            return Product(sold, viewer).variant(variant)
    return None
