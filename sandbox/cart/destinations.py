"""Destinations of carts, and whether the shop delivers there."""

from typing import Any

from sandbox.cart.records import Cart, CartAddress
from sandbox.cart.zones import zone_of
from sandbox.customers.records import Customer, MailingAddress
from sandbox.locations.records import Location
from sandbox.world import World

_PARTS = (
    "first_name",
    "last_name",
    "company",
    "address1",
    "address2",
    "city",
    "province_code",
    "zip",
    "phone",
)


def address_of(cart: Cart, world: World) -> CartAddress | None:
    """Return the address that *cart* is delivered to.

    Shopify: where none is selected, the default address of the customer serves (documented). Here
    it does so only if the shop delivers there: a login never makes a cart sold out (our choice).
    """
    if (address := cart.address) is not None or cart.buyer.customer_id is None:
        return address
    customer = world.store.get(Customer, cart.buyer.customer_id)
    home = None if customer is None else customer.default_address
    if home is None or not home.country_code or not is_served(home.country_code, world):
        return None
    return cart_address(home)


def destination_of(cart: Cart, world: World) -> str | None:
    """Return the country that *cart* goes to: of its address, else of the buyer."""
    address = address_of(cart, world)
    return cart.buyer.country_code if address is None else address.country_code


def is_served(country: str, world: World) -> bool:
    """Say whether something can be sent to a country, or be picked up there."""
    return zone_of(world, country) is not None or bool(locations_in(country, world))


def locations_in(country: str, world: World) -> list[Location]:
    """Return the locations in a country that buyers pick up at, or that deliver nearby."""
    return [
        each
        for each in world.store.after(Location, 0)
        if each.address.country_code == country and (each.has_pickup or each.local_delivery)
    ]


def cart_address(address: MailingAddress, *, id: str = "") -> CartAddress:
    """Return the *address* of a customer as the selected one of a cart."""
    return CartAddress(id=id, selected=True, **parts_of(address))


def parts_of(address: Any) -> dict[str, Any]:
    """Return what a `CartAddress` takes over from the *address* of a customer or of an input."""
    parts = {name: getattr(address, name) for name in _PARTS}
    return {"country_code": address.country_code or "", **parts}
