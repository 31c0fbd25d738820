"""Metaobjects, as a merchant sees and changes them."""

from typing import Final

from sandbox.control.things import Things
from sandbox.control_models import metafields as models
from sandbox.gid import gid
from sandbox.metaobjects import records
from sandbox.metaobjects.merchant import create_metaobject, delete_metaobject, update_metaobject
from sandbox.search_syntax import SearchFields, whole
from sandbox.world import World

FIELDS: Final = SearchFields(
    lambda metaobject: (metaobject.handle, *(field.value for field in metaobject.fields)),
    {
        "handle": whole(lambda metaobject: (metaobject.handle,)),
        "id": whole(lambda metaobject: (str(metaobject.id),)),
        "type": whole(lambda metaobject: (metaobject.type,)),
    },
)


def show_metaobject(_: World, metaobject: records.Metaobject) -> models.Metaobject:
    return models.Metaobject(
        id=gid("Metaobject", metaobject.id),
        type=metaobject.type,
        handle=metaobject.handle,
        status="ACTIVE" if metaobject.is_active else "DRAFT",
        fields=tuple(
            models.MetaobjectField(key=field.key, type=field.type, value=field.value)
            for field in metaobject.fields
        ),
        updated_at=metaobject.updated_at,
    )


def _named(world: World, handle: str) -> records.Metaobject | None:
    """Return the first metaobject of that handle: each type may have one."""
    kept = world.store.after(records.Metaobject, 0)
    return next((each for each in kept if each.handle == handle), None)


METAOBJECTS: Final = Things(
    path="metaobjects",
    singular="metaobject",
    name="Metaobject",
    kept=records.Metaobject,
    fields=lambda _: FIELDS,
    new=models.NewMetaobject,
    change=models.MetaobjectChange,
    shown=models.Metaobject,
    page=models.MetaobjectPage,
    create=create_metaobject,
    update=update_metaobject,
    delete=delete_metaobject,
    show=show_metaobject,
    find_named=_named,
)
ROUTES: Final = (*METAOBJECTS.routes(),)
