"""Makes images as they are wanted, one at a time, and keeps them within a bound."""

import asyncio
from collections import OrderedDict
from typing import Final, TypeAlias

from sandbox.cdn.drawing import Drawing
from sandbox.cdn.files import Original
from sandbox.cdn.transform import transformed
from sandbox.cdn.wanted import Wanted

Made: TypeAlias = tuple[bytes, str] | None
"""The bytes and the content type of an image; None for a file that is served as it is."""

MOST_BYTES: Final = 32 * 2**20
_ENTRY: Final = 1_000
"""Bytes that an entry takes besides those of its image."""


class ImageCache:
    """Those that were asked for longest ago are forgotten first."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._most = most_bytes
        self._kept: OrderedDict[tuple[Original | Drawing, Wanted], Made] = OrderedDict()
        self.bytes = 0
        """What is kept takes so much memory."""
        self._turn = asyncio.Lock()

    async def image(self, original: Original | Drawing, wanted: Wanted) -> Made:
        """Return the image as *wanted*. The work is done in a thread, for one image at a time."""
        key = original, wanted
        if key not in self._kept:
            async with self._turn:
                if key not in self._kept:
                    self._keep(key, await asyncio.to_thread(transformed, original, wanted))
        self._kept.move_to_end(key)
        return self._kept[key]

    def _keep(self, key: tuple[Original | Drawing, Wanted], made: Made) -> None:
        self._kept[key] = made
        self.bytes += _size(made)
        while self.bytes > self._most and len(self._kept) > 1:
            _, oldest = self._kept.popitem(last=False)
            self.bytes -= _size(oldest)


def _size(made: Made) -> int:
    return _ENTRY + (0 if made is None else len(made[0]))
