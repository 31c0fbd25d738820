"""Locations in the API, on one screen."""

from typing import Final

from sandbox.department import Department
from sandbox.locations import location_type, queries
from sandbox.locations.records import Location
from sandbox.locations.seed import SEEDS
from sandbox.locations.seed.locations import WrittenLocation

LOCATIONS: Final = Department(
    queries={"locations": queries.locations},
    types={
        "Location": location_type.Location,
        "LocationAddress": location_type.LocationAddress,
        "StoreAvailability": location_type.StoreAvailability,
    },
    fields={"ProductVariant.storeAvailability": queries.store_availability},
    nodes={"Location": queries.location_node},
    records=(Location,),
    seeds=SEEDS,
    files={"catalog/locations/*.toml": WrittenLocation},
)
