"""The data of the schema that a start needs, without reading the schema.

Parsing `schema.graphql` and deriving a version of it takes three times as long as loading what
came of it: an introspection result, and an index. Both are kept in files that a start makes when
they are not there, and makes anew when they do not fit: their names hold a digest of all they
depend on, their content begins with one of itself.
"""

import tempfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import cache, cached_property, partial
from hashlib import sha256
from pathlib import Path
from typing import Any, Final, TypeVar

import graphql
import msgspec
from graphql import introspection_from_schema
from msgspec import Struct

from sandbox.resources import resource
from sandbox.schema.access import Access
from sandbox.schema.loading import LazySchema
from sandbox.schema.versions import ApiVersion, Versions

FORMAT: Final = 2
"""Raised when what is kept changes its shape."""

UNREADABLE: Final = (msgspec.MsgspecError, UnicodeError, LookupError, TypeError, RecursionError)
"""What comes of reading a file of another shape."""

T = TypeVar("T")

PACKAGED: Final = Path(__file__).with_name("derived")
"""Where an image or a package keeps what it derived beforehand."""


class Index(Struct, frozen=True):
    """The versions of the schema file, the access that fields require, and the fields."""

    served: tuple[ApiVersion, ...]
    access: Mapping[str, Access]
    fields: frozenset[str]


class Schemas:
    """The schema of each version, loaded from what was derived before, or derived now.

    *folders* are looked into in turn; what is made anew is kept in the last. Where nothing can
    be written a start does without, unless *must_keep*: then the `OSError` is raised.
    """

    def __init__(
        self, folders: Sequence[Path], *, file: str = "schema.graphql", must_keep: bool = False
    ) -> None:
        """*file* is that of an API, one of `building.FILES`."""
        self._folders = folders
        self._file = file
        self._must_keep = must_keep
        self._key = _key(file)

    @cached_property
    def index(self) -> Index:
        return self._loaded(
            "index.json", lambda: msgspec.json.encode(_index(self._file)), _read_index
        )

    @property
    def versions(self) -> Versions:
        return Versions(self.index.served)

    def build(self, version: str) -> LazySchema:
        """Build the schema of *version* anew, ready for resolvers. Raises `UnknownVersionError`."""
        self.versions.exactly(version)
        return self._loaded(
            f"{version}.json", partial(_introspection, self._file, version), LazySchema
        )

    def _loaded(self, name: str, make: Callable[[], bytes], read: Callable[[bytes], T]) -> T:
        """Return what *read* makes of the file *name*, or of what *make* returns.

        A file that is not there, or cannot be read, or is not what was written, is made anew.
        """
        path = Path(self._key) / name
        for folder in self._folders:
            with suppress(OSError, *UNREADABLE):
                if (text := self._whole((folder / path).read_bytes())) is not None:
                    return read(text)
        text = make()
        try:
            _keep(self._folders[-1] / path, self._digest(text) + b"\n" + text)
        except OSError:
            if self._must_keep:
                raise
        return read(text)

    def _whole(self, content: bytes) -> bytes | None:
        """Return what was kept, or None when it is not what was written."""
        digest, _, text = content.partition(b"\n")
        return text if self._digest(text) == digest else None

    def _digest(self, text: bytes) -> bytes:
        return sha256(self._key.encode() + text).hexdigest().encode()


@cache
def load_schemas(file: str = "schema.graphql") -> Schemas:
    """Return this process's schemas, with what was packaged and what this user's starts kept.

    *file* is that of an API, one of `building.FILES`.
    """
    from platformdirs import user_cache_path

    folders = [PACKAGED, user_cache_path("storefront-sandbox", appauthor=False)]
    return Schemas(folders, file=file)


def derive_all(folder: Path) -> list[str]:
    """Keep in *folder* what all versions need, for images that cannot write later.

    Returns the versions. Raises `OSError` where the folder cannot be written.
    """
    from sandbox.schema.building import FILES

    handles: dict[str, None] = {}
    for file in FILES:
        schemas = Schemas([folder], file=file, must_keep=True)
        for handle in schemas.versions.handles:
            schemas.build(handle)
            handles[handle] = None
    return list(handles)


def _key(file: str) -> str:
    depends_on = f"{FORMAT} {graphql.__version__}".encode()
    return sha256(depends_on + resource(file).read_bytes()).hexdigest()[:16]


def _index(file: str) -> Index:
    from sandbox.schema.building import load_document
    from sandbox.schema.reading import read_versions, required_access

    document = load_document(file)
    fields = frozenset(
        f"{node.name.value}.{field.name.value}"
        for node in document.definitions
        if isinstance(node, graphql.ObjectTypeDefinitionNode)
        for field in node.fields or ()
    )
    return Index(read_versions(document).served, required_access(document), fields)


def _introspection(file: str, version: str) -> bytes:
    from sandbox.schema.building import build_schema

    result: Any = introspection_from_schema(build_schema(version, file))
    return msgspec.json.encode(result)


def _read_index(text: bytes) -> Index:
    return msgspec.json.decode(text, type=Index)


def _keep(path: Path, content: bytes) -> None:
    """Write in one step, so that another start sees all of it or nothing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = None
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
            beside = Path(file.name)
            file.write(content)
        # A temporary file is for its owner alone; an image is served by another user.
        beside.chmod(0o644)
        beside.replace(path)
    except OSError:
        if beside:
            beside.unlink()
        raise
