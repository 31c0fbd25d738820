"""`ProductVariant`, as a viewer sees it."""

from collections.abc import Hashable
from operator import attrgetter
from typing import Any, Protocol, Unpack

from msgspec import Struct

from sandbox.catalog import allocations, availability, pricing, records
from sandbox.catalog.item_names import title_of
from sandbox.catalog.made_up.others import not_made_up
from sandbox.catalog.price_lists import terms_of
from sandbox.catalog.price_types import QuantityPriceBreak, QuantityRule, UnitPriceMeasurement
from sandbox.gid import gid
from sandbox.images.image_type import Image
from sandbox.listing import Connection, Page, PageArguments, paginate
from sandbox.listing.places import ByOffset, arranged
from sandbox.metafields import HasMetafields
from sandbox.money import Money
from sandbox.viewer import Viewer


class SoldProduct(Protocol):
    """The product of a variant: a `Product`, which knows of variants in turn."""

    @property
    def of(self) -> records.Product: ...
    @property
    def viewer(self) -> Viewer: ...
    @property
    def featured_image(self) -> Image | None: ...
    @property
    def online_store_url(self) -> str: ...
    @property
    def appearance(self) -> tuple[Hashable, Any] | None: ...
    def variant_of(self, variant_id: int) -> "ProductVariant | None":
        """Return a variant of any product, if the viewer can see it."""
        ...


class SelectedOption(Struct, frozen=True, gc=False):
    name: str
    value: str


class ProductVariantComponent(Struct, frozen=True, gc=False):
    product_variant: "ProductVariant"
    quantity: int


class ProductVariant(HasMetafields, Struct, frozen=True, gc=False):
    of: records.Variant
    product: SoldProduct
    shop_pay_installments_pricing = None

    @property
    def appearance(self) -> tuple[Hashable, Any] | None:
        """What its settled fields follow from: those of its product.

        None for a record that is not the product's own, as in a cart that it cannot be sent to.
        """
        of = self.of
        if of not in self.product.of.variants:
            return None
        of_product = self.product.appearance
        return None if of_product is None else ((of.id, of_product[0]), of_product[1])

    @property
    def id(self) -> str:
        return gid("ProductVariant", self.of.id)

    @property
    def title(self) -> str:
        return title_of(self.product.of, self.of)

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
            if (variant := self.product.variant_of(component.variant_id)) is not None
        ]
        return paginate(found, attrgetter("product_variant.of.id"), **page)

    def grouped_by(self, **page: Unpack[PageArguments]) -> Connection[Any]:
        """Return the bundles that contain the variant."""
        found = [
            bundle
            for product in not_made_up(self.product.viewer.world.store)
            for variant in product.variants
            if any(component.variant_id == self.of.id for component in variant.components)
            if (bundle := self.product.variant_of(variant.id)) is not None
        ]
        return paginate(found, attrgetter("of.id"), **page)

    def selling_plan_allocations(self, **page: Unpack[PageArguments]) -> Connection[Any]:
        found = allocations.allocations_of(self.product.of, self.of, self.product.viewer)
        return arranged(found, ByOffset(), Page(**page))
