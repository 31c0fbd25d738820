"""Locations, as a merchant sees and changes them."""

from typing import Final

from sandbox.control.parts_shown import show_amount, show_metafields
from sandbox.control.things import Things
from sandbox.control_models import locations as models
from sandbox.gid import gid
from sandbox.locations import records
from sandbox.locations.merchant import create_location, delete_location, update_location
from sandbox.search_syntax import SearchFields, whole, words
from sandbox.world import World

FIELDS: Final = SearchFields(
    lambda location: (location.name,),
    {
        "handle": whole(lambda location: (location.handle,)),
        "id": whole(lambda location: (str(location.id),)),
        "name": words(lambda location: location.name),
    },
)


def show_location(world: World, location: records.Location) -> models.Location:
    address, local = location.address, location.local_delivery
    return models.Location(
        id=gid("Location", location.id),
        handle=location.handle,
        name=location.name,
        address=models.LocationAddress(
            address1=address.address1,
            address2=address.address2,
            city=address.city,
            province=address.province,
            province_code=address.province_code,
            country_code=address.country_code,
            zip=address.zip,
            phone=address.phone,
            latitude=address.latitude,
            longitude=address.longitude,
        ),
        pick_up_time=location.pickup_time,
        local_delivery=None if local is None else _local(world, local),
        metafields=show_metafields(world, gid("Location", location.id)),
    )


def _local(world: World, local: records.LocalDelivery) -> models.LocalDelivery:
    currency = world.shop.payment_settings.currency_code
    return models.LocalDelivery(
        postal_codes=local.postal_codes,
        price=show_amount(local.price, currency),
        minimum_subtotal=show_amount(local.minimum_subtotal, currency),
        name=local.name,
        description=local.description,
    )


LOCATIONS: Final = Things(
    path="locations",
    singular="location",
    name="Location",
    kept=records.Location,
    fields=lambda _: FIELDS,
    new=models.NewLocation,
    change=models.LocationChange,
    shown=models.Location,
    page=models.LocationPage,
    create=create_location,
    update=update_location,
    delete=delete_location,
    show=show_location,
)
ROUTES: Final = (*LOCATIONS.routes(),)
