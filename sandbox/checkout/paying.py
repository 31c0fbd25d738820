"""Paying at the checkout: one step, after which the order, its inventory and its mail are there."""

from enum import StrEnum

from msgspec.structs import replace

from sandbox.cart import records
from sandbox.cart.completing import complete
from sandbox.cart.destinations import destination_of
from sandbox.cart.stock import measured
from sandbox.checkout.opening import Opened, filled_in, open_checkout, shown
from sandbox.checkout.records import Checkout
from sandbox.control_models.carts import Finish
from sandbox.customers.records import Customer
from sandbox.faults import FaultError
from sandbox.orders.records import Order
from sandbox.world import World


class Outcome(StrEnum):
    """How a test payment ends. Those that begin with PAYMENT_ are declined.

    Shopify: the codes are those of the schema's `CompletionErrorCode`.
    """

    PAID = "PAID"
    CHALLENGE = "CHALLENGE"
    ABANDONED = "ABANDONED"
    SOLD_OUT = "SOLD_OUT"
    PRICE_CHANGED = "PRICE_CHANGED"
    CODE_USED_UP = "CODE_USED_UP"
    EXPIRED = "EXPIRED"
    CARD_DECLINED = "PAYMENT_CARD_DECLINED"
    INSUFFICIENT_FUNDS = "PAYMENT_INSUFFICIENT_FUNDS"
    CALL_ISSUER = "PAYMENT_CALL_ISSUER"
    INVALID_CREDIT_CARD = "PAYMENT_INVALID_CREDIT_CARD"
    INVALID_BILLING_ADDRESS = "PAYMENT_INVALID_BILLING_ADDRESS"
    INVALID_PAYMENT_METHOD = "PAYMENT_INVALID_PAYMENT_METHOD"
    INVALID_CURRENCY = "PAYMENT_INVALID_CURRENCY"
    AMOUNT_TOO_SMALL = "PAYMENT_AMOUNT_TOO_SMALL"
    GATEWAY_NOT_ENABLED = "PAYMENT_GATEWAY_NOT_ENABLED_ERROR"
    TRANSIENT = "PAYMENT_TRANSIENT_ERROR"
    ERROR = "PAYMENT_ERROR"

    @property
    def is_declined(self) -> bool:
        return self.value.startswith("PAYMENT_")


def short_lines(world: World, cart: records.Cart) -> tuple[records.CartLine, ...]:
    """Return the lines of *cart* cut to the stock; none if the stock is enough."""
    stock = measured(cart.lines, shown(world, cart).viewer, destination=destination_of(cart, world))
    return stock.lines if stock.cut else ()


def with_fewer(world: World, opened: Opened) -> Opened:
    """Remove from the cart what is out of stock."""
    cart = world.store.get(records.Cart, opened.checkout.id)
    if cart is None or opened.cart is None:
        return opened
    left = short_lines(world, opened.cart) or cart.lines
    kept = replace(cart, lines=tuple(line for line in left if line.quantity))
    world.store.put(kept)
    seen = filled_in(world, kept, opened.checkout, opened.customer)
    return Opened(opened.checkout, seen, opened.customer)


def pay(world: World, opened: Opened) -> tuple[Customer, Order]:
    """Place the order of a cart that is *opened*, which is gone then. Raises `FaultError`."""
    assert opened.cart is not None, "only a cart that is there is paid"
    checkout = opened.checkout
    customer, order = complete(world, opened.cart, locale=checkout.language.lower())
    world.store.put(
        replace(checkout, order_id=order.id, challenge=None, changed_at=world.clock.now())
    )
    return customer, order


def finish(world: World, cart: records.Cart, outcome: Finish) -> tuple[Customer, Order] | None:
    """End the checkout of *cart* without its pages. Raises `FaultError` for a cart that cannot be
    paid. A declined payment changes nothing; who abandons a checkout is reminded of it."""
    opened = open_checkout(world, cart.id, cart.key)
    if opened is None or opened.cart is None:  # of an edited snapshot
        raise FaultError("its checkout has ended already")
    if outcome == "paid":
        return pay(world, opened)
    if outcome == "abandoned":
        world.store.put(replace(opened.checkout, changed_at=world.clock.now()))
    return None


def challenge(world: World, opened: Opened) -> Checkout:
    """Begin a 3-D Secure challenge of the buyer."""
    begun = replace(opened.checkout, challenge=world.secrets.token())
    world.store.put(begun)
    return begun
