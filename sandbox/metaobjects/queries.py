"""The root queries of metaobjects, and metafields by their ids.

Shopify: what is unknown, a draft or of a type without storefront access is null (recorded).
"""

from collections.abc import Mapping
from typing import Any, Final, Unpack

from msgspec import Struct

from sandbox.gid import kind_in, number_in
from sandbox.listing import Connection, Page, PageArguments, SortKey, listed
from sandbox.metafields import Metafield
from sandbox.metafields.metafield_type import is_public
from sandbox.metafields.records import OwnedMetafields
from sandbox.metaobjects.metaobject_type import Metaobject, metaobject_node, shown
from sandbox.metaobjects.owners import owner_node
from sandbox.metaobjects.records import Metaobject as Record
from sandbox.metaobjects.records import MetaobjectDefinition, metaobject_path
from sandbox.viewer import Viewer


class MetaobjectHandleInput(Struct, frozen=True, kw_only=True, rename="camel"):
    handle: str
    type: str


def metaobject(
    *, viewer: Viewer, handle: MetaobjectHandleInput | None = None, id: str | None = None
) -> Metaobject | None:
    """With both a handle and an id, the id decides; with neither the answer is null: ours."""
    if id is not None:
        return metaobject_node(viewer, id)
    if handle is None:
        return None
    return metaobject_at(metaobject_path(handle.type, handle.handle), viewer)


def metaobject_at(path: str, viewer: Viewer) -> Metaobject | None:
    """Return the metaobject at `TYPE/HANDLE`, if the *viewer* can see it."""
    return shown(viewer.world.store.find(Record, "path", path), viewer)


def _number(metaobject: Metaobject) -> int:
    return metaobject.of.id


def _updated(metaobject: Metaobject) -> str:
    """Shopify: `2026-07-29 04:57:48.000000` (recorded)."""
    return f"{metaobject.of.updated_at:%Y-%m-%d %H:%M:%S.%f}"


_BY_ID: Final = SortKey[Metaobject](_number, _number, int)
_SORT_KEYS: Final[Mapping[str, SortKey[Metaobject]]] = {
    "updated_at": SortKey(_number, _updated, str)
}


def metaobjects(
    *, viewer: Viewer, type: str, sort_key: str | None = None, **page: Unpack[PageArguments]
) -> Connection[Any]:
    """Return those of a *type*, of an unknown one none (inferred). Raises `FieldError`.

    Another sort key than `id` and `updated_at` is ID: our choice.
    """
    found = metaobjects_of(type, viewer)
    return listed(found, _SORT_KEYS.get(sort_key or "", _BY_ID), Page(**page))


def metaobjects_of(type: str, viewer: Viewer) -> list[Metaobject]:
    """Return the metaobjects of *type* that the *viewer* can see, by id."""
    store = viewer.world.store
    if store.find(MetaobjectDefinition, "type", type) is None:
        return []
    found = (shown(each, viewer) for each in store.after(Record, 0) if each.type == type)
    return [each for each in found if each is not None]


def metaobjects_with_pages(viewer: Viewer) -> list[Metaobject]:
    """Return the metaobjects that have a page. Shopify: their type is renderable (documented)."""
    everything = (shown(each, viewer) for each in viewer.world.store.after(Record, 0))
    return [
        each
        for each in everything
        if each is not None and each.definition.is_renderable and each.online_store_url is not None
    ]


def metafield_node(viewer: Viewer, id: str) -> Metafield | None:
    number = number_in(id, "Metafield")
    if number is None or "?" in id:
        return None
    owned = viewer.world.store.find(OwnedMetafields, "metafield_ids", str(number))
    if owned is None:
        return None
    owner = owner_node(viewer, owned.id)
    found = next(each for each in owned.metafields if each.id == number)
    is_shown = owner is not None and is_public(owned.id, found, viewer)
    return Metafield(found, owner) if is_shown and kind_in(owned.id) else None
