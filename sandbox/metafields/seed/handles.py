"""Global ids of what the files of the shop describe, by their handles."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final
from zlib import crc32

from msgspec import Struct

from sandbox.faults import FaultError
from sandbox.file_ids import id_of, variant_id
from sandbox.fixture_files import Fixtures
from sandbox.gid import gid
from sandbox.metafields.written import WrittenFiles

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


def file_number(name: str) -> int:
    """Return the number in the id of the file of that *name*."""
    return _FIRST_FILE + crc32(name.encode())


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
            ids = _metaobjects(self.fixtures)
            return gid(kind, self._number(handle, ids, METAOBJECTS))
        if kind == "ProductVariant":
            return self._variant(handle)
        folder = _FOLDERS[kind]
        numbers = _numbers(self.fixtures, folder)
        return gid(kind, id_of(kind, self._number(handle.rpartition("/")[2], numbers, folder)))

    def _variant(self, handle: str) -> str:
        product, _, position = handle.partition("/")
        if not position.isdecimal() or position == "0":
            raise FaultError(f"is {handle!r}: write a product and a position, `mug/1`", "value")
        numbers = _numbers(self.fixtures, _FOLDERS["Product"])
        number = self._number(product, numbers, _FOLDERS["Product"])
        return gid("ProductVariant", variant_id(number, int(position) - 1))

    def _file(self, name: str) -> str:
        kinds = _files(self.fixtures)
        if name in kinds:
            return gid(FILE_TYPES[kinds[name]], file_number(name))
        return gid("GenericFile", self._number(name, {}, FILES))

    def _number(self, handle: str, numbers: Mapping[str, int], part: str) -> int:
        if handle in numbers:
            return numbers[handle]
        if self.fixtures.is_own(part) and not self.fixtures.is_own(self.source):
            return 0
        raise FaultError(f"is {handle!r}, which is not in {part}", "value")


@lru_cache(maxsize=32)
def _numbers(fixtures: Fixtures, folder: str) -> Mapping[str, int]:
    documents = {file.handle: file.toml.document for file in fixtures.files(folder)}
    return {handle: _number_in(document) for handle, document in documents.items()}


def _number_in(document: Mapping[str, Any]) -> int:
    """Return the number of a file; one without is refused where its kind is read."""
    number = document.get("number")
    return number if isinstance(number, int) else 0


@lru_cache(maxsize=8)
def _metaobjects(fixtures: Fixtures) -> Mapping[str, int]:
    """Return the numbers of all entries by `TYPE/HANDLE`."""
    return {
        f"{file.handle}/{entry['handle']}": id_of(
            "Metaobject", _number_in(file.toml.document) * MOST_ENTRIES + position
        )
        for file in fixtures.files(METAOBJECTS)
        for position, entry in enumerate(file.toml.document.get("entries", ()))
        if isinstance(entry, dict) and "handle" in entry
    }


@lru_cache(maxsize=8)
def _files(fixtures: Fixtures) -> Mapping[str, str]:
    if not fixtures.has(FILES):
        return {}
    return {each.name: each.kind for each in fixtures.read(FILES).read(WrittenFiles).files}
