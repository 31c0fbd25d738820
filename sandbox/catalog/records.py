"""Records of products and collections.

Records hold no cycles, so the garbage collector need not know them (`gc=False`).
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar, Final, get_args

from msgspec import Struct

from sandbox.bounds import Amount, Count, Number, Position, Quantity, Stock, Weight
from sandbox.control_models.new_products import MeasuredUnit
from sandbox.faults import FaultError, not_one
from sandbox.images import Image
from sandbox.seo import Seo
from sandbox.world.clock import Moment

NOTHING: Final = Decimal(0)
DEFAULT_OPTION: Final = "Title"
DEFAULT_VALUE: Final = "Default Title"
"""Shopify: a product without options has this option with this value (recorded)."""


class MediaContentType(StrEnum):
    EXTERNAL_VIDEO = "EXTERNAL_VIDEO"
    IMAGE = "IMAGE"
    MODEL_3D = "MODEL_3D"
    VIDEO = "VIDEO"


class WeightUnit(StrEnum):
    GRAMS = "GRAMS"
    KILOGRAMS = "KILOGRAMS"
    OUNCES = "OUNCES"
    POUNDS = "POUNDS"


class MediaSource(Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    """A file of a video or of a 3D model. Sizes in pixels and bytes."""

    src: str
    mime_type: str
    format: str
    width: Count = 0
    height: Count = 0
    filesize: Count = 0


class Media(Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    """An image, a video or a 3D model of a product. `image` is the preview of the last two.

    `origin_url` is the page of a video elsewhere, `embed_url` its player.
    """

    kind: MediaContentType = MediaContentType.IMAGE
    image: Image
    sources: tuple[MediaSource, ...] = ()
    origin_url: str | None = None
    embed_url: str | None = None


class OptionValue(Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    """A value of an option. The swatch is a colour as `#1F2A44`, or an image."""

    id: Number
    name: str
    color: str | None = None
    image: Image | None = None


class Option(Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    """An option. `own_name` is the one in the shop's language, where `name` is a translation."""

    id: Number
    name: str
    values: tuple[OptionValue, ...]
    own_name: str | None = None


