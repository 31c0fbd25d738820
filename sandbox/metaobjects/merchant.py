"""Metaobjects, as a merchant makes, changes and deletes them. What is wrong is a `FaultError`."""

from collections.abc import Iterator, Sequence

from msgspec import UNSET
from msgspec.structs import replace

from sandbox.control_models.metafields import MetaobjectChange, NewMetaobject, NewMetaobjectField
from sandbox.faults import FaultError
from sandbox.merchant import free_handle, handle_of
from sandbox.metafields.merchant import DEFAULT_TYPE
from sandbox.metafields.value_texts import check_value
from sandbox.metaobjects.records import (
    Field,
    FieldDefinition,
    Metaobject,
    MetaobjectDefinition,
    metaobject_path,
)
from sandbox.world import World


def create_metaobject(world: World, new: NewMetaobject) -> Metaobject:
    """Make a metaobject, and its type if there is none. Our choice: Shopify refuses that."""
    if world.store.find(MetaobjectDefinition, "type", new.type) is None:
        world.put_listed(_definition(world, new))
    metaobject = Metaobject(
        id=world.gids.next("Metaobject"), type=new.type, handle="", updated_at=world.clock.now()
    )
    return update_metaobject(world, metaobject, new)


def update_metaobject(world: World, metaobject: Metaobject, change: MetaobjectChange) -> Metaobject:
    """Apply *change* to *metaobject*. Raises `FaultError`."""
    fields = metaobject.fields
    if change.fields is not UNSET:
        fields = tuple(_fields(world, metaobject, change.fields))
    is_active = metaobject.is_active if change.status is UNSET else change.status == "ACTIVE"
    changed = replace(metaobject, fields=fields, is_active=is_active, updated_at=world.clock.now())
    changed = replace(changed, handle=_handle(world, changed, change))
    world.put_listed(changed)
    return changed


def delete_metaobject(world: World, metaobject: Metaobject) -> None:
    world.remove_listed(metaobject)


def _definition(world: World, new: NewMetaobject) -> MetaobjectDefinition:
    fields = () if new.fields is UNSET else new.fields
    return MetaobjectDefinition(
        id=world.gids.next("MetaobjectDefinition"),
        type=new.type,
        name=new.type,
        fields=tuple(
            FieldDefinition(key=each.key, name=each.key, type=each.type or DEFAULT_TYPE)
            for each in fields
        ),
    )


def _fields(
    world: World, metaobject: Metaobject, fields: Sequence[NewMetaobjectField]
) -> Iterator[Field]:
    """Yield the fields that are kept, and the new *fields*."""
    definition = world.store.find(MetaobjectDefinition, "type", metaobject.type)
    types = {each.key: each.type for each in definition.fields} if definition else {}
    new = {each.key for each in fields}
    yield from (each for each in metaobject.fields if each.key not in new)
    for at, each in enumerate(fields):
        if each.key not in types:
            detail = f"is {each.key!r}, which is not a field: the type has {', '.join(types)}"
            raise FaultError(detail, "fields", at, "key")
        if each.value is None:
            continue
        try:
            check_value(types[each.key], each.value)
        except FaultError as error:
            raise error.under("fields", at) from None
        yield Field(key=each.key, type=types[each.key], value=each.value)


def _handle(world: World, metaobject: Metaobject, change: MetaobjectChange) -> str:
    """Return the handle. Shopify: a new one is made of the first value (inferred)."""

    def is_taken(handle: str) -> bool:
        path = metaobject_path(metaobject.type, handle)
        other = world.store.find(Metaobject, "path", path)
        return other is not None and other.id != metaobject.id

    if change.handle is UNSET:
        first = metaobject.fields[0].value if metaobject.fields else ""
        return metaobject.handle or free_handle(handle_of(first) or metaobject.type, is_taken)
    handle = handle_of(change.handle)
    if not handle or is_taken(handle):
        detail = (
            "which another has: write another handle"
            if handle
            else "a handle has a letter or a digit"
        )
        raise FaultError(f"is {change.handle!r}, {detail}", "handle")
    return handle
