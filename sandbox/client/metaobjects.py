"""The metaobjects of a world, as a merchant sees and changes them."""

from collections.abc import Mapping, Sequence
from typing import TypedDict, Unpack

from sandbox.client.call import Call, filled
from sandbox.client.called import Via, called
from sandbox.client.things import Things
from sandbox.control_models.metafields import (
    Metaobject,
    MetaobjectChange,
    MetaobjectPage,
    MetaobjectStatus,
    NewMetaobject,
)


class MetaobjectFields(TypedDict, total=False):
    """Fields of a metaobject: `fields=[{"key": "name", "value": "Ada"}]`."""

    handle: str
    fields: Sequence[Mapping[str, str | None]]
    status: MetaobjectStatus


class Metaobjects(Things[Via, Metaobject, MetaobjectPage]):
    """Finds, makes and changes metaobjects. An *id* is a number, a gid or a handle."""

    one = Metaobject
    page = MetaobjectPage

    @called
    def create(self, type: str, **fields: Unpack[MetaobjectFields]) -> Call[Metaobject]:
        """Make a metaobject, and its *type* if the shop does not have it."""
        return self._post(filled(NewMetaobject, {"type": type, **fields}))

    @called
    def update(self, id: int | str, **fields: Unpack[MetaobjectFields]) -> Call[Metaobject]:
        """Change a metaobject."""
        return self._patch(id, filled(MetaobjectChange, fields))
