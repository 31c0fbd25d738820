"""An index of the products of a seed, in SQLite: what lists and searches of a large shop run on."""

from sandbox.catalog.index.database import ProductIndex
from sandbox.catalog.index.of_seed import index_of, is_pending, make_index
from sandbox.catalog.index.where import EVERYTHING, NOTHING, Where

__all__ = [
    "EVERYTHING",
    "NOTHING",
    "ProductIndex",
    "Where",
    "index_of",
    "is_pending",
    "make_index",
]
