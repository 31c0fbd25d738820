"""Records of metafields: those of each owner, and their definitions."""

from typing import ClassVar, Literal, TypeAlias

from msgspec import Struct

from sandbox.bounds import Number
from sandbox.world.clock import Moment

OwnerType: TypeAlias = Literal[
    "Article", "Blog", "Collection", "Location", "Page", "Product", "ProductVariant", "Shop"
]
"""Types of the schema whose metafields can be defined."""


class Metafield(Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    """A value of a type such as `number_integer`, as a text. Lists and the like are JSON."""

    id: Number
    namespace: str
    key: str
    type: str
    value: str
    created_at: Moment
    updated_at: Moment


class OwnedMetafields(Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    """All metafields of one owner. The `id` is the owner's global id, without a query part."""

    KEYS: ClassVar[tuple[str, ...]] = ("metafield_ids",)
    LIMIT: ClassVar[int | None] = 100_000

    id: str
    metafields: tuple[Metafield, ...] = ()

    @property
    def metafield_ids(self) -> tuple[str, ...]:
        return tuple(str(each.id) for each in self.metafields)

    def find(self, namespace: str, key: str) -> Metafield | None:
        for each in self.metafields:
            if each.key == key and each.namespace == namespace:
                return each
        return None


class MetafieldDefinition(Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    """What the metafields of one key are, for owners of one type of the schema, as `Product`.

    `is_public` is Shopify's storefront access PUBLIC_READ.
    """

    KEYS: ClassVar[tuple[str, ...]] = ("path",)
    LIMIT: ClassVar[int | None] = 10_000

    id: Number
    owner: OwnerType
    namespace: str
    key: str
    name: str
    type: str
    is_public: bool = True

    @property
    def path(self) -> str:
        return definition_path(self.owner, self.namespace, self.key)


def definition_path(owner: str, namespace: str, key: str) -> str:
    """Return what no two definitions of a shop have in common."""
    return f"{owner}/{namespace}.{key}"
