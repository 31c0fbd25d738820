"""Whether a buyer has a cart shipped or picks it up.

Shopify: a checkout asks for it if the shop offers both (documented).
"""

from collections.abc import Sequence

from sandbox.cart.cart_type import Cart
from sandbox.cart.line_type import CartLine
from sandbox.cart.ways import having_all
from sandbox.cart.zones import DeliveryZone
from sandbox.checkout.preferences import is_preferred, preferred_options
from sandbox.checkout.records import Checkout
from sandbox.locations.records import Location
from sandbox.orders.kinds import DeliveryMethod

_PICK_UP = DeliveryMethod.PICK_UP


def pickup_places(cart: Cart) -> list[Location]:
    """Return the locations, in any country, that have all of *cart* ready to be picked up."""
    shipped: list[CartLine] = [
        line
        for line in cart.reckoning.lines
        if line.of.quantity and line.merchandise.of.requires_shipping
    ]
    if not shipped:
        return []
    locations = cart.viewer.world.store.after(Location, 0)
    return having_all((each for each in locations if each.has_pickup), shipped, cart.viewer)


def offers_both(cart: Cart, places: Sequence[Location]) -> bool:
    """Say whether the buyer of *cart* has the choice; *places* are its `pickup_places`."""
    return bool(places) and _is_delivered(cart)


def picks_up(cart: Cart, checkout: Checkout, places: Sequence[Location]) -> bool:
    """Say whether the buyer picks up: what they chose, else what *cart* has or they prefer."""
    if not places:
        return False
    if not _is_delivered(cart):
        return True
    if checkout.picks_up is not None:
        return checkout.picks_up
    chosen = [group.selected_delivery_option.of.method for group in cart.groups]
    if chosen:
        return all(each is _PICK_UP for each in chosen)
    preferences = cart.of.buyer.preferences
    delivery = None if preferences is None else preferences.delivery
    return (
        delivery is not None
        and delivery.delivery_method[:1] == (_PICK_UP,)
        and any(is_preferred(each.id, delivery) for each in places)
    )


def pickups(cart: Cart) -> tuple[str, ...]:
    """Return how each group of *cart* is picked up: as its buyer prefers, else the first way."""
    preferred = preferred_options(cart)
    of_groups = (
        [each.handle for each in group.delivery_options if each.of.method is _PICK_UP]
        for group in cart.groups
    )
    return tuple(
        next((each for each in handles if each in preferred), handles[0])
        for handles in of_groups
        if handles
    )


def _is_delivered(cart: Cart) -> bool:
    """Say whether the shop sends or brings goods to anybody."""
    store = cart.viewer.world.store
    return any(zone.rates for zone in store.after(DeliveryZone, "")) or any(
        each.local_delivery for each in store.after(Location, 0)
    )
