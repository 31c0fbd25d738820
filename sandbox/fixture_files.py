"""Where a sandbox's data is read from: the built-in `fixtures/`, or a folder of one's own."""

from pathlib import Path
from typing import Final

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


BUILT_IN: Final = Fixtures()
