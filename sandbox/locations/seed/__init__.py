"""The locations of a fresh world: `catalog/locations/HANDLE.toml`."""

from collections.abc import Mapping
from typing import Final

from sandbox.locations.records import Location
from sandbox.locations.seed.locations import read_locations
from sandbox.store import Factory, Given, Record, SeedOf, Seeds


def _locations(seeds: Seeds) -> SeedOf[Location]:
    return Given(lambda: read_locations(seeds.fixtures))


SEEDS: Final[Mapping[type[Record], Factory]] = {Location: _locations}
