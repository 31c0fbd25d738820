"""Events to try a receiver with: of what a world has, else made up."""

from decimal import Decimal
from typing import Any

from sandbox.cart.finding import new_cart
from sandbox.cart.records import Cart
from sandbox.checkout.records import Checkout
from sandbox.customers.records import Customer
from sandbox.orders.kinds import OrderFinancialStatus, OrderFulfillmentStatus
from sandbox.orders.records import Fulfillment, LineItem, Order, OrderHistory
from sandbox.webhooks.payloads import Payload, payload_of
from sandbox.world import World


def sample(world: World, topic: str) -> Payload:
    """Return the payload of an event of *topic*. Nothing in the world changes."""
    kind = topic.partition("/")[0]
    about: Any
    match kind:
        case "customers":
            about = next(iter(world.store.after(Customer, 0)), None) or _customer(world)
        case "carts":
            about = next(iter(world.store.after(Cart, "")), None) or new_cart(world)
        case "checkouts":
            about = next(iter(world.store.after(Checkout, "")), None) or _checkout(world)
        case _:
            about = _order(world, is_sent=kind == "fulfillments")
    return payload_of(world, topic, about)


def _customer(world: World) -> Customer:
    now = world.clock.now()
    return Customer(id=1, email="ada@example.com", created_at=now, updated_at=now)


def _checkout(world: World) -> Checkout:
    cart = new_cart(world)
    return Checkout(id=cart.id, key=cart.key, changed_at=cart.updated_at, email="ada@example.com")


def _order(world: World, *, is_sent: bool) -> Order:
    """Return the first order of the world, of which something was sent if that is asked for."""
    for history in world.store.after(OrderHistory, 0):
        for order in history.orders:
            if order.fulfillments or not is_sent:
                return order
    return Order(
        id=1,
        number=1,
        key="0" * 32,
        token="0" * 32,
        processed_at=world.clock.now(),
        financial_status=OrderFinancialStatus.PAID,
        fulfillment_status=OrderFulfillmentStatus.FULFILLED,
        lines=(LineItem(title="Mug", price=Decimal("12.50")),),
        email="ada@example.com",
        fulfillments=(Fulfillment(quantities=((0, 1),)),),
    )
