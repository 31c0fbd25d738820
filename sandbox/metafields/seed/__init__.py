"""The metafields and definitions of a fresh world."""

from collections.abc import Mapping
from typing import Final

from sandbox.metafields.records import MetafieldDefinition, OwnedMetafields
from sandbox.metafields.seed.definitions import read_definitions
from sandbox.metafields.seed.owned import read_owned
from sandbox.store import Factory, Given, Record, SeedOf, Seeds


def _definitions(seeds: Seeds) -> SeedOf[MetafieldDefinition]:
    return Given(lambda: read_definitions(seeds.fixtures))


def _owned(seeds: Seeds) -> SeedOf[OwnedMetafields]:
    return Given(lambda: read_owned(seeds.fixtures, seeds.of(MetafieldDefinition)), _made_up(seeds))


def _made_up(seeds: Seeds) -> SeedOf[OwnedMetafields] | None:
    if not seeds.origin.catalog:
        return None
    from sandbox.metafields.made_up import MadeUpMetafields

    return MadeUpMetafields(seed=seeds.origin.seed, size=seeds.origin.catalog)


SEEDS: Final[Mapping[type[Record], Factory]] = {
    MetafieldDefinition: _definitions,
    OwnedMetafields: _owned,
}
