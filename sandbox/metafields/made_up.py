"""Metafields of made-up products: functions of the seed and the product's index."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any, Final

from sandbox.file_ids import made_up_id, made_up_index
from sandbox.gid import gid, number_in
from sandbox.made_up.assortment import CARE, ORIGINS
from sandbox.made_up.draws import Draws
from sandbox.made_up.moments import created_at
from sandbox.metafields.records import Metafield, OwnedMetafields

NAMESPACE: Final = "details"
_FIRST: Final = 46_000_000_000_000
_PLACES: Final = 8
_KEPT: Final = 2_048
_NEAR: Final = 10


class MadeUpMetafields:
    """The metafields of *size* made-up products.

    Each has care, origin, rating and number of reviews; all but the first refer to another product.
    """

    __slots__ = ("_draws", "_make", "_size")

    def __init__(self, *, seed: int, size: int) -> None:
        self._size = size
        self._draws = Draws(seed)
        self._make = lru_cache(maxsize=_KEPT)(self._made)

    def get(self, record_id: Any) -> OwnedMetafields | None:
        index = self._index(record_id)
        return None if index is None else self._make(index)

    def find(self, _key: str, value: str) -> OwnedMetafields | None:
        """Return the owner of the metafield whose number is *value*."""
        index = (int(value) - _FIRST) // _PLACES if value.isdecimal() else -1
        found = self._make(index) if 0 <= index < self._size else None
        return found if found and value in found.metafield_ids else None

    def after(self, record_id: Any) -> Iterator[OwnedMetafields]:
        for index in range(self._size):
            if _owner(index) > record_id:
                yield self._made(index)

    def holds(self, record_id: Any) -> bool:
        return self._index(record_id) is not None

    def count(self) -> int:
        return self._size

    def _index(self, record_id: Any) -> int | None:
        index = made_up_index(number_in(str(record_id), "Product") or 0)
        return index if index is not None and index < self._size else None

    def _made(self, index: int) -> OwnedMetafields:
        moment = created_at(self._draws, index)
        metafields = (
            Metafield(
                id=_FIRST + index * _PLACES + at,
                namespace=NAMESPACE,
                key=key,
                type=kind,
                value=value,
                created_at=moment,
                updated_at=moment,
            )
            for at, (key, kind, value) in enumerate(self._values(index))
        )
        return OwnedMetafields(id=_owner(index), metafields=tuple(metafields))

    def _values(self, index: int) -> Iterator[tuple[str, str, str]]:
        draws = self._draws
        rated = 10 + draws.below(41, index, "rating")
        rating = f'{{"scale_min":"1.0","scale_max":"5.0","value":"{rated / 10}"}}'
        yield "care", "single_line_text_field", draws.one_of(CARE, index, "care")
        yield "origin", "single_line_text_field", draws.one_of(ORIGINS, index, "origin")
        yield "rating", "rating", rating
        yield "reviews", "number_integer", str(draws.below(30, index, "reviews") ** 2)
        if index:
            other = index - 1 - draws.below(min(index, _NEAR), index, "goes with")
            yield "goes_with", "product_reference", gid("Product", made_up_id(other))


def _owner(index: int) -> str:
    return gid("Product", made_up_id(index))
