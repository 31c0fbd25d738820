"""References of metafields and of fields of metaobjects.

Shopify: a thing that is unpublished, a draft or not public is null, or left out of a list
(recorded).
"""

from collections.abc import Iterator
from typing import Any, Final, TypeAlias, Unpack

import msgspec

from sandbox.gid import kind_in
from sandbox.listing import Connection, Page, PageArguments
from sandbox.listing.places import ByTarget, arranged
from sandbox.metafields.value_types import is_list, is_reference
from sandbox.metaobjects.file_types import file_node
from sandbox.metaobjects.metaobject_type import metaobject_node
from sandbox.metaobjects.owners import NODES
from sandbox.viewer import Viewer

Valued: TypeAlias = Any
"""A metafield or a field of a metaobject: its record `of` has a `type` and a `value`."""

_KINDS: Final = frozenset(
    {
        "Article",
        "Collection",
        "GenericFile",
        "MediaImage",
        "Metaobject",
        "Model3d",
        "Page",
        "Product",
        "ProductVariant",
        "Video",
    }
)
"""The types of the schema's union `MetafieldReference`."""


def reference(field: Valued, *, viewer: Viewer) -> Any:
    """Return the one thing that *field* refers to; None for lists and other types (inferred)."""
    if is_list(field.of.type) or not is_reference(field.of.type):
        return None
    return _found(viewer, field.of.value)


def references(
    field: Valued, *, viewer: Viewer, **page: Unpack[PageArguments]
) -> Connection[Any] | None:
    """Return what a list refers to; None for other types (inferred). Raises `FieldError`."""
    if not is_list(field.of.type) or not is_reference(field.of.type):
        return None
    found = [*_listed(viewer, field.of.value)]
    numbers = [int(each.id.rpartition("/")[2]) for each in found]
    return arranged(found, ByTarget(numbers), Page(**page))


def _listed(viewer: Viewer, value: str) -> Iterator[Any]:
    for each in msgspec.json.decode(value, type=list[str]):
        found = _found(viewer, each)
        if found is not None:
            yield found


def _found(viewer: Viewer, id: str) -> Any:
    kind = kind_in(id)
    if kind not in _KINDS:
        return None
    if kind == "Metaobject":
        return metaobject_node(viewer, id)
    return NODES[kind](viewer, id) if kind in NODES else file_node(viewer, id)
