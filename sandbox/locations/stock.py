"""Stock of a variant at locations."""

from sandbox.catalog.availability import is_available, quantity_available
from sandbox.catalog.records import Variant
from sandbox.locations.records import Location
from sandbox.viewer import Viewer


def quantity_at(variant: Variant, location: Location, viewer: Viewer) -> int:
    """Return the quantity at *location*: never more than there is in all.

    A variant that does not say where it is has all at the first location with pickup.
    """
    whole = quantity_available(variant)
    if not variant.stock:
        first = next((each for each in pickup_locations(viewer)), None)
        return whole if first is not None and first.id == location.id else 0
    there = sum(each.quantity for each in variant.stock if each.location == location.handle)
    return min(there, whole)


def is_available_at(variant: Variant, location: Location, viewer: Viewer) -> bool:
    """Shopify: may be true at quantity 0: not tracked, or sold without stock (documented)."""
    if variant.quantity is None or variant.oversell:
        return is_available(variant)
    return quantity_at(variant, location, viewer) > 0


def pickup_locations(viewer: Viewer) -> list[Location]:
    """Return the locations where buyers can pick up, by id. Shopify: no others are shown
    (documented)."""
    return [each for each in viewer.world.store.after(Location, 0) if each.has_pickup]
