"""Reads the definitions of metafields: `metafields.toml`."""

from collections.abc import Iterator
from typing import Final

from sandbox.fixture_files import Fixtures
from sandbox.gid import STEP
from sandbox.metafields.records import MetafieldDefinition
from sandbox.metafields.written import WrittenMetafields, split_key

FILE: Final = "metafields.toml"
_FIRST: Final = 3_300_000_000


def written_metafields(fixtures: Fixtures) -> WrittenMetafields:
    """Return what the file holds. Raises `TomlError`."""
    return fixtures.read(FILE).read(WrittenMetafields)


def read_definitions(fixtures: Fixtures) -> Iterator[MetafieldDefinition]:
    """Yield the definitions. Raises `TomlError`."""
    for number, written in enumerate(written_metafields(fixtures).definitions, start=1):
        namespace, key = split_key(written.key)
        yield MetafieldDefinition(
            id=_FIRST + number * STEP,
            owner=written.owner,
            namespace=namespace,
            key=key,
            name=written.name,
            type=written.type,
            is_public=written.storefront,
        )
