"""The cache of transformed images. They are made one at a time."""

import asyncio
from collections import OrderedDict
from typing import Final, TypeAlias

from sandbox.cdn.drawing import Drawing
from sandbox.cdn.files import Original
from sandbox.cdn.image_transform import Transform
from sandbox.cdn.transform import transformed

Made: TypeAlias = tuple[bytes, str] | None
"""The bytes and the content type of an image; None for a file that is served as it is."""

MOST_BYTES: Final = 32 * 2**20
_ENTRY: Final = 1_000
"""Bytes that an entry takes besides those of its image."""


class ImageCache:
    """Above the limit, images that were requested longest ago are deleted."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._most = most_bytes
        self._kept: OrderedDict[tuple[Original | Drawing, Transform], Made] = OrderedDict()
        self.bytes = 0
        """What is kept takes so much memory."""
        self._turn = asyncio.Lock()

    async def image(self, original: Original | Drawing, transform: Transform) -> Made:
        """Return the transformed image. The work is done in a thread, for one image at a time."""
        key = original, transform
        if key not in self._kept:
            async with self._turn:
                if key not in self._kept:
                    self._keep(key, await asyncio.to_thread(transformed, original, transform))
        self._kept.move_to_end(key)
        return self._kept[key]

    def _keep(self, key: tuple[Original | Drawing, Transform], made: Made) -> None:
        self._kept[key] = made
        self.bytes += _size(made)
        while self.bytes > self._most and len(self._kept) > 1:
            _, oldest = self._kept.popitem(last=False)
            self.bytes -= _size(oldest)


def _size(made: Made) -> int:
    return _ENTRY + (0 if made is None else len(made[0]))
