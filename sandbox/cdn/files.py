"""The files that may be served, and what is known of each."""

import re
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from stat import S_ISREG
from typing import Final

from msgspec import Struct

from sandbox.cdn.drawing import Drawing
from sandbox.cdn.image_transform import NOTHING, Transform, from_name
from sandbox.fixture_files import Fixtures
from sandbox.images.shapes import shape_and_color

FOLDER: Final = "files"

TYPES: Final[Mapping[str, str]] = {
    ".gif": "image/gif",
    ".glb": "model/gltf-binary",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".m3u8": "application/x-mpegURL",
    ".mp4": "video/mp4",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".ts": "video/mp2t",
    ".usdz": "model/vnd.usdz+zip",
    ".webp": "image/webp",
}
"""What is served, by the ending of its name. Other files stay where they are."""

_PATH: Final = re.compile(r"files(/[^/\\:\x00-\x1f.][^/\\:\x00-\x1f]*)+")
"""No part of a path begins with a dot, so none leads upwards."""


class Original(Struct, frozen=True):
    """A file as it is now. `stamp` changes with its content."""

    path: Path
    stamp: tuple[int, int]

    @property
    def content_type(self) -> str:
        return TYPES[self.path.suffix.lower()]


def find(fixtures: Fixtures, path: str) -> tuple[Original | Drawing, Transform] | None:
    """Return the file that *path* names, or the drawing, and its transform.

    *path* is below `/cdn/shop/`, such as `files/mug_300x.png`. A file of just that name comes
    first. None where there is none.
    """
    if original := _original(fixtures, path):
        return original, NOTHING
    name, transform = from_name(path)
    found = _original(fixtures, name) or _drawing(name)
    return None if found is None else (found, transform)


def _drawing(path: str) -> Drawing | None:
    found = shape_and_color(path)
    return None if found is None else Drawing(*found)


def _original(fixtures: Fixtures, path: str) -> Original | None:
    if not _PATH.fullmatch(path) or Path(path).suffix.lower() not in TYPES:
        return None
    for folder in fixtures.folders(FOLDER):
        with suppress(OSError, ValueError):  # it does not exist, or no file can have such a name
            found = (folder.parent / path).resolve(strict=True)
            state = found.stat()
            if found.is_relative_to(folder.resolve()) and S_ISREG(state.st_mode):
                return Original(found, (state.st_mtime_ns, state.st_size))
    return None
