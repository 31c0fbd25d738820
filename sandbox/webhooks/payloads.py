"""Payloads of webhooks, in the form of the real service.

Shopify: documented for each topic. Keys whose values the sandbox does not have are left out.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final

from sandbox.webhooks.cart_payload import cart_payload, checkout_payload
from sandbox.webhooks.customer_payload import customer_payload
from sandbox.webhooks.order_payload import fulfillment_payload, order_payload
from sandbox.webhooks.payload_parts import Payload
from sandbox.webhooks.refund_payload import refund_payload
from sandbox.world import World

__all__ = ["Payload", "payload_of"]


def payload_of(world: World, topic: str, about: Any) -> Payload:
    """Return the body of a webhook of *topic*, which is *about* a record."""
    return _MADE[topic.partition("/")[0]](world, about)


_MADE: Final[Mapping[str, Callable[[World, Any], Payload]]] = {
    "carts": cart_payload,
    "checkouts": checkout_payload,
    "customers": customer_payload,
    "fulfillments": fulfillment_payload,
    "orders": order_payload,
    "refunds": refund_payload,
}
