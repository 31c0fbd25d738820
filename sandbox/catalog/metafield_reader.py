"""Reads the values of metafields that lists of products are filtered by."""

from collections.abc import Set as AbstractSet

import msgspec

from sandbox.catalog.records import Product, Variant
from sandbox.file_ids import made_up_index
from sandbox.gid import gid
from sandbox.lazy import lazy
from sandbox.metafields.made_up import NAMESPACE
from sandbox.metafields.records import Metafield, OwnedMetafields
from sandbox.metafields.value_types import is_list
from sandbox.viewer import Viewer


class MetafieldReader:
    """Reads the metafields of products and variants for filters of a list.

    Those of made-up products are not made for it: they have but `NAMESPACE`, where no world has
    changed them.
    """

    def __init__(self, viewer: Viewer) -> None:
        self._store = viewer.world.store
        self._made_up = self._store.seeds.origin.catalog

    def values(self, owner: Product | Variant, namespace: str, key: str) -> tuple[str, ...]:
        """Return the values of a metafield of *owner*: several of a list, none without it."""
        kind = "Product" if isinstance(owner, Product) else "ProductVariant"
        owner_id = gid(kind, owner.id)
        if namespace != NAMESPACE and self._is_made_up(owner) and owner_id not in self._changed:
            return ()
        owned = self._store.get(OwnedMetafields, owner_id)
        found = None if owned is None else owned.find(namespace, key)
        return () if found is None else _values(found)

    def _is_made_up(self, owner: Product | Variant) -> bool:
        index = made_up_index(owner.id) if isinstance(owner, Product) else None
        return index is not None and index < self._made_up

    @lazy
    def _changed(self) -> AbstractSet[str]:
        return {each.id for each in self._store.differing(OwnedMetafields).put}


def _values(metafield: Metafield) -> tuple[str, ...]:
    if not is_list(metafield.type):
        return (metafield.value,)
    return tuple(map(str, msgspec.json.decode(metafield.value)))
