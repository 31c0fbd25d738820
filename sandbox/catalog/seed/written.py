"""Products and collections as people write them: a TOML file each, named by the handle."""

from datetime import datetime
from decimal import Decimal
from typing import Annotated, TypeAlias

from msgspec import Meta, Struct

from sandbox import bounds
from sandbox.catalog.records import CollectionSortOrder, MediaContentType, WeightUnit
from sandbox.control_models.new_products import MeasuredUnit
from sandbox.file_ids import OwnId
from sandbox.images import WrittenImage
from sandbox.metafields import WrittenMetafield
from sandbox.translations import WrittenTranslation
from sandbox.world.clock import Moment

Price: TypeAlias = Decimal | Annotated[int, Meta(ge=0, lt=bounds.MOST_MONEY)]
Number: TypeAlias = Annotated[int, Meta(ge=1, le=100_000)]
"""What the ids of a product and its parts are made of: each has its own, and keeps it."""
Count: TypeAlias = Annotated[int, Meta(ge=1, le=100_000)]


class _Written(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    pass


class WrittenValue(_Written, frozen=True, kw_only=True):
    """A value of an option, with its swatch: a colour as `#1F2A44`, or an image file."""

    name: str
    id: OwnId = None
    color: str | None = None
    image: str | None = None


class WrittenOption(_Written, frozen=True, kw_only=True):
    name: str
    id: OwnId = None
    values: tuple[str | WrittenValue, ...]


class WrittenMeasurement(_Written, frozen=True, kw_only=True):
    """`750 ML` sold, its unit price for `100 ML`."""

    quantity: bounds.Amount
    unit: MeasuredUnit
    reference: bounds.Quantity = 1
    reference_unit: MeasuredUnit | None = None


class WrittenSource(_Written, frozen=True, kw_only=True):
    file: str
    mime_type: str
    format: str
    width: bounds.Count = 0
    height: bounds.Count = 0
    filesize: bounds.Count = 0


class WrittenMedia(WrittenImage, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An image, or the preview of a video or model."""

    kind: MediaContentType = MediaContentType.IMAGE
    sources: tuple[WrittenSource, ...] = ()
    origin_url: str | None = None
    embed_url: str | None = None


class WrittenComponent(_Written, frozen=True, kw_only=True):
    """So many of the product of that handle, in its variant at a position from 1."""

    product: str
    variant: Count = 1
    quantity: Count = 1


class WrittenVariant(_Written, frozen=True, kw_only=True):
    """What differs from the product's own `price` and the like. `options` are names of values."""

    id: OwnId = None
    options: tuple[str, ...] = ()
    price: Price | None = None
    compare_at_price: Price | None = None
    prices: dict[str, Price] = {}
    """Fixed prices by the handle of a market."""
    compare_at_prices: dict[str, Price] = {}
    sku: str | None = None
    barcode: str | None = None
    quantity: bounds.Stock | None = None
    stock: dict[str, bounds.Stock] = {}
    """How much is at each location, by its handle."""
    oversell: bool | None = None
    weight: bounds.Weight | None = None
    weight_unit: WeightUnit | None = None
    requires_shipping: bool | None = None
    taxable: bool | None = None
    image: str | None = None
    measurement: WrittenMeasurement | None = None
    components: tuple[WrittenComponent, ...] = ()
    stands_for: str | None = None
    """In a combined listing: the handle of a child, whose first variant this is."""
    metafields: tuple[WrittenMetafield, ...] = ()


class WrittenProduct(_Written, frozen=True, kw_only=True):
    """A product. Without `variants` it has one for each combination of its options' values.

    `quantity` that is left out is an inventory that is not tracked. `complementary` and `related`
    are handles of products that are recommended.
    """

    number: Number
    id: OwnId = None
    title: str
    vendor: str = ""
    product_type: str = ""
    tags: tuple[str, ...] = ()
    description: str = ""
    category: str | None = None
    seo_title: str | None = None
    seo_description: str | None = None
    created_at: Moment
    updated_at: Moment | None = None
    published: bool = True
    published_at: Moment | None = None
    hidden_in: tuple[str, ...] = ()
    sold: bounds.Number = 0
    complementary: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    gift_card: bool = False
    selling_plans: tuple[str, ...] = ()
    """Handles of groups of selling plans."""
    only_by_selling_plan: bool = False
    price: Price = 0
    compare_at_price: Price | None = None
    quantity: bounds.Stock | None = None
    oversell: bool = False
    requires_shipping: bool = True
    taxable: bool = True
    weight: bounds.Weight = 0.0
    weight_unit: WeightUnit = WeightUnit.KILOGRAMS
    options: tuple[WrittenOption, ...] = ()
    variants: tuple[WrittenVariant, ...] = ()
    media: tuple[WrittenMedia, ...] = ()
    metafields: tuple[WrittenMetafield, ...] = ()
    translations: dict[str, WrittenTranslation] = {}

    @property
    def changed_at(self) -> datetime:
        return self.updated_at or self.created_at


class WrittenRule(_Written, frozen=True, kw_only=True):
    tag: str | None = None
    product_type: str | None = None
    vendor: str | None = None
    price_above: Price | None = None
    price_below: Price | None = None
    title_contains: str | None = None
    variant_title_contains: str | None = None
    category: str | None = None
    is_price_reduced: bool | None = None
    inventory_above: bounds.Stock | None = None
    inventory_below: bounds.Stock | None = None


class WrittenCollection(_Written, frozen=True, kw_only=True):
    """A collection: of `products`, handles in their order, or of all that meet one of `rules`."""

    number: Number
    id: OwnId = None
    title: str
    description: str = ""
    updated_at: Moment
    published: bool = True
    sort_order: CollectionSortOrder = CollectionSortOrder.MANUAL
    products: tuple[str, ...] = ()
    rules: tuple[WrittenRule, ...] = ()
    image: WrittenImage | None = None
    metafields: tuple[WrittenMetafield, ...] = ()
    translations: dict[str, WrittenTranslation] = {}
    seo_title: str | None = None
    seo_description: str | None = None
