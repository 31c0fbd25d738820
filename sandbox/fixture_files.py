"""Where a sandbox's data is read from: the built-in `fixtures/`, or a folder of the user."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple, Self, TypeAlias

from msgspec import Struct

from sandbox.resources import resource
from sandbox.toml_file import TomlError, TomlFile, read_toml

Stamp: TypeAlias = tuple[str, int, int]
"""A file's path, when it was written, in nanoseconds, and its size in bytes."""


class Fixtures(Struct, frozen=True):
    """A folder laid out as `fixtures/`; a file that it does not have is the built-in one.

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

    def read(self, name: str) -> TomlFile:
        """Return the file *name*, such as `personas.toml`. Raises `TomlError`."""
        if self.folder is not None and (own := self.folder / name).exists():
            return read_toml(own, source=str(Path(self.folder.name, name)))
        built_in = f"fixtures/{name}"
        return read_toml(resource(built_in), source=built_in)

    def files(self, name: str) -> "list[FixtureFile]":
        """Return all TOML files of the folder *name*, such as `catalog/products`, by handle.

        A folder of the user stands in for the whole built-in one. Raises `TomlError`.
        """
        own = None if self.folder is None else self.folder / name
        folder = own if own is not None and own.is_dir() else resource(f"fixtures/{name}")
        return [
            FixtureFile(path.stem, read_toml(path, source=f"{name}/{path.name}"))
            for path in sorted(folder.glob("*.toml"))
        ]

    def folders(self, name: str) -> tuple[Path, ...]:
        """Return where files of the folder *name* may be: the user's first, which win."""
        built_in = resource(f"fixtures/{name}")
        return (built_in,) if self.folder is None else (self.folder / name, built_in)


class FixtureFile(NamedTuple):
    """A file of one thing, whose name without `.toml` is the thing's handle."""

    handle: str
    toml: TomlFile


BUILT_IN: Final = Fixtures()


def _stamps(folder: Path) -> Iterator[Stamp]:
    """Yield a stamp for each TOML file in *folder* and in the folders inside it."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                yield from _stamps(Path(entry.path))
            elif entry.name.endswith(".toml"):
                state = entry.stat()
                yield entry.path, state.st_mtime_ns, state.st_size
