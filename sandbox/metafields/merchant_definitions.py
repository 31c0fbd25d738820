"""Definitions of metafields, as a merchant makes, changes and deletes them."""

from collections.abc import Mapping
from typing import Final

from msgspec import UNSET
from msgspec.structs import replace

from sandbox.control_models.metafield_definitions import (
    MetafieldDefinitionChange,
    MetafieldOwnerType,
    NewMetafieldDefinition,
)
from sandbox.faults import FaultError
from sandbox.metafields.records import MetafieldDefinition, OwnerType
from sandbox.metafields.value_types import LIST, TYPES, not_a_type
from sandbox.world import World

OWNERS: Final[Mapping[MetafieldOwnerType, OwnerType]] = {
    "ARTICLE": "Article",
    "BLOG": "Blog",
    "COLLECTION": "Collection",
    "LOCATION": "Location",
    "PAGE": "Page",
    "PRODUCT": "Product",
    "PRODUCTVARIANT": "ProductVariant",
    "SHOP": "Shop",
}
"""Shopify: the owners of the Admin API, by their types of the schema."""

PUBLIC: Final = "PUBLIC_READ"


def create_definition(world: World, new: NewMetafieldDefinition) -> MetafieldDefinition:
    """Make a definition. Raises `FaultError` for a type that there is not, or a key twice."""
    if new.type.removeprefix(LIST) not in TYPES:
        raise not_a_type(new.type, "type")
    definition = MetafieldDefinition(
        id=world.gids.next("MetafieldDefinition"),
        owner=OWNERS[new.owner_type],
        namespace=new.namespace,
        key=new.key,
        name=new.key,
        type=new.type,
    )
    if world.store.find(MetafieldDefinition, "path", definition.path) is not None:
        raise FaultError(f"is {new.key!r}, which is defined already: change that definition", "key")
    return update_definition(world, definition, new)


def update_definition(
    world: World, definition: MetafieldDefinition, change: MetafieldDefinitionChange
) -> MetafieldDefinition:
    """Apply *change* to *definition*. Shopify: key and type stay (documented)."""
    access = change.storefront_access
    is_public = definition.is_public if access is UNSET else access == PUBLIC
    name = definition.name if change.name is UNSET else change.name
    changed = replace(definition, name=name, is_public=is_public)
    world.put_listed(changed)
    return changed


def delete_definition(world: World, definition: MetafieldDefinition) -> None:
    """Delete *definition*; the metafields stay."""
    world.remove_listed(definition)
