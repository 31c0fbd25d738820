"""The products of a search in their order, and the order of all that it finds.

Shopify: what is sold out comes last unless it is asked otherwise (documented).
"""

from collections.abc import Sequence
from enum import StrEnum
from typing import Any, Final

from sandbox.catalog.chosen import by_title
from sandbox.catalog.product_list import Chosen, Part, ProductList, Source
from sandbox.catalog.records import Product
from sandbox.catalog.relevance import AVAILABLE, ByRelevance, has_some
from sandbox.catalog.sort_keys import PRODUCT_SORT_KEYS, ProductSortKeys
from sandbox.lazy import lazy
from sandbox.listing import InOrder, Page, Position
from sandbox.listing.cursor import SearchCursor, decode, encode
from sandbox.viewer import Viewer

MOST_HITS: Final = 25_000
"""Shopify: how far the pages of a search reach (documented)."""

_PRODUCTS: Final = (0,)
_OTHERS: Final = 1
ONLY_AVAILABLE: Final = Chosen(test=has_some, where=lambda _index: AVAILABLE)


class SearchUnavailableProductsType(StrEnum):
    HIDE = "HIDE"
    LAST = "LAST"
    SHOW = "SHOW"


def relevance(query: str, viewer: Viewer, *, sold_out_last: bool) -> ByRelevance:
    in_title = by_title(query, viewer)
    return ByRelevance(in_title, sold_out_last=sold_out_last, place=_PRODUCTS)


class ByPrice:
    """The order of the lowest price of a variant."""

    def position(self, product: Product) -> Position:
        _, value, number = PRODUCT_SORT_KEYS[ProductSortKeys.PRICE].position(product)
        return (True, (*_PRODUCTS, value), number)

    def source(self, products: ProductList) -> Source:
        part = Part(products.where, "price", _PRODUCTS, is_down=False)
        return Source(products, [part], self.position)


class _Places:
    """Where hits stand: products in the order of *by*, then *others*."""

    def __init__(self, by: ByRelevance | ByPrice, others: Sequence[Any]) -> None:
        self.by = by
        self.others = {(type(each), each.id): place for place, each in enumerate(others)}

    def position(self, item: Any) -> Position:
        if isinstance(item, Product):
            return self.by.position(item)
        return (True, (_OTHERS, self.others[type(item), item.id]), 0)


class Found:
    """*products* in the order of *by*, then *others*: the source and the order of a search.

    It also reads and writes the cursors of its *page*.
    """

    def __init__(
        self,
        products: ProductList | None,
        by: ByRelevance | ByPrice,
        others: Sequence[Any],
        page: Page,
    ) -> None:
        self._products = products
        self._source = None if products is None else by.source(products)
        self._places = _Places(by, others)
        self._others = InOrder(others, self._places.position)
        self._page = page

    def count(self) -> int:
        return self._others.count() + (0 if self._source is None else self._source.count())

    def position(self, item: Any) -> Position:
        return self._places.position(item)

    def beyond(self, position: Position | None, most: int, *, down: bool) -> Sequence[Any]:
        parts = [each for each in (self._source, self._others) if each is not None]
        found: list[Any] = []
        for part in parts[::-1] if down else parts:
            if position is None or not self._is_over(part, position, down=down):
                found += part.beyond(position, most - len(found), down=down)
            if len(found) >= most:
                break
        return found

    def _is_over(self, part: Any, position: Position, *, down: bool) -> bool:
        """Say whether the list has left *part* behind when it is at *position*."""
        is_in_others = position[1][0] == _OTHERS
        if part is self._source:
            return is_in_others and not down
        return down and not is_in_others

    # --- cursors ---

    @lazy
    def first(self) -> int:
        """The place of the first hit of the page among all hits, from 0."""
        page = self._page
        if page.cursor is None:
            return max(self.count() - page.size, 0) if page.is_last else 0
        offset = decode(page.cursor, SearchCursor).offset
        return max(offset - page.size, 0) if page.is_last else offset + 1

    def write(self, item: Any, offset: int) -> str:
        """Shopify: recorded with `reverse` true for a search that did not ask for it."""
        index = self.first + offset
        page = (index + 1) // max(self._page.size, 1) + 1
        return encode(SearchCursor(page, item.id, not self._page.reverse, index))

    def read(self, cursor: str) -> Position:
        """Return the position of the hit that *cursor* names; if it is gone, where it was."""
        found = decode(cursor, SearchCursor)
        for (_, number), place in self._places.others.items():
            if number == found.last_id:
                return (True, (_OTHERS, place), 0)
        product = None if self._products is None else self._products.find(found.last_id)
        return self._gap(found.offset) if product is None else self.position(product)

    def _gap(self, offset: int) -> Position:
        """Return the position just before the hit that is at *offset* now."""
        down = bool(self._page.reverse)
        before = self.beyond(None, min(max(offset, 0), MOST_HITS), down=down)
        if not before:
            return (True, (_OTHERS + 1,) if down else (-1,), 0)
        return self.position(before[-1])
