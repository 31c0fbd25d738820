"""Metafields of made-up products: functions of the seed and the product's index."""

from collections.abc import Iterator
from typing import Any, Final

from sandbox.file_ids import made_up_id, made_up_index
from sandbox.gid import gid, number_in, plain_number
from sandbox.made_up.assortment import CARE, ORIGINS
from sandbox.made_up.draws import Draws
from sandbox.made_up.moments import created_at
from sandbox.metafields.records import Metafield, OwnedMetafields
from sandbox.store import Generated

NAMESPACE: Final = "details"
_FIRST: Final = 46_000_000_000_000
_PLACES: Final = 8
_NEAR: Final = 10


class MadeUpMetafields(Generated[OwnedMetafields]):
    """The metafields of *size* made-up products.

    Each has care, origin, rating and number of reviews; all but the first refer to another product.
    """

    __slots__ = ("_draws",)

    def __init__(self, *, seed: int, size: int) -> None:
        super().__init__(size)
        self._draws = Draws(seed)

    def find(self, _key: str, value: str) -> OwnedMetafields | None:
        """Return the owner of the metafield whose number is *value*."""
        number = plain_number(value)
        index = -1 if number is None else (number - _FIRST) // _PLACES
        found = self._make(index) if 0 <= index < self.count() else None
        return found if found and value in found.metafield_ids else None

    def _id(self, position: int) -> str:
        return gid("Product", made_up_id(position))

    def _position(self, record_id: Any) -> int | None:
        return made_up_index(number_in(str(record_id), "Product") or 0)

    def _made(self, position: int) -> OwnedMetafields:
        moment = created_at(self._draws, position)
        metafields = (
            Metafield(
                id=_FIRST + position * _PLACES + at,
                namespace=NAMESPACE,
                key=key,
                type=kind,
                value=value,
                created_at=moment,
                updated_at=moment,
            )
            for at, (key, kind, value) in enumerate(self._values(position))
        )
        return OwnedMetafields(id=self._id(position), metafields=tuple(metafields))

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
