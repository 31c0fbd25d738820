"""Global ids of what the files of the shop describe, by their handles."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final, TypeVar
from zlib import crc32

from msgspec import Struct

from sandbox.faults import FaultError, not_one
from sandbox.file_ids import (
    OwnId,
    id_in,
    id_of,
    number_of_file,
    own_id_in,
    tables_in,
    variant_id_in,
)
from sandbox.fixture_files import Fixtures
from sandbox.gid import gid, plain_number
from sandbox.metafields.written import WrittenFile, WrittenFiles

T = TypeVar("T")

FILES: Final = "files.toml"
METAOBJECTS: Final = "content/metaobjects"
MOST_ENTRIES: Final = 1_000
"""Of a type of metaobjects."""

_FIRST_FILE: Final = 43_000_000_000_000
_FOLDERS: Final[Mapping[str, str]] = {
    "Article": "content/articles",
    "Blog": "content/blogs",
    "Collection": "catalog/collections",
    "Page": "content/pages",
    "Product": "catalog/products",
}
FILE_TYPES: Final[Mapping[str, str]] = {
    "GENERIC": "GenericFile",
    "IMAGE": "MediaImage",
    "MODEL_3D": "Model3d",
    "VIDEO": "Video",
}
"""Kind of a file to its type of the schema."""


def file_number(file: WrittenFile) -> int:
    """Return the number in the id of the *file*."""
    return file.id or _FIRST_FILE + crc32(file.name.encode())


def metaobject_id(number: int, position: int, own: OwnId) -> int:
    """Return the id of the entry at a *position*, from 0, of the type of that *number*."""
    return id_of("Metaobject", number * MOST_ENTRIES + position, own)


class Handles(Struct, frozen=True):
    """What *fixtures* describe, as a file called *source* there refers to it."""

    fixtures: Fixtures
    source: str

    def refer(self, kind: str, handle: str) -> str:
        """Return the global id of the *kind* and *handle*; what is a global id stays as it is.

        Raises `FaultError` for what there is not. If the built-in part refers to a part that the
        user has replaced, that is a global id of nothing.
        """
        if handle.startswith("gid:"):
            return handle
        if kind == "File":
            return self._file(handle)
        if kind == "Metaobject":
            return gid(kind, self._found(handle, _metaobjects(self.fixtures), METAOBJECTS) or 0)
        if kind == "ProductVariant":
            return self._variant(handle)
        folder = _FOLDERS[kind]
        document = self._found(handle.rpartition("/")[2], _documents(self.fixtures, folder), folder)
        return gid(kind, id_in(kind, document or {}))

    def _variant(self, handle: str) -> str:
        product, _, text = handle.partition("/")
        position = plain_number(text)
        if not position:
            raise FaultError(f"is {handle!r}: write a product and a position, `mug/1`", "value")
        folder = _FOLDERS["Product"]
        document = self._found(product, _documents(self.fixtures, folder), folder)
        return gid("ProductVariant", variant_id_in(document or {}, position - 1))

    def _file(self, name: str) -> str:
        file = self._found(name, _files(self.fixtures), FILES)
        if file is None:
            return gid("GenericFile", 0)
        return gid(FILE_TYPES[file.kind], file_number(file))

    def _found(self, handle: str, known: Mapping[str, T], part: str) -> T | None:
        if handle in known:
            return known[handle]
        if self.fixtures.is_own(part) and not self.fixtures.is_own(self.source):
            return None
        raise FaultError(not_one(handle, f"in {part}", known), "value")


@lru_cache(maxsize=32)
def _documents(fixtures: Fixtures, folder: str) -> Mapping[str, Mapping[str, Any]]:
    return {file.handle: file.toml.document for file in fixtures.files(folder)}


@lru_cache(maxsize=8)
def _metaobjects(fixtures: Fixtures) -> Mapping[str, int]:
    """Return the numbers of all entries by `TYPE/HANDLE`."""
    return {
        f"{file.handle}/{entry['handle']}": metaobject_id(
            number_of_file(file.toml.document), position, own_id_in(entry)
        )
        for file in fixtures.files(METAOBJECTS)
        for position, entry in enumerate(tables_in(file.toml.document, "entries"))
        if "handle" in entry
    }


@lru_cache(maxsize=8)
def _files(fixtures: Fixtures) -> Mapping[str, WrittenFile]:
    if not fixtures.has(FILES):
        return {}
    return {each.name: each for each in fixtures.read(FILES).read(WrittenFiles).files}
