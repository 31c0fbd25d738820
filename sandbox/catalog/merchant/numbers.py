"""The ids of new products and their parts: above those of all seeded ones."""

from collections.abc import Mapping
from typing import Final

from sandbox.catalog.made_up.keys import FIRST_MEDIA, FIRST_OPTION, FIRST_VALUE
from sandbox.file_ids import FIRST, FIRST_VARIANT, PARTS
from sandbox.gid import STEP
from sandbox.world import World

_SEEDED: Final = 2**20
"""More than the number of any seeded product."""
_FIRSTS: Final[Mapping[str, int]] = {
    "Product": FIRST["Product"] + _SEEDED * STEP,
    "ProductVariant": FIRST_VARIANT + _SEEDED * PARTS * STEP,
    "ProductOption": FIRST_OPTION + _SEEDED * PARTS * STEP,
    "ProductOptionValue": FIRST_VALUE + _SEEDED * PARTS * STEP,
    "Media": FIRST_MEDIA + _SEEDED * PARTS * STEP,
}


def new_id(world: World, kind: str) -> int:
    return world.gids.next(kind, first=_FIRSTS[kind])
