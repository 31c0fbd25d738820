"""The index of a seed: made when a list of its products is first asked for, for all its worlds."""

from collections.abc import Iterator
from itertools import chain
from typing import Final

from sandbox.catalog.index.database import ProductIndex
from sandbox.catalog.made_up.others import written
from sandbox.catalog.made_up.products import MadeUpProducts
from sandbox.catalog.records import Product
from sandbox.pause import Pause, go_on
from sandbox.store import Seeds

FEW: Final = 500
"""A shop with no more products has no index: a look at each of them takes less time."""

MOST: Final = 4
"""Indexes that are kept. One of 100,000 products takes some 170 MB."""


def index_of(seeds: Seeds) -> ProductIndex | None:
    """Return the whole index of *seeds*; None for a shop of few products."""
    if not seeds.is_indexed:
        make_index(seeds)
    return _kept.get(seeds)


def is_pending(seeds: Seeds) -> bool:
    """Say whether *seeds* are to have an index that is not complete."""
    index = _index(seeds)
    return index is not None and not index.is_complete


def make_index(seeds: Seeds, pause: Pause = go_on) -> None:
    """Make what is missing of the index; call *pause* between the slices."""
    index = _index(seeds)
    while index is not None and index.add_some():
        pause()
    seeds.is_indexed = True


_kept: Final[dict[Seeds, ProductIndex]] = {}


def _index(seeds: Seeds) -> ProductIndex | None:
    """Return the index, which may be at its beginning. The oldest one goes for a new one."""
    if seeds.count(Product) <= FEW:
        return None
    if seeds not in _kept:
        _kept[seeds] = ProductIndex(_published(seeds))
        for oldest in [*_kept][:-MOST]:
            oldest.is_indexed = False
            del _kept[oldest]
    return _kept[seeds]


def _published(seeds: Seeds) -> Iterator[Product]:
    """Yield the products that viewers can see; what is made up is not remembered."""
    made_up = MadeUpProducts(seed=seeds.origin.seed, size=seeds.origin.catalog)
    given = (each for each in written(seeds) if each.published_at is not None)
    return chain(given, made_up.each())
