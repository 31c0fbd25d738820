"""`Product`, its options and its variants, as a viewer sees them."""

from collections.abc import Sequence
from operator import attrgetter
from typing import Any, Final, Unpack

from msgspec import Struct

from sandbox import images
from sandbox.catalog import allocations, availability, picking, pricing, records
from sandbox.catalog.filter_sources import category_name
from sandbox.catalog.media_types import MediaImage, media
from sandbox.catalog.picking import SelectedOptionInput, Selection
from sandbox.catalog.price_lists import terms_of
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
from sandbox.catalog.units import measured_type
from sandbox.catalog.variant_codes import encoded
from sandbox.gid import gid
from sandbox.images.image_type import Image
from sandbox.listing import Connection, Page, PageArguments, SortKey, listed, paginate
from sandbox.listing.places import ByOffset, arranged
from sandbox.metafields import HasMetafields
from sandbox.money import Money
from sandbox.plain_text import plain_text, truncated
from sandbox.viewer import Viewer


class Count(Struct, frozen=True, gc=False):
    count: int
    precision: str = "EXACT"


class TaxonomyCategory(Struct, frozen=True, gc=False):
    category: str

    @property
    def id(self) -> str:
        return f"gid://shopify/TaxonomyCategory/{self.category}"

    def name(self, viewer: Viewer) -> str:
        return category_name(self.category, viewer)

    @property
    def ancestors(self) -> "list[TaxonomyCategory]":
        parts = self.category.split("-")[:-1]
        return [TaxonomyCategory("-".join(parts[:n])) for n in range(len(parts), 0, -1)]


class ProductPriceRange(Struct, frozen=True, gc=False):
    min_variant_price: Money
    max_variant_price: Money


class Product(HasMetafields, Struct, frozen=True, gc=False):
    of: records.Product
    viewer: Viewer
    tracking_parameters: str | None = None

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

    def options(self, *, first: int | None = None) -> "list[ProductOption]":
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

    def variant(self, variant: records.Variant) -> "ProductVariant":
        """Return *variant*, of this product or of another one in the combined listing."""
        if variant.stands_for is not None:
            found = variant_of(variant.stands_for, self.viewer)
            if found is not None:
                return found
        return ProductVariant(variant, self)

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
    ) -> "ProductVariant | None":
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
    ) -> "ProductVariant | None":
        selection = _selection(selected_options, ignore_unknown_options, case_insensitive_match)
        found = self._picked(selection)
        return None if found is None else self.variant(found)

    def adjacent_variants(
        self,
        *,
        selected_options: Sequence[SelectedOptionInput] | None = None,
        ignore_unknown_options: bool | None = True,
        case_insensitive_match: bool | None = False,
    ) -> "list[ProductVariant]":
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


class SelectedOption(Struct, frozen=True, gc=False):
    name: str
    value: str


class ProductOption(Struct, frozen=True, gc=False):
    product: Product
    position: int

    @property
    def of(self) -> records.Option:
        return self.product.listing.options[self.position]

    @property
    def id(self) -> str:
        return gid("ProductOption", self.of.id)

    @property
    def name(self) -> str:
        return self.of.name

    @property
    def values(self) -> list[str]:
        return [value.name for value in self.of.values]

    @property
    def option_values(self) -> "list[ProductOptionValue]":
        return [ProductOptionValue(value, self, at) for at, value in enumerate(self.of.values)]


class ProductOptionValue(Struct, frozen=True, gc=False):
    of: records.OptionValue
    option: ProductOption
    position: int

    @property
    def id(self) -> str:
        return gid("ProductOptionValue", self.of.id)

    @property
    def swatch(self) -> "ProductOptionValueSwatch | None":
        has_swatch = self.of.color is not None or self.of.image is not None
        return ProductOptionValueSwatch(self.of) if has_swatch else None

    @property
    def first_selectable_variant(self) -> "ProductVariant | None":
        product = self.option.product
        found = picking.first_selectable_variant(
            product.listing, self.option.position, self.position
        )
        return None if found is None else product.variant(found)


class ProductOptionValueSwatch(Struct, frozen=True, gc=False):
    of: records.OptionValue

    @property
    def image(self) -> MediaImage | None:
        image = self.of.image
        return None if image is None else MediaImage(records.Media(image=image))


