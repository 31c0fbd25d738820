"""Products and variants that a merchant makes or changes. Names are the schema's."""

from typing import Annotated, Literal, TypeAlias

from msgspec import UNSET, Meta, Struct, UnsetType

from sandbox.bounds import Count
from sandbox.control_models.merchant_texts import Pixels, SeoChange, ShortText, Tags, Title
from sandbox.control_models.metafields import NewMetafields
from sandbox.control_models.orders import Price

InventoryPolicy: TypeAlias = Literal["DENY", "CONTINUE"]
"""Whether a variant is sold without stock. Shopify: the enum `ProductVariantInventoryPolicy`."""
MediaContentType: TypeAlias = Literal["EXTERNAL_VIDEO", "IMAGE", "MODEL_3D", "VIDEO"]
WeightUnit: TypeAlias = Literal["GRAMS", "KILOGRAMS", "OUNCES", "POUNDS"]

MeasuredUnit: TypeAlias = Literal[
    "CL",
    "CM",
    "FLOZ",
    "FT",
    "FT2",
    "G",
    "GAL",
    "IN",
    "ITEM",
    "KG",
    "L",
    "LB",
    "M",
    "M2",
    "M3",
    "MG",
    "ML",
    "MM",
    "OZ",
    "PT",
    "QT",
    "UNKNOWN",
    "YD",
]
"""Shopify: the enum `UnitPriceMeasurementMeasuredUnit`."""


class NewOptionValue(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A value of an option, with the colour of its swatch, such as `#1F2A44`."""

    name: Title
    color: str | UnsetType | None = UNSET


class NewOption(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An option and its values. A value is its name, or an object with `name` and `color`."""

    name: Title
    values: Annotated[tuple[Title | NewOptionValue, ...], Meta(min_length=1, max_length=2_048)]


class NewMeasurement(Struct, frozen=True, kw_only=True, rename="camel", forbid_unknown_fields=True):
    """The quantity in a variant, and that of its unit price: `750 ML`, for `100 ML`.

    The unit of the reference is by default that of the quantity.
    """

    quantity_value: Annotated[float, Meta(ge=0.000_001, le=1_000_000_000)]
    quantity_unit: MeasuredUnit
    reference_value: Annotated[int, Meta(ge=1, le=1_000_000_000)] = 1
    reference_unit: MeasuredUnit | None = None


class NewMarketPrice(Struct, frozen=True, kw_only=True, rename="camel", forbid_unknown_fields=True):
    """A fixed price in a market, in the currency of the market."""

    price: Price
    compare_at_price: Price | None = None


class VariantChange(Struct, frozen=True, kw_only=True, rename="camel", forbid_unknown_fields=True):
    """Fields of a variant to set. What is left out stays as it is.

    `quantityAvailable` is null where the inventory is not tracked. `image` is the `url` of one of
    the product's media. `marketPrices` has markets by their handles; null deletes one's price.
    """

    price: Price | UnsetType = UNSET
    compare_at_price: Price | UnsetType | None = UNSET
    sku: ShortText | UnsetType | None = UNSET
    barcode: ShortText | UnsetType | None = UNSET
    quantity_available: (
        Annotated[int, Meta(ge=-1_000_000_000, le=1_000_000_000)] | UnsetType | None
    ) = UNSET
    inventory_policy: InventoryPolicy | UnsetType = UNSET
    requires_shipping: bool | UnsetType = UNSET
    taxable: bool | UnsetType = UNSET
    weight: Annotated[float, Meta(ge=0, le=1_000_000_000)] | UnsetType = UNSET
    weight_unit: WeightUnit | UnsetType = UNSET
    unit_price_measurement: NewMeasurement | UnsetType | None = UNSET
    image: str | UnsetType | None = UNSET
    market_prices: Annotated[dict[str, NewMarketPrice | None], Meta(max_length=100)] | UnsetType = (
        UNSET
    )
    metafields: NewMetafields | UnsetType = UNSET


class NewVariant(VariantChange, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A variant of a product: one value of each option, and the fields of the variant.

    If the product has a variant of these values, that one is changed, and keeps its id.
    """

    selected_options: dict[Title, Title] = {}


class NewMediaSource(Struct, frozen=True, kw_only=True, rename="camel", forbid_unknown_fields=True):
    """A file of a video or of a 3D model. Sizes in pixels and bytes."""

    url: str
    mime_type: str
    format: str
    width: Annotated[int, Meta(ge=0, le=100_000)] = 0
    height: Annotated[int, Meta(ge=0, le=100_000)] = 0
    filesize: Count = 0


class NewMedia(Struct, frozen=True, kw_only=True, rename="camel", forbid_unknown_fields=True):
    """An image, a video or a 3D model.

    `url` is that of an image, or of the preview of the others: a whole URL, or the path of a file
    of the shop, such as `files/tent.png`. Sizes are in pixels. `sources` are for VIDEO and
    MODEL_3D, `originUrl` and `embedUrl` for EXTERNAL_VIDEO.
    """

    url: Annotated[str, Meta(min_length=1, max_length=2_048)]
    media_content_type: MediaContentType = "IMAGE"
    alt: Annotated[str, Meta(max_length=512)] | None = None
    width: Pixels | None = None
    height: Pixels | None = None
    sources: Annotated[tuple[NewMediaSource, ...], Meta(max_length=50)] = ()
    origin_url: str | None = None
    embed_url: str | None = None


class ProductChange(Struct, frozen=True, kw_only=True, rename="camel", forbid_unknown_fields=True):
    """Fields of a product to set. What is left out stays as it is.

    `variants` are all variants: one that is not among them is deleted. `options` without
    `variants` makes a variant of each combination. `collections` are all manual collections that
    list the product, by handle or id. `sellingPlanGroups` are the handles of all groups of plans by
    which it is sold. `category` is an id of Shopify's taxonomy: `aa-1-13-8`, or its gid.
    """

    title: Title | UnsetType = UNSET
    handle: Title | UnsetType = UNSET
    vendor: ShortText | UnsetType = UNSET
    product_type: ShortText | UnsetType = UNSET
    category: ShortText | UnsetType | None = UNSET
    tags: Tags | UnsetType = UNSET
    description_html: str | UnsetType = UNSET
    published: bool | UnsetType = UNSET
    options: Annotated[tuple[NewOption, ...], Meta(max_length=3)] | UnsetType = UNSET
    variants: (
        Annotated[tuple[NewVariant, ...], Meta(min_length=1, max_length=2_048)] | UnsetType
    ) = UNSET
    media: Annotated[tuple[NewMedia, ...], Meta(max_length=250)] | UnsetType = UNSET
    collections: Annotated[tuple[str, ...], Meta(max_length=250)] | UnsetType = UNSET
    is_gift_card: bool | UnsetType = UNSET
    requires_selling_plan: bool | UnsetType = UNSET
    selling_plan_groups: Annotated[tuple[str, ...], Meta(max_length=100)] | UnsetType = UNSET
    seo: SeoChange | UnsetType = UNSET
    metafields: NewMetafields | UnsetType = UNSET


class NewProduct(ProductChange, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Fields of a new product. What is left out is as Shopify makes a new product.

    It is published. Without `options` and `variants` it has one variant, `Default Title`.
    """

    title: Title
