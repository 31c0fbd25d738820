"""Carts in the API, on one screen."""

from collections.abc import Callable, Mapping
from typing import Final

from sandbox.cart import cart_type, costs, line_type, mutations, queries, records
from sandbox.cart.notices import CartWarning
from sandbox.cart.payloads import CartPayload
from sandbox.department import Department, Mutation

_MUTATIONS: Final[Mapping[str, Callable[..., CartPayload]]] = {
    "cartAttributesUpdate": mutations.cart_attributes_update,
    "cartBuyerIdentityUpdate": mutations.cart_buyer_identity_update,
    "cartCreate": mutations.cart_create,
    "cartLinesAdd": mutations.cart_lines_add,
    "cartLinesRemove": mutations.cart_lines_remove,
    "cartLinesUpdate": mutations.cart_lines_update,
    "cartNoteUpdate": mutations.cart_note_update,
}

CART: Final = Department(
    queries={"cart": queries.cart},
    mutations={name: Mutation(perform) for name, perform in _MUTATIONS.items()},
    types={
        "Cart": cart_type.Cart,
        "CartBuyerIdentity": cart_type.CartBuyerIdentity,
        "CartCost": costs.CartCost,
        "CartDelivery": cart_type.CartDelivery,
        "CartDeliveryCoordinatesPreference": records.Coordinates,
        "CartDeliveryPreference": records.DeliveryPreference,
        "CartEstimatedCost": costs.CartCost,
        "CartLine": line_type.CartLine,
        "CartLineCost": costs.CartLineCost,
        "CartLineEstimatedCost": costs.CartLineCost,
        "CartLineInstructions": line_type.CartLineInstructions,
        "CartPreferences": records.Preferences,
        "CartWarning": CartWarning,
        **{f"{name[0].upper()}{name[1:]}Payload": CartPayload for name in _MUTATIONS},
    },
    nodes={"Cart": queries.cart_node},
    records=(records.Cart,),
)
