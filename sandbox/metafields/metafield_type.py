"""`Metafield`, and what every type with metafields has: the `HasMetafields` of the schema."""

from collections.abc import Sequence
from typing import Any

from msgspec import Struct

from sandbox.gid import gid, kind_in
from sandbox.metafields import records
from sandbox.metafields.records import MetafieldDefinition, OwnedMetafields, definition_path
from sandbox.metafields.value_types import is_list
from sandbox.translations import texts_of
from sandbox.viewer import Viewer


class Metafield(Struct, frozen=True, gc=False):
    """A metafield of `parent_resource`. What it refers to is found where all types are known."""

    of: records.Metafield
    parent_resource: Any
    description = None
    """Shopify: null though the definition has one (recorded)."""

    @property
    def id(self) -> str:
        return gid("Metafield", self.of.id)

    def value(self, viewer: Viewer) -> str:
        """Return the value in the viewer's language. Shopify: documented."""
        owner = self.parent_resource.id.partition("?")[0]
        key = f"metafield:{self.of.namespace}.{self.of.key}"
        return texts_of(owner, viewer).get(key, self.of.value)

    @property
    def list(self) -> bool:
        return is_list(self.of.type)


class HasMetafieldsIdentifier(Struct, frozen=True, kw_only=True, rename="camel"):
    key: str
    namespace: str | None = None


class HasMetafields:
    """A type whose `id` is what its metafields are kept by."""

    __slots__ = ()

    def metafield(
        self, viewer: Viewer, *, key: str, namespace: str | None = None
    ) -> Metafield | None:
        """Shopify: null for what does not exist or is not public, without an error (recorded).

        Without a namespace it is that of the app that asks, which has none here (documented).
        """
        owner: str = self.id.partition("?")[0]  # type: ignore[attr-defined]
        owned = viewer.world.store.get(OwnedMetafields, owner)
        if owned is None or namespace is None:
            return None
        found = owned.find(namespace, key)
        return Metafield(found, self) if found and is_public(owner, found, viewer) else None

    def metafields(
        self, viewer: Viewer, *, identifiers: Sequence[HasMetafieldsIdentifier]
    ) -> list[Metafield | None]:
        """Shopify: what is asked for stays in its place, null too, and twice (recorded)."""
        return [self.metafield(viewer, key=e.key, namespace=e.namespace) for e in identifiers]


def is_public(owner: str, metafield: records.Metafield, viewer: Viewer) -> bool:
    """Say whether a storefront may see *metafield*. Our choice: it may where nothing defines it."""
    path = definition_path(kind_in(owner) or "", metafield.namespace, metafield.key)
    definition = viewer.world.store.find(MetafieldDefinition, "path", path)
    return definition is None or definition.is_public
