"""The files of the dashboard, below a folder that is named by their content.

So browsers keep them for as long as they do not change.
"""

import re
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path
from posixpath import dirname, normpath
from types import MappingProxyType
from typing import Final

from aiohttp import hdrs, web

FOLDER: Final = Path(__file__).parent / "files"
TYPES: Final[Mapping[str, str]] = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}


_IMPORT: Final = re.compile(r'^import .* from "(\.[^"]+)";$', re.MULTILINE)


@cache
def static_files() -> Mapping[str, bytes]:
    """Return the content of all files by path, such as `views/journal.js`."""
    files = (path for path in sorted(FOLDER.rglob("*")) if path.suffix in TYPES)
    return MappingProxyType(
        {path.relative_to(FOLDER).as_posix(): path.read_bytes() for path in files}
    )


@cache
def imported_by(path: str) -> tuple[str, ...]:
    """Return the paths of all modules that the module at *path* needs, itself included."""
    found: dict[str, None] = {}
    _find_imports(path, found)
    return tuple(found)


def _find_imports(path: str, found: dict[str, None]) -> None:
    if path in found:
        return
    found[path] = None
    for way in _IMPORT.findall(static_files()[path].decode()):
        _find_imports(normpath(f"{dirname(path)}/{way}").lstrip("/"), found)


@cache
def version() -> str:
    """Return the name of the folder."""
    digest = sha256()
    for content in static_files().values():
        digest.update(content)
    return digest.hexdigest()[:12]


def serve_file(path: str) -> web.Response | None:
    """Return the file at *path*, such as `0a1b2c3d4e5f/app.js`; None if there is none."""
    folder, _, name = path.partition("/")
    content = static_files().get(name)
    if content is None:
        return None
    keep = "public, max-age=31536000, immutable" if folder == version() else "no-store"
    return web.Response(
        body=content,
        headers={
            hdrs.CONTENT_TYPE: TYPES[Path(name).suffix],
            hdrs.CACHE_CONTROL: keep,
            "X-Content-Type-Options": "nosniff",
        },
    )
