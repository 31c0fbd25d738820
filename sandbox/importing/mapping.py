"""The file of `import csv --mapping FILE`: what a CSV file does not contain."""

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from sandbox.importing.table import key_of
from sandbox.metafields.value_types import LIST, TYPES, not_a_type
from sandbox.toml_file import read_toml


class LinkedValue(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a value of a linked option is called, and the colour of its swatch, as `#1F2A44`."""

    name: str
    color: str | None = None


class ExportMapping(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`markets` has the handles of markets in `shop.toml` by their names in the file, `metafields`
    types by `NAMESPACE.KEY`, and `values` those of linked options, by the metafield and handle.
    """

    markets: Mapping[str, str] = {}
    metafields: Mapping[str, str] = {}
    values: Mapping[str, Mapping[str, LinkedValue]] = {}

    def market(self, name: str) -> str | None:
        """Return the handle of the market that a file calls *name*, in any case."""
        key = key_of(name)
        return next((it for known, it in self.markets.items() if key_of(known) == key), None)


NOTHING = ExportMapping()


def read_mapping(path: Path) -> ExportMapping:
    """Return the mapping in the file at *path*. Raises `TomlError`."""
    file = read_toml(path)
    mapping = file.read(ExportMapping)
    with file.checked():
        for key, kind in mapping.metafields.items():
            if kind.removeprefix(LIST) not in TYPES:
                raise not_a_type(kind, "metafields", key)
    return mapping
