"""Zones that the shop delivers to, and what it costs: `fixtures/shipping.toml`."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import ClassVar, Final

from msgspec import Struct

from sandbox.codes import check_code
from sandbox.fixture_files import Fixtures
from sandbox.store import Factory, Given, Record, SeedOf, Seeds
from sandbox.world import World

FILE: Final = "shipping.toml"


class Rate(Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    """A way of delivery; the price is in the shop's currency."""

    name: str
    price: Decimal
    description: str | None = None


class DeliveryZone(Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    """Countries, by codes, with the same rates. `id` is the name."""

    KEYS: ClassVar[tuple[str, ...]] = ("countries",)
    LIMIT: ClassVar[int | None] = 100

    id: str
    countries: tuple[str, ...]
    rates: tuple[Rate, ...]


class WrittenZone(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    name: str
    countries: tuple[str, ...]
    rates: tuple[Rate, ...] = ()


class ShippingFile(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    zones: tuple[WrittenZone, ...] = ()


def zone_of(world: World, country: str) -> DeliveryZone | None:
    """Return the zone of a country, if there is one with rates."""
    zone = world.store.find(DeliveryZone, "countries", country)
    return zone if zone is not None and zone.rates else None


def _zones(seeds: Seeds) -> SeedOf[DeliveryZone]:
    return Given(lambda: _read(seeds.fixtures))


def _read(fixtures: Fixtures) -> Iterator[DeliveryZone]:
    """Yield the zones. Raises `TomlError`."""
    file = fixtures.read(FILE)
    for number, zone in enumerate(file.read(ShippingFile).zones):
        with file.checked():
            for place, code in enumerate(zone.countries):
                check_code("CountryCode", code, "zones", number, "countries", place)
        yield DeliveryZone(id=zone.name, countries=zone.countries, rates=zone.rates)


SEEDS: Final[Mapping[type[Record], Factory]] = {DeliveryZone: _zones}