class QuantityRule(Struct, frozen=True, gc=False):
    minimum: int = 1
    maximum: int | None = None
    increment: int = 1


class QuantityPriceBreak(Struct, frozen=True, gc=False):
    minimum_quantity: int
    price: Money


class UnitPriceMeasurement(Struct, frozen=True, gc=False):
    of: records.Measurement

    @property
    def quantity_value(self) -> float:
        return float(self.of.quantity_value)

    @property
    def measured_type(self) -> str:
        return measured_type(self.of.quantity_unit)


class ProductVariantComponent(Struct, frozen=True, gc=False):
    product_variant: "ProductVariant"
    quantity: int


class ProductVariant(HasMetafields, Struct, frozen=True, gc=False):
    of: records.Variant
    product: Product
    shop_pay_installments_pricing = None

    @property
    def id(self) -> str:
        return gid("ProductVariant", self.of.id)

    @property
    def title(self) -> str:
        return " / ".join(option.value for option in self.selected_options)

    @property
    def selected_options(self) -> list[SelectedOption]:
        options = self.product.of.options
        return [
            SelectedOption(option.name, option.values[choice].name)
            for option, choice in zip(options, self.of.choices, strict=True)
        ]

    @property
    def image(self) -> Image | None:
        """Shopify: a variant without an image shows the product's (recorded)."""
        for each in self.product.of.media:
            if each.image.id == self.of.image_id:
                return Image(each.image)
        return self.product.featured_image

    # --- prices ---

    @property
    def price(self) -> Money:
        return pricing.price(self.of, self.product.viewer)

    price_v2 = price

    @property
    def compare_at_price(self) -> Money | None:
        return pricing.compare_at_price(self.of, self.product.viewer)

    compare_at_price_v2 = compare_at_price

    @property
    def unit_price(self) -> Money | None:
        measurement = self.of.measurement
        if measurement is None:
            return None
        return pricing.unit_price(self.of, measurement, self.product.viewer)

    @property
    def unit_price_measurement(self) -> UnitPriceMeasurement | None:
        measurement = self.of.measurement
        return None if measurement is None else UnitPriceMeasurement(measurement)

    @property
    def quantity_rule(self) -> QuantityRule:
        terms = terms_of(self.of, self.product.viewer)
        return QuantityRule(terms.minimum, terms.maximum, terms.increment)

    def quantity_price_breaks(self, **page: Unpack[PageArguments]) -> Connection[Any]:
        """Shopify: only a buyer of a company has price breaks (documented)."""
        viewer = self.product.viewer
        found = [
            QuantityPriceBreak(each.minimum, pricing.in_market(each.price, viewer))
            for each in terms_of(self.of, viewer).breaks
        ]
        return paginate(found, attrgetter("minimum_quantity"), **page)

    # --- inventory ---

    @property
    def available_for_sale(self) -> bool:
        return availability.is_available(self.of)

    @property
    def currently_not_in_stock(self) -> bool:
        return availability.is_oversold(self.of)

    @property
    def quantity_available(self) -> int:
        return availability.quantity_available(self.of)

    # --- bundles ---

    @property
    def requires_components(self) -> bool:
        return bool(self.of.components)

    def components(self, **page: Unpack[PageArguments]) -> Connection[Any]:
        found = [
            ProductVariantComponent(variant, component.quantity)
            for component in self.of.components
            if (variant := variant_of(component.variant_id, self.product.viewer)) is not None
        ]
        return paginate(found, attrgetter("product_variant.of.id"), **page)

    def grouped_by(self, **page: Unpack[PageArguments]) -> Connection[Any]:
        """Return the bundles that contain the variant."""
        viewer = self.product.viewer
        found = [
            bundle
            for product in viewer.world.store.after(records.Product, 0)
            for variant in product.variants
            if any(component.variant_id == self.of.id for component in variant.components)
            if (bundle := variant_of(variant.id, viewer)) is not None
        ]
        return paginate(found, attrgetter("of.id"), **page)

    def selling_plan_allocations(self, **page: Unpack[PageArguments]) -> Connection[Any]:
        found = allocations.allocations_of(self.product.of, self.of, self.product.viewer)
        return arranged(found, ByOffset(), Page(**page))


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
    found = next(variant for variant in sold.variants if variant.id == variant_id)
    return Product(sold, viewer).variant(found)
