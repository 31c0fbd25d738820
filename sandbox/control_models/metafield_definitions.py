"""Definitions of metafields, as a merchant sees and changes them. Names are the Admin API's."""

from typing import Annotated, Literal, TypeAlias

from msgspec import UNSET, Meta, Struct, UnsetType

from sandbox.control_models.metafields import Name
from sandbox.control_models.pages import PageInfo

MetafieldOwnerType: TypeAlias = Literal[
    "ARTICLE", "BLOG", "COLLECTION", "LOCATION", "PAGE", "PRODUCT", "PRODUCTVARIANT", "SHOP"
]
StorefrontAccess: TypeAlias = Literal["NONE", "PUBLIC_READ"]
"""Whether customers see the metafields. Shopify: the enum `MetafieldStorefrontAccess`."""


class MetafieldDefinitionChange(
    Struct, frozen=True, kw_only=True, rename="camel", forbid_unknown_fields=True
):
    """Fields of a definition to set. What is left out stays as it is."""

    name: Annotated[str, Meta(min_length=1, max_length=255)] | UnsetType = UNSET
    storefront_access: StorefrontAccess | UnsetType = UNSET


class NewMetafieldDefinition(
    MetafieldDefinitionChange, frozen=True, kw_only=True, forbid_unknown_fields=True
):
    """What the metafields of a key are, for owners of one type. Customers see them."""

    owner_type: MetafieldOwnerType
    namespace: Name
    key: Name
    type: str


class MetafieldDefinition(Struct, frozen=True, kw_only=True, rename="camel"):
    """What the metafields of a key are, for owners of one type."""

    id: str
    owner_type: MetafieldOwnerType
    namespace: str
    key: str
    name: str
    type: str
    storefront_access: StorefrontAccess


class MetafieldDefinitionPage(Struct, frozen=True, kw_only=True, rename="camel"):
    """Definitions, by id. A page may have few definitions or none although more follow."""

    metafield_definitions: tuple[MetafieldDefinition, ...]
    page_info: PageInfo
