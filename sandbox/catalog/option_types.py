"""`ProductOption` and its values: what a buyer of a product chooses by."""

from typing import Protocol

from msgspec import Struct

from sandbox.catalog import picking, records
from sandbox.catalog.media_types import MediaImage
from sandbox.catalog.variant_type import ProductVariant
from sandbox.gid import gid


class OptionedProduct(Protocol):
    """The product of an option: a `Product`, which knows of options in turn."""

    @property
    def listing(self) -> records.Product:
        """The product whose options a buyer chooses by."""
        ...

    def variant(self, variant: records.Variant) -> ProductVariant: ...


class ProductOption(Struct, frozen=True, gc=False):
    product: OptionedProduct
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
    def first_selectable_variant(self) -> ProductVariant | None:
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
