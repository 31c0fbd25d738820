"""The field `collection` of product queries: `collection:'winter'`, `collection:sale*`.

Shopify: not documented; public clients send it in `products` and `search`, with the handle.
"""

from collections.abc import Iterator
from datetime import datetime
from functools import reduce
from typing import Final

from msgspec import Struct

from sandbox.catalog.collecting import holds
from sandbox.catalog.index.rules import rules_where
from sandbox.catalog.index.where import NOTHING, Where, among, either
from sandbox.catalog.records import Collection, Product
from sandbox.search_syntax import SearchFields, Term, Test
from sandbox.world import World

FIELD: Final = "collection"


class WithCollections(Struct, frozen=True):
    """The *fields* of products, and `collection`, which needs the *world*."""

    fields: SearchFields
    world: World

    def test(self, term: Term, now: datetime) -> Test:
        if term.field != FIELD:
            return self.fields.test(term, now)
        store, named = self.world.store, [*_named(term, self.world)]

        def test(product: Product) -> bool:
            # The rules of a collection are about the product itself, not what a market shows.
            kept = store.get(Product, product.id)
            return kept is not None and any(holds(collection, kept) for collection in named)

        return test


def collections_where(term: Term, world: World) -> Where:
    """Return the condition that an indexed product is in a collection of that handle."""
    return reduce(either, map(_where, _named(term, world)), NOTHING)


def _where(collection: Collection) -> Where:
    return rules_where(collection.rules) if collection.is_smart else among([*collection.products])


def _named(term: Term, world: World) -> Iterator[Collection]:
    wanted = term.value.casefold()
    start = wanted[:-1] if wanted.endswith("*") and not term.is_quoted else None
    for collection in world.store.after(Collection, 0):
        handle = collection.handle
        is_named = handle == wanted if start is None else handle.startswith(start)
        if collection.is_published and is_named:
            yield collection
