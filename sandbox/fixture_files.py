"""Files of a sandbox's data: the built-in `fixtures/`, or a folder of the user."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path, PurePath
from typing import Final, NamedTuple, Self, TypeAlias, TypeVar

from msgspec import Struct

from sandbox.bounded import check_bounds
from sandbox.faults import FaultError
from sandbox.resources import resource
from sandbox.toml_file import TomlError, TomlFile, read_toml

T = TypeVar("T")

Stamp: TypeAlias = tuple[str, int, int]
"""A file's path, when it was written, in nanoseconds, and its size in bytes."""


class Fixtures(Struct, frozen=True):
    """A folder laid out as `fixtures/`. A part that it does not have, a file or a folder in it, is
    the built-in one.

    `stamps` are of its files when somebody last looked: what was read of the same is the same.
    """

    folder: Path | None = None
    stamps: tuple[Stamp, ...] = ()

    def latest(self) -> Self:
        """Return the folder as it is now. Raises `TomlError` for one that cannot be listed."""
        if self.folder is None:
            return self
        try:
            stamps = tuple(sorted(_stamps(self.folder)))
        except OSError as error:
            raise TomlError(f"{self.folder}: {error.strerror}") from None
        return self if stamps == self.stamps else type(self)(self.folder, stamps)

    def has(self, name: str) -> bool:
        return self._path(name).exists()

    def read(self, name: str) -> TomlFile:
        """Return the file *name*, such as `personas.toml`. Raises `TomlError`."""
        return self._read(self._path(name))

    def files(self, name: str) -> "list[FixtureFile]":
        """Return all TOML files of the folder *name*, such as `catalog/products`, by handle.

        Raises `TomlError`.
        """
        paths = sorted(self._path(name).glob("*.toml"))
        return [FixtureFile(path.stem, self._read(path)) for path in paths]

    def folders(self, name: str) -> tuple[Path, ...]:
        """Return where files of the folder *name* may be: the user's first, which win."""
        built_in = resource(f"fixtures/{name}")
        return (built_in,) if self.folder is None else (self.folder / name, built_in)

    def is_own(self, name: str) -> bool:
        """Say whether *name* is in a part that the user has."""
        return self.folder is not None and (self.folder / PurePath(name).parts[0]).exists()

    def _path(self, name: str) -> Path:
        """Return where *name* is to be read, be it there or not.

        What refers to one another is in one part, as products and collections are in `catalog`.
        """
        if self.folder is not None and self.is_own(name):
            return self.folder / name
        return resource("fixtures") / name

    def _read(self, path: Path) -> TomlFile:
        """Read the file at *path*; messages call it by the folder, as `mine/shop.toml`."""
        root = resource("fixtures") if self.folder is None else self.folder
        if not path.is_relative_to(root):
            root = resource("fixtures")
        kind = TomlFile if root == resource("fixtures") else _OwnFile
        return read_toml(path, source=str(root.name / path.relative_to(root)), kind=kind)


class _OwnFile(TomlFile):
    """A file of the user, whose values are within bounds. Of ours that is tested."""

    def read(self, kind: type[T], *at: object) -> T:
        value = super().read(kind, *at)
        try:
            check_bounds(value)
        except FaultError as error:
            raise self.wrong(error.under(*at)) from None
        return value


class FixtureFile(NamedTuple):
    """A file of one thing, whose name without `.toml` is the thing's handle."""

    handle: str
    toml: TomlFile


BUILT_IN: Final = Fixtures()
_OF_NO_SEED: Final = frozenset({"fidelity", "files", "scenarios", "shops"})


def _stamps(folder: Path) -> Iterator[Stamp]:
    """Yield a stamp for each TOML file in *folder* and in those of its folders that are read."""
    for path in folder.iterdir():
        if path.name in _folders():
            yield from map(_stamp, path.rglob("*.toml"))
        elif path.suffix == ".toml":
            yield _stamp(path)


def _stamp(path: Path) -> Stamp:
    state = path.stat()
    return str(path), state.st_mtime_ns, state.st_size


@cache
def _folders() -> frozenset[str]:
    """Return the folders of a seed. Scenarios have a library of their own."""
    names = {path.name for path in resource("fixtures").iterdir() if path.is_dir()}
    return frozenset(names - _OF_NO_SEED)
