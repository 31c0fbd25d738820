"""The products of a world, as a merchant sees and changes them."""

from collections.abc import Mapping, Sequence
from typing import Any, TypedDict, Unpack

from sandbox.client.call import Call, decoded, filled
from sandbox.client.called import Via, called
from sandbox.client.things import Things
from sandbox.control_models.new_products import (
    InventoryPolicy,
    NewProduct,
    ProductChange,
    VariantChange,
    WeightUnit,
)
from sandbox.control_models.products import Product, ProductPage, Variant


class ProductFields(TypedDict, total=False):
    """Fields of a product. Inside lists they have the keys of the control API:
    `variants=[{"selectedOptions": {"Size": "S"}, "price": "9.50"}]`."""

    title: str
    handle: str
    vendor: str
    product_type: str
    category: str | None
    tags: Sequence[str]
    description_html: str
    published: bool
    options: Sequence[Mapping[str, Any]]
    variants: Sequence[Mapping[str, Any]]
    media: Sequence[Mapping[str, Any]]
    collections: Sequence[str]
    is_gift_card: bool
    requires_selling_plan: bool
    selling_plan_groups: Sequence[str]
    seo: Mapping[str, str | None]
    metafields: Sequence[Mapping[str, str | None]]


class VariantFields(TypedDict, total=False):
    """Fields of a variant to set. `quantity_available=None`: the inventory is not tracked."""

    price: str | float
    compare_at_price: str | float | None
    sku: str | None
    barcode: str | None
    quantity_available: int | None
    inventory_policy: InventoryPolicy
    requires_shipping: bool
    taxable: bool
    weight: float
    weight_unit: WeightUnit
    unit_price_measurement: Mapping[str, str | float] | None
    image: str | None
    market_prices: Mapping[str, Mapping[str, str | float | None] | None]
    metafields: Sequence[Mapping[str, str | None]]


class Products(Things[Via, Product, ProductPage]):
    """Finds, makes and changes products. An *id* is a number, a gid or a handle."""

    one = Product
    page = ProductPage

    @called
    def create(self, **fields: Unpack[ProductFields]) -> Call[Product]:
        """Make a product; it is published. Without options it has one variant, for 0.00."""
        return self._post(filled(NewProduct, fields))

    @called
    def update(self, id: int | str, **fields: Unpack[ProductFields]) -> Call[Product]:
        """Change a product. *variants* are all variants: others are deleted."""
        return self._patch(id, filled(ProductChange, fields))

    @called
    def update_variant(self, id: int | str, **fields: Unpack[VariantFields]) -> Call[Variant]:
        """Change a variant: *quantity_available=0* lets it be sold out."""
        path = f"{self._path.removesuffix('products')}variants"
        body = filled(VariantChange, fields)
        return Call(method="PATCH", path=self._one(id, path), body=body, read=decoded(Variant))
