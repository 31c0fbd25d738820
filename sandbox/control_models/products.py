"""Products and their variants, as a merchant sees them. Names are the schema's."""

from datetime import datetime

from msgspec import Struct

from sandbox.control_models.merchant_texts import Seo
from sandbox.control_models.metafields import Metafield
from sandbox.control_models.new_products import InventoryPolicy, MediaContentType, WeightUnit
from sandbox.control_models.pages import PageInfo


class Option(Struct, frozen=True, kw_only=True):
    """An option, and the names of its values."""

    id: str
    name: str
    values: tuple[str, ...]


class Measurement(Struct, frozen=True, kw_only=True, rename="camel"):
    """The quantity in a variant, and that of its unit price."""

    quantity_value: float
    quantity_unit: str
    reference_value: int
    reference_unit: str


class MarketPrice(Struct, frozen=True, kw_only=True, rename="camel"):
    """A fixed price in a market, in the currency of the market, as text."""

    price: str
    compare_at_price: str | None


class Variant(Struct, frozen=True, kw_only=True, rename="camel"):
    """A variant. Prices are in the currency of the shop, as text.

    `image` is the `url` of its own image, one of the product's. `marketPrices` has markets by
    their handles.
    """

    id: str
    title: str
    selected_options: dict[str, str]
    price: str
    compare_at_price: str | None
    sku: str | None
    barcode: str | None
    quantity_available: int | None
    inventory_policy: InventoryPolicy
    available_for_sale: bool
    requires_shipping: bool
    taxable: bool
    weight: float
    weight_unit: WeightUnit
    unit_price_measurement: Measurement | None
    image: str | None
    market_prices: dict[str, MarketPrice]
    metafields: tuple[Metafield, ...]


class MediaSource(Struct, frozen=True, kw_only=True, rename="camel"):
    """A file of a video or of a 3D model."""

    url: str
    mime_type: str
    format: str
    width: int
    height: int
    filesize: int


class Media(Struct, frozen=True, kw_only=True, rename="camel"):
    """An image, a video or a 3D model. `url` is a whole URL, or the path of a file of the shop."""

    id: str
    url: str
    media_content_type: MediaContentType
    alt: str | None
    width: int | None
    height: int | None
    sources: tuple[MediaSource, ...]
    origin_url: str | None
    embed_url: str | None


class Product(Struct, frozen=True, kw_only=True, rename="camel"):
    """A product. `collections` are the handles of the manual collections that list it."""

    id: str
    handle: str
    title: str
    vendor: str
    product_type: str
    category: str | None
    tags: tuple[str, ...]
    description_html: str
    published: bool
    published_at: datetime | None
    created_at: datetime
    updated_at: datetime
    is_gift_card: bool
    requires_selling_plan: bool
    selling_plan_groups: tuple[str, ...]
    seo: Seo
    options: tuple[Option, ...]
    variants: tuple[Variant, ...]
    media: tuple[Media, ...]
    collections: tuple[str, ...]
    metafields: tuple[Metafield, ...]


class ProductPage(Struct, frozen=True, kw_only=True, rename="camel"):
    """Products, by id. A page may have few products or none although more follow."""

    products: tuple[Product, ...]
    page_info: PageInfo
