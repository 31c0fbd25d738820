"""A list of products: those of the seed by its index, the others one by one.

The others are what a world has changed, bundles, combined listings, and what differs by market,
company or language. A small shop has no index: there all are looked at one by one.
"""

from collections.abc import Callable, Iterator, Sequence
from heapq import merge
from itertools import islice
from typing import Any, Final

from msgspec import Struct

from sandbox.catalog.availability import as_listed, is_published
from sandbox.catalog.index import EVERYTHING, ProductIndex, Where, index_of
from sandbox.catalog.looked_at import Apart, looked_at
from sandbox.catalog.records import Product
from sandbox.catalog.sort_keys import COLUMNS
from sandbox.lazy import lazy
from sandbox.listing import InOrder, Position, SortKey
from sandbox.pause import unhurried
from sandbox.viewer import Viewer

_SPARE: Final = 8
"""Rows that are asked for besides those of a page: some may be of products that have changed."""


def _always(_product: Product) -> bool:
    return True


class Chosen(Struct, frozen=True):
    """Which products a list holds: said of one product, and of those of an index.

    `of_record` is asked for the product as it is kept, `test` for it as the viewer sees it.
    """

    of_record: Callable[[Product], bool] = _always
    test: Callable[[Product], bool] = _always
    where: Callable[[ProductIndex], Where] = lambda _index: EVERYTHING
    needs_metafields: bool = False


class ProductList:
    """The products that *viewer* can see, of those that are *chosen*.

    The world may change while the index is asked. So `own` comes first, always.
    """

    def __init__(self, viewer: Viewer, chosen: Chosen = Chosen()) -> None:  # noqa: B008 - frozen
        self.viewer = viewer
        self.chosen = chosen
        store = viewer.world.store
        self.index = index_of(store.seeds)
        self._seeded = store.seeds.of(Product)

    @lazy
    def _apart(self) -> Apart:
        with_metafields = self.chosen.needs_metafields
        return looked_at(self.viewer, self.index, with_metafields=with_metafields)

    @lazy
    def own(self) -> Sequence[Product]:
        """The products that are looked at one by one, by id."""
        return [*self._own()]

    def _own(self) -> Iterator[Product]:
        chosen, viewer = self.chosen, self.viewer
        for record in unhurried([*self._apart.records]):
            if is_published(record, viewer) and chosen.of_record(record):
                listed = as_listed(record, viewer)
                if chosen.test(listed):
                    yield listed

    @property
    def apart(self) -> frozenset[int]:
        """The ids that the index may have, but whose products are looked at one by one."""
        return self._apart.ids

    @lazy
    def where(self) -> Where:
        return EVERYTHING if self.index is None else self.chosen.where(self.index)

    def count(self, most: int | None = None) -> int:
        """Return how many there are; of many at least *most*."""
        if self.index is None:
            return len(self.own)
        own, more = len(self.own), len(self.apart)
        found = self.index.count(self.where, None if most is None else most + more)
        return found - self.index.count_among(self.where, self.apart) + own

    def each(self) -> list[Product]:
        """Return all of them, by id. There may be many."""
        if self.index is None:
            return [*self.own]
        own = self.own
        kept = [n for n in self.index.ids(self.where) if n not in self.apart]
        found = map(self.product, unhurried(kept))
        return sorted((*own, *found), key=lambda product: product.id)

    def some(self, start: int, most: int) -> list[Product]:
        """Return up to *most* of them past the first *start*, by id."""
        if self.index is None:
            return [*self.own[start : start + most]]
        known = {product.id: product for product in self.own}
        kept = (n for n in self.index.ids(self.where) if n not in self.apart)
        ids = islice(merge(kept, known), start, start + most)
        return [known.get(number) or self.product(number) for number in ids]

    def find(self, number: int) -> Product | None:
        """Return the product of that id, if the list has it."""
        if self.index is None or number in self.apart:
            return next((product for product in self.own if product.id == number), None)
        return self.product(number) if self.index.count_among(self.where, [number]) else None

    def by(self, sort_key: SortKey[Product]) -> "Source":
        """Return the list in the order of *sort_key*."""
        return Source(
            self, [Part(self.where, COLUMNS[sort_key], (), is_down=False)], sort_key.position
        )

    def product(self, number: int) -> Product:
        """Return the product of that *number*, which the index has."""
        found: Product | None = self._seeded.get(number)
        assert found is not None, "what is not looked at one by one is in the seed"
        return found


class Part(Struct, frozen=True):
    """What the index has of a list, or the next part of it: a condition, and its order.

    `column` is what it is sorted by; `place` comes before that in positions. `is_down` turns the
    order of ids.
    """

    where: Where
    column: str
    place: tuple[int, ...]
    is_down: bool

    def position(self, value: Any, number: int) -> Position:
        if not self.place:
            return (True, value, number)
        if self.is_down:
            return (True, (*self.place, -number), 0)
        return (True, (*self.place, value), number)

    def row(self, position: Position) -> tuple[Any, int] | None:
        """Return where the part goes on past *position*; None where that is before all of it."""
        _, value, number = position
        if not self.place:
            return value, number
        own = value[: len(self.place)]
        if own != self.place:
            return None
        last = value[len(self.place)]
        return (None, -last) if self.is_down else (last, number)


class Source:
    """A list in an order: of the index in *parts*, one after the other, and of its own products."""

    def __init__(
        self,
        products: ProductList,
        parts: Sequence[Part],
        position: Callable[[Product], Position],
    ) -> None:
        self._products = products
        self._parts = parts
        self._position = position

    def count(self) -> int:
        return self._products.count()

    @lazy
    def _own(self) -> InOrder[Product]:
        return InOrder(sorted(self._products.own, key=self._position), self._position)

    def beyond(self, position: Position | None, most: int, *, down: bool) -> Sequence[Product]:
        ours = self._own.beyond(position, most, down=down)
        if self._products.index is None:
            return ours
        rows = self._rows(position, most, down=down)
        if not ours:
            return [self._products.product(number) for _, number in rows]
        known = [(self._position(each), each) for each in ours]
        both: Iterator[tuple[Position, int | Product]] = merge(
            rows, known, key=lambda pair: pair[0], reverse=down
        )
        return [
            self._products.product(found) if isinstance(found, int) else found
            for _, found in islice(both, most)
        ]

    def _rows(
        self, position: Position | None, most: int, *, down: bool
    ) -> list[tuple[Position, int]]:
        """Return the next of the index, with their positions."""
        found: list[tuple[Position, int]] = []
        for part in self._parts[::-1] if down else self._parts:
            if position is not None and part.place and _is_behind(part.place, position, down=down):
                continue
            found += self._of_part(part, position, most - len(found), down=down)
            if len(found) >= most:
                break
        return found

    def _of_part(
        self, part: Part, position: Position | None, most: int, *, down: bool
    ) -> list[tuple[Position, int]]:
        index, apart = self._products.index, self._products.apart
        assert index is not None
        start = None if position is None else part.row(position)
        is_down = down is not part.is_down
        found: list[tuple[Position, int]] = []
        while len(found) < most:
            asked = most - len(found) + _SPARE
            rows = index.rows(part.where, part.column, start, asked, down=is_down)
            found += [
                (part.position(value, number), number)
                for value, number in rows
                if number not in apart
            ]
            if len(rows) < asked:
                break
            start = rows[-1]
        return found[:most]


def _is_behind(place: tuple[int, ...], position: Position, *, down: bool) -> bool:
    """Say whether a part was over when the list reached *position*."""
    reached = position[1][: len(place)]
    return bool(place > reached if down else place < reached)
