"""The order of relevance: what has the words of a query in its title comes first, then the newest.

`products`, `search` and `predictiveSearch` have the same order. It is our choice: how Shopify
weighs what it finds is not known. Shopify: a cursor holds the score, a number with a fraction
(inferred).
"""

from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from sandbox.catalog.availability import is_available
from sandbox.catalog.chosen import by_title
from sandbox.catalog.index.where import Where, both, negated, without
from sandbox.catalog.product_list import Chosen, Part, ProductList, Source
from sandbox.catalog.records import Product
from sandbox.listing import Position
from sandbox.listing.cursor import ItemCursor, decode, encode
from sandbox.listing.refusals import other_sort

SCORES: Final = (2.0, 1.0)
"""Of a product with the words in its title, and of another."""

AVAILABLE: Final = Where("p.available")


def has_some(product: Product) -> bool:
    """Say whether a variant of *product* can be bought."""
    return any(map(is_available, product.variants))


class ByRelevance(Struct, frozen=True):
    """The order of relevance. `in_title` chooses what has the words in its title.

    `sold_out_last` lets what cannot be bought come after all others. `place` comes first in
    positions.
    """

    in_title: Chosen
    sold_out_last: bool = False
    place: tuple[int, ...] = ()

    def rank(self, product: Product) -> int:
        later = 2 if self.sold_out_last and not has_some(product) else 0
        return later + (0 if self.in_title.test(product) else 1)

    def position(self, product: Product) -> Position:
        return (True, (*self.place, self.rank(product), -product.id), 0)

    def write(self, product: Product, offset: int) -> str:
        return encode(ItemCursor(product.id, SCORES[self.rank(product)], offset))

    def read(self, cursor: str) -> Position:
        """Return where *cursor* stands. Raises `FieldError`."""
        found = decode(cursor, ItemCursor)
        if found.last_value not in SCORES:
            raise other_sort()
        return (True, (SCORES.index(found.last_value), -found.last_id), 0)

    def source(self, products: ProductList) -> Source:
        """Return *products* in this order."""
        parts = [
            Part(where, "id", (*self.place, rank), is_down=True)
            for rank, where in enumerate(self._ranks(products))
        ]
        return Source(products, parts, self.position)

    def _ranks(self, products: ProductList) -> Iterator[Where]:
        """Yield what the index has of *products*, by rank."""
        if products.index is None:
            return
        where, title = products.where, self.in_title.where(products.index)
        groups = [where]
        if self.sold_out_last:
            groups = [both(where, AVAILABLE), both(where, negated(AVAILABLE))]
        for group in groups:
            yield both(group, title)
            yield without(group, title)


def by_relevance(query: str, products: ProductList) -> ByRelevance:
    """Return the order of *products*, which *query* has found. Raises `FieldError`."""
    return ByRelevance(by_title(query, products.viewer))
