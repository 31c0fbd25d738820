"""The cache of JSON of objects of answers, which has a limit."""

from collections.abc import Hashable
from typing import Any, Final, NamedTuple

from msgspec import Raw, Struct

from sandbox.execution.cache import SteadyCache

MOST_BYTES: Final = 32 * 2**20
MOST: Final = 50_000
_ENTRY: Final = 500
"""Bytes that a rendering takes besides its JSON, about."""


class Rendering(Struct, frozen=True):
    """The JSON of an object, and what it counts of the limits of an answer. `of` is kept alive."""

    json: Raw
    size: int
    room: int
    text_room: int
    of: Any


class Kept(NamedTuple):
    """The cache of renderings; `audience` is what decides which fields an answer may have."""

    cache: SteadyCache[Rendering]
    audience: Hashable = None

    def get(self, key: tuple[Hashable, ...]) -> Rendering | None:
        return self.cache.get((self.audience, *key))

    def is_new(self, key: tuple[Hashable, ...]) -> bool:
        return self.cache.is_new((self.audience, *key))

    def put(self, key: tuple[Hashable, ...], rendering: Rendering) -> None:
        self.cache.put((self.audience, *key), rendering)


def renderings(most_bytes: int = MOST_BYTES) -> SteadyCache[Rendering]:
    return SteadyCache(_weight, most_entries=MOST, most_bytes=most_bytes)


def _weight(rendering: Rendering) -> int:
    return rendering.size + _ENTRY
