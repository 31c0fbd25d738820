"""Locations, as a merchant makes, changes and deletes them."""

from msgspec import UNSET
from msgspec.structs import replace

from sandbox.codes import check_code
from sandbox.control_models.locations import LocalDelivery as NewLocalDelivery
from sandbox.control_models.locations import LocationAddress, LocationChange, NewLocation
from sandbox.country_names import country_names
from sandbox.customers.records import MailingAddress
from sandbox.gid import gid
from sandbox.locations.records import LocalDelivery, Location
from sandbox.merchant import given, handle_for
from sandbox.metafields.merchant import forget_metafields, set_metafields
from sandbox.money import amount_given
from sandbox.world import World


def create_location(world: World, new: NewLocation) -> Location:
    """Make a location. Raises `FaultError`."""
    number = world.gids.next("Location")
    location = Location(id=number, handle="", name=new.name, address=MailingAddress(id=number))
    return update_location(world, location, new)


def update_location(world: World, location: Location, change: LocationChange) -> Location:
    """Apply *change* to *location*. Raises `FaultError`."""
    address = location.address
    if change.address is not UNSET:
        address = _address(location.id, change.address)
    changed = replace(
        location,
        **given(name=change.name, pickup_time=change.pick_up_time),
        handle=handle_for(world, location, change.handle, name=change.name or location.name),
        address=address,
    )
    if change.local_delivery is not UNSET:
        changed = replace(changed, local_delivery=_local(change.local_delivery))
    world.put_listed(changed)
    set_metafields(world, gid("Location", location.id), change.metafields)
    return changed


def delete_location(world: World, location: Location) -> None:
    forget_metafields(world, gid("Location", location.id))
    world.remove_listed(location)


def _local(new: NewLocalDelivery | None) -> LocalDelivery | None:
    if new is None:
        return None
    return LocalDelivery(
        postal_codes=new.postal_codes,
        price=amount_given(new.price),
        minimum_subtotal=amount_given(new.minimum_subtotal),
        name=new.name,
        description=new.description,
    )


def _address(number: int, new: LocationAddress) -> MailingAddress:
    code = new.country_code
    if code is not None:
        check_code("CountryCode", code, "address", "countryCode")
    return MailingAddress(
        id=number,
        address1=new.address1,
        address2=new.address2,
        city=new.city,
        province=new.province,
        province_code=new.province_code,
        country=None if code is None else country_names("EN").get(code, code),
        country_code=code,
        zip=new.zip,
        phone=new.phone,
        latitude=new.latitude,
        longitude=new.longitude,
    )
