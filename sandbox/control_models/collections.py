"""Collections, as a merchant sees and changes them. Names are the schema's."""

from datetime import datetime
from typing import Annotated, Literal, TypeAlias

from msgspec import UNSET, Meta, Struct, UnsetType

from sandbox.control_models.merchant_texts import Pixels, Seo, SeoChange, ShortText, Title
from sandbox.control_models.metafields import Metafield, NewMetafields
from sandbox.control_models.orders import Price
from sandbox.control_models.pages import PageInfo

CollectionSortOrder: TypeAlias = Literal[
    "ALPHA_ASC",
    "ALPHA_DESC",
    "BEST_SELLING",
    "CREATED",
    "CREATED_DESC",
    "MANUAL",
    "PRICE_ASC",
    "PRICE_DESC",
]
"""In which order a collection has its products. Shopify: an enum of the Admin API."""


class NewImage(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An image: a whole URL, or the path of a file of the shop, such as `files/tent.png`."""

    url: Annotated[str, Meta(min_length=1, max_length=2_048)]
    alt: Annotated[str, Meta(max_length=512)] | None = None
    width: Pixels | None = None
    height: Pixels | None = None


class NewRule(Struct, frozen=True, kw_only=True, rename="camel", forbid_unknown_fields=True):
    """A condition of a collection: all that it has must hold. Bounds are exclusive."""

    tag: ShortText | None = None
    product_type: ShortText | None = None
    vendor: ShortText | None = None
    price_above: Price | None = None
    price_below: Price | None = None
    title_contains: ShortText | None = None
    variant_title_contains: ShortText | None = None
    category: ShortText | None = None
    is_price_reduced: bool | None = None
    inventory_above: int | None = None
    inventory_below: int | None = None


class CollectionChange(
    Struct, frozen=True, kw_only=True, rename="camel", forbid_unknown_fields=True
):
    """Fields of a collection to set. What is left out stays as it is.

    `products` are all products of a manual collection, by handle or id, in its order. With `rules`
    a collection holds what meets any of them; without, it is a manual one.
    """

    title: Title | UnsetType = UNSET
    handle: Title | UnsetType = UNSET
    description_html: str | UnsetType = UNSET
    published: bool | UnsetType = UNSET
    sort_order: CollectionSortOrder | UnsetType = UNSET
    products: Annotated[tuple[str, ...], Meta(max_length=5_000)] | UnsetType = UNSET
    rules: Annotated[tuple[NewRule, ...], Meta(max_length=60)] | UnsetType = UNSET
    image: NewImage | UnsetType | None = UNSET
    seo: SeoChange | UnsetType = UNSET
    metafields: NewMetafields | UnsetType = UNSET


class NewCollection(CollectionChange, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Fields of a new collection. It is published, and a manual one unless it has `rules`."""

    title: Title


class Image(Struct, frozen=True, kw_only=True):
    """An image: a whole URL, or the path of a file of the shop."""

    url: str
    alt: str | None
    width: int | None
    height: int | None


class Rule(Struct, frozen=True, kw_only=True, rename="camel"):
    """A condition of a collection."""

    tag: str | None
    product_type: str | None
    vendor: str | None
    price_above: str | None
    price_below: str | None
    title_contains: str | None
    variant_title_contains: str | None
    category: str | None
    is_price_reduced: bool | None
    inventory_above: int | None
    inventory_below: int | None


class Collection(Struct, frozen=True, kw_only=True, rename="camel"):
    """A collection. `products` are the handles of a manual one; one with `rules` has none."""

    id: str
    handle: str
    title: str
    description_html: str
    published: bool
    sort_order: CollectionSortOrder
    products: tuple[str, ...]
    rules: tuple[Rule, ...]
    image: Image | None
    seo: Seo
    updated_at: datetime
    metafields: tuple[Metafield, ...]


class CollectionPage(Struct, frozen=True, kw_only=True, rename="camel"):
    """Collections, by id. A page may have few collections or none although more follow."""

    collections: tuple[Collection, ...]
    page_info: PageInfo
