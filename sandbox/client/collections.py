"""The collections of a world, as a merchant sees and changes them."""

from collections.abc import Mapping, Sequence
from typing import Any, TypedDict, Unpack

from sandbox.client.call import Call, filled
from sandbox.client.called import Via, called
from sandbox.client.things import Things
from sandbox.control_models.collections import (
    Collection,
    CollectionChange,
    CollectionPage,
    CollectionSortOrder,
    NewCollection,
)


class CollectionFields(TypedDict, total=False):
    """Fields of a collection. Inside lists they have the keys of the control API."""

    title: str
    handle: str
    description_html: str
    published: bool
    sort_order: CollectionSortOrder
    products: Sequence[str]
    rules: Sequence[Mapping[str, Any]]
    image: Mapping[str, Any] | None
    seo: Mapping[str, str | None]
    metafields: Sequence[Mapping[str, str | None]]


class Collections(Things[Via, Collection, CollectionPage]):
    """Finds, makes and changes collections. An *id* is a number, a gid or a handle."""

    one = Collection
    page = CollectionPage

    @called
    def create(self, **fields: Unpack[CollectionFields]) -> Call[Collection]:
        """Make a collection of *products*, in their order, or of what meets one of the *rules*."""
        return self._post(filled(NewCollection, fields))

    @called
    def update(self, id: int | str, **fields: Unpack[CollectionFields]) -> Call[Collection]:
        """Change a collection. *products* are all of its products."""
        return self._patch(id, filled(CollectionChange, fields))
