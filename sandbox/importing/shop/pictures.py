"""Fetches the images and films of a shop into the folder `files` of the fixtures."""

import re
from hashlib import blake2b
from http.client import HTTPException
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit
from urllib.request import urlopen

from sandbox.importing.shop.connection import LARGEST, ShopError, base_url

FOLDER: Final = "files"
_PLAYLIST: Final = ".m3u8"
_TIMEOUT: Final = 60.0
_PART: Final = 64 * 1024
_OTHER: Final = re.compile(r"[^\w.-]+")
_LONGEST: Final = 80


class Pictures:
    """Fetches each URL once; one that is there from an earlier run is kept.

    `failed` are the URLs that could not be fetched: the fixtures name those as they are.
    """

    def __init__(self, folder: Path) -> None:
        self._folder: Final = folder / FOLDER
        self._names: Final[dict[str, str]] = {}
        self.failed: Final[list[str]] = []

    @property
    def count(self) -> int:
        """How many files there are."""
        return len(self._names) - len(self.failed)

    def file_of(self, url: str) -> str:
        """Return the name of the file at *url*, or the URL if it cannot be fetched.

        A playlist of HLS stays where its parts are.
        """
        if urlsplit(url).path.endswith(_PLAYLIST):
            return url
        if url not in self._names:
            self._names[url] = self._fetched(url)
        return self._names[url]

    def _fetched(self, url: str) -> str:
        name = file_name(url)
        path = self._folder / name
        try:
            if not path.exists():
                base_url(url.partition("?")[0])
                self._fetch(url, path)
        except (ShopError, OSError, HTTPException, ValueError):
            self.failed.append(url)
            return url
        return f"{FOLDER}/{name}"

    def _fetch(self, url: str, path: Path) -> None:
        """Write the whole file or none. Raises ValueError for one that is too large."""
        self._folder.mkdir(parents=True, exist_ok=True)
        beside = path.with_name(f".{path.name}.part")
        try:
            with urlopen(url, timeout=_TIMEOUT) as reply, beside.open("wb") as file:  # noqa: S310 - `base_url` checks the scheme
                size = 0
                while piece := reply.read(_PART):
                    size += len(piece)
                    if size > LARGEST:
                        raise ValueError(url)
                    file.write(piece)
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)


def file_name(url: str) -> str:
    """Return a name for the file of *url*: its own, with a mark of the whole URL."""
    stem, dot, extension = unquote(urlsplit(url).path).rpartition("/")[2].rpartition(".")
    mark = blake2b(url.encode(), digest_size=4).hexdigest()
    name = _OTHER.sub("-", stem or extension).strip(".-")[:_LONGEST] or "file"
    return f"{name}-{mark}{dot if stem else ''}{_OTHER.sub('', extension) if stem else ''}"
