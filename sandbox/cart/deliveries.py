"""The delivery groups of a cart, and which way of delivery is chosen for one."""

from collections.abc import Sequence

from msgspec.structs import replace

from sandbox.cart import refusals
from sandbox.cart.cart_type import Cart as CartType
from sandbox.cart.ids import name_in
from sandbox.cart.inputs import CartSelectedDeliveryOptionInput
from sandbox.cart.payloads import CartPayload
from sandbox.cart.records import Cart
from sandbox.cart.revision import Edited, revise
from sandbox.user_errors import refused
from sandbox.viewer import Viewer


def cart_selected_delivery_options_update(
    viewer: Viewer,
    *,
    cart_id: str,
    selected_delivery_options: Sequence[CartSelectedDeliveryOptionInput],
) -> CartPayload:
    """Choose options by their handles. Shopify: an unknown one leaves the cart null (recorded)."""

    def edit(cart: Cart, of: Viewer) -> Edited:
        for each in selected_delivery_options:
            cart = _chosen(cart, each, of)
        return Edited(cart)

    return revise(viewer, cart_id, edit)


def _chosen(cart: Cart, given: CartSelectedDeliveryOptionInput, viewer: Viewer) -> Cart:
    wanted = name_in(given.delivery_group_id, "CartDeliveryGroup")
    groups = CartType(cart, viewer).groups
    group = next((each for each in groups if each.number == wanted), None)
    if group is None:
        raise refused(refusals.invalid_delivery_group(), about="cart")
    handle = given.delivery_option_handle
    if all(each.handle != handle for each in group.delivery_options):
        raise refused(refusals.invalid_delivery_option(handle), about="cart")
    others = {each.handle for each in group.delivery_options}
    kept = tuple(each for each in cart.delivery_options if each not in others)
    return replace(cart, delivery_options=(*kept, handle))