class Measurement(Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    """How much a variant holds, and for how much of it the unit price is. Units of the schema."""

    quantity_value: Amount
    quantity_unit: str
    reference_value: Quantity
    reference_unit: str

    def wrong(self) -> Iterator[FaultError]:
        """Yield which units are none of the schema."""
        units = get_args(MeasuredUnit)
        for name in ("quantity_unit", "reference_unit"):
            if (unit := getattr(self, name)) not in units:
                yield FaultError(not_one(unit, "a unit", units), name)


class FixedPrice(Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    """A price of its own in the market of that handle, in the market's currency."""

    market: str
    price: Decimal
    compare_at_price: Decimal | None = None


class Component(Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    """So many of a variant in a fixed bundle."""

    variant_id: Number
    quantity: Quantity = 1


class LocationStock(Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    """How much of a variant is at the location of that handle."""

    location: str
    quantity: Stock


class Variant(Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    """A product in one choice of its options.

    `choices` has the position of the chosen value of each option. Prices are in the shop's own
    currency. `quantity` is None where the inventory is not tracked; `oversell` lets it be sold
    without stock; `stock` says where it is. In a combined listing a variant of the parent
    `stands_for` one of a child, by id. `image_id` is that of one of the product's images.
    """

    id: Number
    choices: tuple[Position, ...] = (0,)
    price: Decimal = NOTHING
    compare_at_price: Decimal | None = None
    fixed_prices: tuple[FixedPrice, ...] = ()
    sku: str | None = None
    barcode: str | None = None
    quantity: Stock | None = None
    stock: tuple[LocationStock, ...] = ()
    oversell: bool = False
    requires_shipping: bool = True
    taxable: bool = True
    weight: Weight = 0.0
    weight_unit: WeightUnit = WeightUnit.KILOGRAMS
    image_id: Number | None = None
    measurement: Measurement | None = None
    components: tuple[Component, ...] = ()
    stands_for: Number | None = None


class Product(Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    """A product. `published_at` is None for a draft; `hidden_in` names markets without it.

    `sold` is how many were sold, for BEST_SELLING. `complementary` are ids of products that go
    with it, `related` those that are recommended first, `selling_plan_groups` those of groups
    of plans by which it can be bought. `category` is the id of a taxonomy category, as
    `aa-1-13-8`. `combined_by` is the id of the parent of a combined listing that the product is
    a child of.
    """

    KEYS: ClassVar[tuple[str, ...]] = ("handle", "variant_ids")
    SHARED_KEYS: ClassVar[tuple[str, ...]] = ("part_ids", "skus")
    KEYS_FROM: ClassVar[Mapping[str, tuple[str, ...]]] = {
        "variant_ids": ("variants",),
        "part_ids": ("options", "media"),
        "skus": ("variants",),
    }
    LIMIT: ClassVar[int | None] = 100_000

    id: Number
    handle: str
    title: str
    created_at: Moment
    updated_at: Moment
    published_at: Moment | None = None
    vendor: str = ""
    product_type: str = ""
    tags: tuple[str, ...] = ()
    description_html: str = ""
    category: str | None = None
    seo: Seo = Seo()
    options: tuple[Option, ...]
    variants: tuple[Variant, ...]
    media: tuple[Media, ...] = ()
    is_gift_card: bool = False
    requires_selling_plan: bool = False
    sold: Number = 0
    hidden_in: tuple[str, ...] = ()
    complementary: tuple[Number, ...] = ()
    related: tuple[Number, ...] = ()
    selling_plan_groups: tuple[Number, ...] = ()
    combined_by: Number | None = None

    def wrong(self) -> Iterator[FaultError]:
        """Yield what no product has: a variant that is not one choice of each option."""
        for at, variant in enumerate(self.variants):
            for error in self.wrong_choices(variant):
                yield error.under("variants", at, "choices")

    def wrong_choices(self, variant: Variant) -> Iterator[FaultError]:
        """Yield where the choices of *variant* are none of the product's, if they are not."""
        given, needed = len(variant.choices), len(self.options)
        if given != needed:
            yield FaultError(f"has {given} values: write one for each of {needed} options")
            return
        for at, (choice, option) in enumerate(zip(variant.choices, self.options, strict=True)):
            many = len(option.values)
            if not 0 <= choice < many:
                yield FaultError(f"is {choice}: the option has {many} values, the first is 0", at)

    @property
    def variant_ids(self) -> tuple[str, ...]:
        """Of a variant that stands for another, nobody sees its own id."""
        return tuple([str(each.id) for each in self.variants if each.stands_for is None])

    @property
    def skus(self) -> tuple[str, ...]:
        return tuple([variant.sku for variant in self.variants if variant.sku])

    @property
    def part_ids(self) -> tuple[str, ...]:
        """By what options, their values and media are found.

        In the copy of a shop, the children of a combined listing have the options of its parent.
        """
        options = [part_id("ProductOption", option.id) for option in self.options]
        values = [
            part_id("ProductOptionValue", value.id)
            for option in self.options
            for value in option.values
        ]
        return (*options, *values, *(part_id("Media", each.image.id) for each in self.media))


def part_id(kind: str, number: int) -> str:
    return f"{kind}/{number}"


class CollectionSortOrder(StrEnum):
    """Shopify: the enum `CollectionSortOrder` of the Admin API."""

    ALPHA_ASC = "ALPHA_ASC"
    ALPHA_DESC = "ALPHA_DESC"
    BEST_SELLING = "BEST_SELLING"
    CREATED = "CREATED"
    CREATED_DESC = "CREATED_DESC"
    MANUAL = "MANUAL"
    PRICE_ASC = "PRICE_ASC"
    PRICE_DESC = "PRICE_DESC"


class Rule(Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    """A condition of a smart collection: all that is given must hold. Bounds are exclusive.

    A category holds for those below it, too. Prices and titles of variants must fit one variant.
    """

    tag: str | None = None
    product_type: str | None = None
    vendor: str | None = None
    price_above: Decimal | None = None
    price_below: Decimal | None = None
    title_contains: str | None = None
    variant_title_contains: str | None = None
    category: str | None = None
    is_price_reduced: bool | None = None
    inventory_above: Stock | None = None
    inventory_below: Stock | None = None


class Collection(Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    """A manual collection lists its `products` by id; a smart one has `rules`, any of which lets
    a product in. `sort_order` is what the merchant chose."""

    KEYS: ClassVar[tuple[str, ...]] = ("handle",)
    LIMIT: ClassVar[int | None] = 10_000

    id: Number
    handle: str
    title: str
    updated_at: Moment
    description_html: str = ""
    image: Image | None = None
    seo: Seo = Seo()
    is_published: bool = True
    sort_order: CollectionSortOrder = CollectionSortOrder.MANUAL
    products: tuple[Number, ...] = ()
    rules: tuple[Rule, ...] = ()

    @property
    def is_smart(self) -> bool:
        return bool(self.rules)
