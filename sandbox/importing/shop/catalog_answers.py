"""Products and collections as a shop answers with them."""

from decimal import Decimal
from typing import Any, Generic, TypeVar

from msgspec import Struct

from sandbox.catalog.records import MediaContentType, WeightUnit
from sandbox.catalog.selling_plan_records import SellingPlanInterval
from sandbox.importing.shop.session import Page
from sandbox.world.clock import Moment

T = TypeVar("T")


class Nodes(Struct, Generic[T], frozen=True):
    """A connection of which one page is enough."""

    nodes: list[T] = []


class Url(Struct, frozen=True):
    url: str


class Picture(Url, frozen=True, rename="camel"):
    id: str | None = None
    alt_text: str | None = None
    width: int | None = None
    height: int | None = None


class SeoTexts(Struct, frozen=True):
    title: str | None = None
    description: str | None = None


class Source(Url, frozen=True, rename="camel"):
    mime_type: str
    format: str
    width: int = 0
    height: int = 0
    filesize: int = 0


class Medium(Struct, frozen=True, rename="camel"):
    id: str
    media_content_type: MediaContentType
    alt: str | None = None
    preview_image: Picture | None = None
    sources: list[Source] = []
    origin_url: str | None = None
    embed_url: str | None = None


class SwatchImage(Struct, frozen=True, rename="camel"):
    preview_image: Url | None = None


class Swatch(Struct, frozen=True):
    color: str | None = None
    image: SwatchImage | None = None


class Value(Struct, frozen=True):
    id: str
    name: str
    swatch: Swatch | None = None


class ProductOption(Struct, frozen=True, rename="camel"):
    id: str
    name: str
    option_values: list[Value]


class Handle(Struct, frozen=True):
    handle: str


class SelectedOption(Struct, frozen=True):
    name: str
    value: str


class Amount(Struct, frozen=True):
    amount: Decimal


class Measure(Struct, frozen=True, rename="camel"):
    quantity_value: Decimal
    reference_value: int
    quantity_unit: str | None = None
    reference_unit: str | None = None


class ComponentVariant(Struct, frozen=True):
    id: str
    product: Handle


class Component(Struct, frozen=True, rename="camel"):
    quantity: int
    product_variant: ComponentVariant


class Id(Struct, frozen=True):
    id: str


class AtLocation(Struct, frozen=True, rename="camel"):
    location: Id
    quantity_available: int
    pick_up_time: str


class Variant(Struct, frozen=True, rename="camel"):
    id: str
    product: Handle
    price: Amount
    available_for_sale: bool
    currently_not_in_stock: bool
    requires_shipping: bool
    taxable: bool
    weight_unit: WeightUnit
    selected_options: list[SelectedOption]
    weight: float | None = None
    sku: str | None = None
    barcode: str | None = None
    quantity_available: int | None = None
    compare_at_price: Amount | None = None
    unit_price_measurement: Measure | None = None
    image: Url | None = None
    components: Nodes[Component] = Nodes()
    store_availability: Nodes[AtLocation] = Nodes()
    metafields: list[dict[str, Any] | None] = []


class Category(Struct, frozen=True):
    id: str
    name: str
    ancestors: "list[Category]" = []


class PlanOption(Struct, frozen=True):
    value: str | None = None


class GroupOption(Struct, frozen=True):
    name: str


class Policy(Struct, frozen=True, rename="camel"):
    interval: SellingPlanInterval | None = None
    interval_count: int = 1


class Share(Struct, frozen=True):
    percentage: float | None = None


class Charge(Struct, frozen=True):
    value: Share


class AdjustmentValue(Struct, frozen=True, rename="camel"):
    adjustment_percentage: float | None = None
    adjustment_amount: Amount | None = None
    price: Amount | None = None


class Adjustment(Struct, frozen=True, rename="camel"):
    adjustment_value: AdjustmentValue
    order_count: int | None = None


class Plan(Struct, frozen=True, rename="camel"):
    id: str
    name: str
    checkout_charge: Charge
    price_adjustments: list[Adjustment]
    description: str | None = None
    options: list[PlanOption] = []
    delivery_policy: Policy | None = None
    billing_policy: Policy | None = None


class PlanGroup(Struct, frozen=True, rename="camel"):
    name: str
    selling_plans: Nodes[Plan]
    app_name: str | None = None
    options: list[GroupOption] = []


class Product(Struct, frozen=True, rename="camel"):
    id: str
    handle: str
    title: str
    vendor: str
    product_type: str
    description_html: str
    created_at: Moment
    updated_at: Moment
    published_at: Moment
    is_gift_card: bool
    requires_selling_plan: bool
    options: list[ProductOption]
    media: Page
    variants: Page
    seo: SeoTexts = SeoTexts()
    tags: list[str] = []
    category: Category | None = None
    featured_image: Url | None = None
    selling_plan_groups: Nodes[PlanGroup] = Nodes()
    metafields: list[dict[str, Any] | None] = []


class Collection(Struct, frozen=True, rename="camel"):
    id: str
    handle: str
    title: str
    description_html: str
    updated_at: Moment
    seo: SeoTexts = SeoTexts()
    image: Picture | None = None
    metafields: list[dict[str, Any] | None] = []


class Filter(Struct, frozen=True):
    id: str
    label: str
    presentation: str | None = None
