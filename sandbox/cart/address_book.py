"""The address that an order is sent to: it also goes to the addresses of the customer."""

from msgspec.structs import replace

from sandbox.cart.delivery_types import mailing
from sandbox.cart.records import CartAddress
from sandbox.codes import unknown_code
from sandbox.customers import places
from sandbox.customers.addresses import with_address
from sandbox.customers.records import Customer, MailingAddress
from sandbox.world import World


def with_address_of(
    world: World, customer: Customer, address: CartAddress | None, named: MailingAddress
) -> Customer:
    """Return *customer* with the *address* of an order, which has it as *named*.

    Shopify: unless it is for one time only (documented). One without a street is not kept (our
    choice).
    """
    if address is None or address.one_time_use or not address.address1:
        return customer
    return with_address(world, customer, replace(named, id=0))


def with_names(address: CartAddress) -> MailingAddress:
    """Return *address* with the names of its places, and the id 0. A code that is none stands for
    the name, and is no code of it."""
    code = address.country_code
    known = None if unknown_code("CountryCode", code) else code
    try:
        country = places.country(None, code)
        province = places.province(None, address.province_code, of=country)
    except places.UnknownPlaceError:
        return mailing(address, address.province_code, code, known, address.province_code)
    return mailing(
        address,
        province.code if province else None,
        country.name if country else code,
        known,
        province.name if province else None,
    )
