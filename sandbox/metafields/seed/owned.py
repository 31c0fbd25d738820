"""Reads the metafields that files of products, pages and the like have, and those of the shop."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Final
from zlib import crc32

from msgspec import Struct

from sandbox.faults import FaultError
from sandbox.file_ids import id_in, tables_in, variant_id_in
from sandbox.fixture_files import FixtureFile, Fixtures
from sandbox.gid import gid
from sandbox.metafields.records import (
    Metafield,
    MetafieldDefinition,
    OwnedMetafields,
    definition_path,
)
from sandbox.metafields.seed.definitions import FILE, written_metafields
from sandbox.metafields.seed.handles import Handles
from sandbox.metafields.value_texts import check_value
from sandbox.metafields.value_types import encoded
from sandbox.metafields.written import WrittenMetafield, split_key
from sandbox.store import SeedOf
from sandbox.toml_file import TomlFile
from sandbox.world.shop_file import read_shop

_FIRST: Final = 45_000_000_000_000
_SHOP_OPENED: Final = datetime(2025, 1, 1, 9, tzinfo=UTC)
_OWNERS: Final[Mapping[str, str]] = {
    "catalog/collections": "Collection",
    "catalog/locations": "Location",
    "catalog/products": "Product",
    "content/articles": "Article",
    "content/blogs": "Blog",
    "content/pages": "Page",
}
"""Folder to the type of what its files describe."""


def read_owned(
    fixtures: Fixtures, definitions: SeedOf[MetafieldDefinition]
) -> Iterator[OwnedMetafields]:
    """Yield the metafields of each owner that has some. Raises `TomlError`."""
    for folder, kind in _OWNERS.items():
        for file in fixtures.files(folder):
            reader = _Reader(file.toml, Handles(fixtures, folder), definitions)
            yield from _of_file(kind, file, reader)
    if written_metafields(fixtures).shop:
        reader = _Reader(fixtures.read(FILE), Handles(fixtures, FILE), definitions)
        yield reader.owned("Shop", read_shop(fixtures).id, (_SHOP_OPENED, _SHOP_OPENED), "shop")


def _of_file(kind: str, file: FixtureFile, reader: "_Reader") -> Iterator[OwnedMetafields]:
    document = file.toml.document
    created = document.get("created_at") or document.get("updated_at") or _SHOP_OPENED
    moments = (created, document.get("updated_at") or created)
    if "metafields" in document:
        number = id_in(kind, document)
        yield reader.owned(kind, number, moments, "metafields")
    for position, variant in enumerate(tables_in(document, "variants")):
        if "metafields" in variant:
            number = variant_id_in(document, position)
            yield reader.owned(
                "ProductVariant", number, moments, "variants", position, "metafields"
            )


class _Reader(Struct, frozen=True):
    """Reads metafields of one *file*."""

    file: TomlFile
    handles: Handles
    definitions: SeedOf[MetafieldDefinition]

    def owned(
        self, kind: str, number: int, moments: tuple[datetime, datetime], *at: object
    ) -> OwnedMetafields:
        """Return the metafields *at* that path, of the owner of that *kind* and *number*."""
        written: Sequence[WrittenMetafield] = self.file.read(tuple[WrittenMetafield, ...], *at)
        owner, found = gid(kind, number), list[Metafield]()
        for position, each in enumerate(written):
            with self.file.checked():
                found.append(self._metafield(kind, owner, each, moments, (*at, position)))
        return OwnedMetafields(id=owner, metafields=tuple(found))

    def _metafield(
        self,
        kind: str,
        owner: str,
        written: WrittenMetafield,
        moments: tuple[datetime, datetime],
        at: tuple[Any, ...],
    ) -> Metafield:
        namespace, key = split_key(written.key)
        value_type = written.type or self._defined_type(kind, namespace, key, at)
        try:
            value = self._value(written, value_type)
        except FaultError as error:
            raise error.under(*at) from None
        return Metafield(
            id=written.id or _FIRST + crc32(f"{owner}/{written.key}".encode()),
            namespace=namespace,
            key=key,
            type=value_type,
            value=value,
            created_at=written.created_at or moments[0],
            updated_at=written.updated_at or moments[1],
        )

    def _value(self, written: WrittenMetafield, type: str) -> str:
        if written.text is None:
            return encoded(type, written.value, self.handles.refer)
        check_value(type, written.text)
        return written.text

    def _defined_type(self, kind: str, namespace: str, key: str, at: tuple[Any, ...]) -> str:
        definition = self.definitions.find("path", definition_path(kind, namespace, key))
        if definition is None:
            detail = f"is missing, and {FILE} does not define {namespace}.{key}"
            raise FaultError(detail, *at, "type")
        return definition.type
