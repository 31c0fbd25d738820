"""What the checkout begins with because the buyer prefers it. Shopify: documented."""

from sandbox.cart.cart_type import Cart
from sandbox.cart.delivery_groups import CartDeliveryGroup, CartDeliveryOption
from sandbox.cart.records import DeliveryPreference
from sandbox.gid import gid
from sandbox.orders.kinds import DeliveryMethod


def preferred_options(cart: Cart) -> tuple[str, ...]:
    """Return the handles of the delivery options that the buyer of *cart* prefers.

    Shopify: a pickup handle is the id of a location (documented). Of methods the first that a
    group can have counts (our choice).
    """
    preferences = cart.of.buyer.preferences
    if preferences is None or preferences.delivery is None:
        return ()
    found = (_preferred(group, preferences.delivery) for group in cart.groups)
    return tuple(each.handle for each in found if each is not None)


def _preferred(
    group: CartDeliveryGroup, preference: DeliveryPreference
) -> CartDeliveryOption | None:
    options = group.delivery_options
    for method in preference.delivery_method:
        of_method = [each for each in options if each.of.method == method]
        if method == DeliveryMethod.PICK_UP:
            of_method = [
                each for each in of_method if is_preferred(each.of.location or 0, preference)
            ]
        if of_method:
            return of_method[0]
    return None


def is_preferred(location: int, preference: DeliveryPreference) -> bool:
    """Say whether it is picked up where the handles say: anywhere, if they say nothing."""
    handles = preference.pickup_handle
    return not handles or not {gid("Location", location), str(location)}.isdisjoint(handles)
