"""`locations`, and where a variant can be picked up."""

from collections.abc import Callable
from enum import StrEnum
from math import asin, cos, radians, sin, sqrt
from typing import Any, Final, Unpack

from msgspec import Struct

from sandbox.catalog.variant_type import ProductVariant
from sandbox.gid import number_in
from sandbox.listing import Connection, Page, PageArguments, SortKey, listed
from sandbox.locations import records
from sandbox.locations.location_type import Location, StoreAvailability
from sandbox.locations.stock import pickup_locations
from sandbox.viewer import Viewer

_EARTH: Final = 6371.0
"""The radius in kilometres."""


class GeoCoordinateInput(Struct, frozen=True, kw_only=True, rename="camel"):
    """Degrees."""

    latitude: float
    longitude: float


class LocationSortKeys(StrEnum):
    CITY = "CITY"
    DISTANCE = "DISTANCE"
    ID = "ID"
    NAME = "NAME"


def _id(location: records.Location) -> int:
    return location.id


_BY_ID: Final = SortKey[records.Location](_id, _id, int)
_BY_CITY: Final = SortKey[records.Location](
    _id, lambda each: (each.address.city or "").lower(), str
)
_BY_NAME: Final = SortKey[records.Location](_id, lambda each: each.name.lower(), str)


def locations(
    *,
    viewer: Viewer,
    near: GeoCoordinateInput | None = None,
    sort_key: LocationSortKeys = LocationSortKeys.ID,
    **page: Unpack[PageArguments],
) -> Connection[Any]:
    """Return locations with pickup. Raises `FieldError`.

    DISTANCE without *near* is ID, and *near* without DISTANCE orders nothing: our choice.
    """
    by = {LocationSortKeys.CITY: _BY_CITY, LocationSortKeys.NAME: _BY_NAME}.get(sort_key, _BY_ID)
    if near is not None and sort_key is LocationSortKeys.DISTANCE:
        by = _by_distance(near)
    return listed(pickup_locations(viewer), by, Page(**page), Location)


def store_availability(
    variant: ProductVariant,
    *,
    viewer: Viewer,
    near: GeoCoordinateInput | None = None,
    **page: Unpack[PageArguments],
) -> Connection[Any]:
    """Return each location with pickup: the nearest first, or the one that the buyer prefers.

    Raises `FieldError`.
    """
    by = _by_preference(viewer) if near is None else _by_distance(near)
    found = pickup_locations(viewer)
    return listed(found, by, Page(**page), lambda each: StoreAvailability(each, variant))


def _by_preference(viewer: Viewer) -> SortKey[records.Location]:
    """Shopify: `@inContext(preferredLocationId)` puts one first (documented)."""
    preferred = number_in(viewer.preferred_location or "", "Location")
    return SortKey(_id, lambda each: int(each.id != preferred), int) if preferred else _BY_ID


def _by_distance(near: GeoCoordinateInput) -> SortKey[records.Location]:
    return SortKey(_id, _distance_from(near), float)


def _distance_from(near: GeoCoordinateInput) -> Callable[[records.Location], float]:
    """Return what measures the kilometres to a location; one without coordinates is far away."""

    def distance(location: records.Location) -> float:
        there = location.address
        if there.latitude is None or there.longitude is None:
            return 2 * _EARTH * asin(1)
        north = radians(there.latitude - near.latitude)
        east = radians(there.longitude - near.longitude)
        scale = cos(radians(near.latitude)) * cos(radians(there.latitude))
        half = sin(north / 2) ** 2 + scale * sin(east / 2) ** 2
        return round(2 * _EARTH * asin(sqrt(min(half, 1.0))), 3)

    return distance


def location_node(viewer: Viewer, id: str) -> Location | None:
    """Return the location with pickup of that id."""
    number = number_in(id, "Location")
    found = (
        None if number is None or "?" in id else viewer.world.store.get(records.Location, number)
    )
    return Location(found) if found is not None and found.has_pickup else None
