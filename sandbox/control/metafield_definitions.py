"""Definitions of metafields, as a merchant sees and changes them."""

from typing import Final

from sandbox.control.things import Things
from sandbox.control_models import metafield_definitions as models
from sandbox.gid import gid
from sandbox.metafields import records
from sandbox.metafields.merchant_definitions import (
    OWNERS,
    create_definition,
    delete_definition,
    update_definition,
)
from sandbox.search_syntax import SearchFields, whole, words
from sandbox.world import World

FIELDS: Final = SearchFields(
    lambda definition: (definition.name,),
    {
        "id": whole(lambda definition: (str(definition.id),)),
        "key": whole(lambda definition: (definition.key,)),
        "name": words(lambda definition: definition.name),
        "namespace": whole(lambda definition: (definition.namespace,)),
        "type": whole(lambda definition: (definition.type,)),
    },
)
_TYPES: Final = {owner: kind for kind, owner in OWNERS.items()}


def show_definition(
    _: World, definition: records.MetafieldDefinition
) -> models.MetafieldDefinition:
    return models.MetafieldDefinition(
        id=gid("MetafieldDefinition", definition.id),
        owner_type=_TYPES[definition.owner],
        namespace=definition.namespace,
        key=definition.key,
        name=definition.name,
        type=definition.type,
        storefront_access="PUBLIC_READ" if definition.is_public else "NONE",
    )


DEFINITIONS: Final = Things(
    path="metafield-definitions",
    singular="metafield-definition",
    name="MetafieldDefinition",
    kept=records.MetafieldDefinition,
    key="path",
    fields=lambda _: FIELDS,
    new=models.NewMetafieldDefinition,
    change=models.MetafieldDefinitionChange,
    shown=models.MetafieldDefinition,
    page=models.MetafieldDefinitionPage,
    create=create_definition,
    update=update_definition,
    delete=delete_definition,
    show=show_definition,
)
ROUTES: Final = (*DEFINITIONS.routes(),)
