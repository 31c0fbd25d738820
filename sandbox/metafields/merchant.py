"""The metafields of a thing, as a merchant sets and deletes them."""

from collections.abc import Sequence
from typing import Final

from msgspec import UNSET, UnsetType

from sandbox.control_models.metafields import NewMetafield
from sandbox.faults import FaultError
from sandbox.gid import kind_in
from sandbox.metafields.records import (
    Metafield,
    MetafieldDefinition,
    OwnedMetafields,
    definition_path,
)
from sandbox.metafields.value_texts import check_value
from sandbox.world import World

DEFAULT_TYPE: Final = "single_line_text_field"
MOST_CHARACTERS: Final = 1_048_576
"""Of the metafields of one owner, together. Our choice."""
_FIRST: Final = 45_000_000_000_000 + 2**33
"""Above the ids of all seeded metafields."""


def metafields_of(world: World, owner: str) -> tuple[Metafield, ...]:
    """Return the metafields of what has the global id *owner*."""
    owned = world.store.get(OwnedMetafields, owner)
    return () if owned is None else owned.metafields


def set_metafields(
    world: World, owner: str, metafields: Sequence[NewMetafield] | UnsetType, *place: object
) -> None:
    """Set and delete metafields of *owner*; others stay. Raises `FaultError` for what is wrong
    at *place*."""
    if metafields is UNSET:
        return
    known = {(each.namespace, each.key): each for each in metafields_of(world, owner)}
    for at, each in enumerate(metafields):
        name = (each.namespace, each.key)
        if each.value is None:
            known.pop(name, None)
            continue
        try:
            known[name] = _metafield(world, owner, each, known.get(name))
        except FaultError as error:
            raise error.under(*place, "metafields", at) from None
    if (
        sum(len(each.namespace + each.key + each.value) for each in known.values())
        > MOST_CHARACTERS
    ):
        detail = f"is too long: an owner has {MOST_CHARACTERS:,} characters of metafields at most"
        raise FaultError(detail, *place, "metafields")
    world.put_listed(OwnedMetafields(id=owner, metafields=tuple(known.values())))


def forget_metafields(world: World, owner: str) -> None:
    """Delete all metafields of *owner*, which is gone."""
    owned = world.store.get(OwnedMetafields, owner)
    if owned is not None:
        world.remove_listed(owned)


def _metafield(world: World, owner: str, new: NewMetafield, known: Metafield | None) -> Metafield:
    path = definition_path(kind_in(owner) or "", new.namespace, new.key)
    definition = world.store.find(MetafieldDefinition, "path", path)
    before = definition or known
    kind = new.type or (DEFAULT_TYPE if before is None else before.type)
    if definition is not None and kind != definition.type:
        raise FaultError(
            f"is {kind!r}: the definition says {definition.type}. Leave it out", "type"
        )
    value = new.value or ""
    check_value(kind, value)
    now = world.clock.now()
    return Metafield(
        id=world.gids.next("Metafield", first=_FIRST) if known is None else known.id,
        namespace=new.namespace,
        key=new.key,
        type=kind,
        value=value,
        created_at=now if known is None else known.created_at,
        updated_at=now,
    )
