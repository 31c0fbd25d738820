"""Where a sandbox's data is read from: the built-in `fixtures/`, or a folder of one's own."""

from pathlib import Path
from typing import Final, NamedTuple

from msgspec import Struct

from sandbox.resources import resource
from sandbox.toml_file import TomlFile, read_toml


class Fixtures(Struct, frozen=True):
    """A folder laid out as `fixtures/`; a file that it does not have is the built-in one."""

    folder: Path | None = None

    def read(self, name: str) -> TomlFile:
        """Return the file *name*, such as `personas.toml`. Raises `TomlError`."""
        own = None if self.folder is None else self.folder / name
        if own is not None and own.exists():
            return read_toml(own, source=str(own))
        built_in = f"fixtures/{name}"
        return read_toml(resource(built_in), source=built_in)

    def files(self, name: str) -> "list[FixtureFile]":
        """Return all TOML files of the folder *name*, such as `catalog/products`, by handle.

        A folder of one's own stands in for the whole built-in one. Raises `TomlError`.
        """
        own = None if self.folder is None else self.folder / name
        folder = own if own is not None and own.is_dir() else resource(f"fixtures/{name}")
        return [
            FixtureFile(path.stem, read_toml(path, source=f"{name}/{path.name}"))
            for path in sorted(folder.glob("*.toml"))
        ]


class FixtureFile(NamedTuple):
    """A file of one thing, whose name without `.toml` is the thing's handle."""

    handle: str
    toml: TomlFile


BUILT_IN: Final = Fixtures()
