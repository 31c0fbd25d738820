"""Delivery zones, as a merchant makes, replaces and deletes them."""

from collections.abc import Iterator
from typing import Final

from sandbox.cart.zones import DeliveryZone, Rate
from sandbox.codes import check_code
from sandbox.control_models.delivery import NewDeliveryZone
from sandbox.faults import FaultError
from sandbox.money import amount_given
from sandbox.world import World

LONGEST: Final = 255
"""Characters of a name."""


def put_zone(world: World, name: str, new: NewDeliveryZone) -> DeliveryZone:
    """Make the zone *name*, or replace it. Raises `FaultError`."""
    if not name.strip() or len(name) > LONGEST:
        raise FaultError(f"is not a name: it has 1 to {LONGEST} characters", "name")
    for place, code in enumerate(new.countries):
        check_code("CountryCode", code, "countries", place)
        other = world.store.find(DeliveryZone, "countries", code)
        if other is not None and other.id != name:
            raise FaultError(
                f"is in the zone {other.id!r} already: take it out there first", "countries", place
            )
    is_new = world.store.get(DeliveryZone, name) is None
    if is_new and world.store.count(DeliveryZone) >= (DeliveryZone.LIMIT or 0):
        raise FaultError(
            f"has {DeliveryZone.LIMIT} zones, which is the most: delete one first", "world"
        )
    zone = DeliveryZone(id=name, countries=new.countries, rates=tuple(_rates(new)))
    world.store.put(zone)
    return zone


def delete_zone(world: World, zone: DeliveryZone) -> None:
    world.store.remove(zone)


def _rates(new: NewDeliveryZone) -> Iterator[Rate]:
    """Yield the rates. Two of one name would have one handle."""
    known = set[str]()
    for place, each in enumerate(new.rates):
        if each.name in known:
            raise FaultError(
                "is the name of another rate of the zone: write another", "rates", place, "name"
            )
        known.add(each.name)
        yield Rate(name=each.name, price=amount_given(each.price), description=each.description)
