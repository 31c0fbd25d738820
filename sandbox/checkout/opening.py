"""Finding a checkout by the token and the key of its cart, and the cart as the buyer sees it."""

from hmac import compare_digest

from msgspec import Struct
from msgspec.structs import replace

from sandbox.cart import records
from sandbox.cart.cart_type import Cart
from sandbox.cart.destinations import cart_address
from sandbox.cart.finding import find, viewer_in
from sandbox.cart.ids import cart_gid
from sandbox.checkout.preferences import preferred_options
from sandbox.checkout.records import Checkout
from sandbox.customers.records import Customer
from sandbox.viewer import language_in, viewer_of
from sandbox.world import World


class Opened(Struct, frozen=True):
    """A checkout, and its cart with what was filled in; None once it is an order."""

    checkout: Checkout
    cart: records.Cart | None = None
    customer: Customer | None = None
    """Who is logged in in the buyer's browser."""


def open_checkout(
    world: World, token: str, key: str, *, customer: Customer | None = None
) -> Opened | None:
    """Return the checkout of a cart, None for a wrong key and for a cart that is gone.

    *customer* is who is logged in in the buyer's browser.
    """
    known = world.store.get(Checkout, token)
    if known is not None and known.order_id is not None:
        is_right = compare_digest(known.key.encode(), key.encode())
        return Opened(known) if is_right else None
    cart = find(world, cart_gid(token, key)).to_change
    if cart is None:
        return None
    checkout = known or Checkout(
        id=cart.id,
        key=cart.key,
        changed_at=world.clock.now(),
        language=language_in(world, cart.buyer.country_code),
    )
    return Opened(checkout, filled_in(world, cart, checkout, customer), customer)


def filled_in(
    world: World, cart: records.Cart, checkout: Checkout, customer: Customer | None = None
) -> records.Cart:
    """Return *cart* with what was filled in at the *checkout* by *customer*."""
    customer = customer or _customer(world, cart, checkout)
    buyer, options, codes, cards = (
        cart.buyer,
        checkout.delivery_options,
        checkout.discount_codes,
        checkout.gift_cards,
    )
    filled = replace(
        cart,
        buyer=replace(
            buyer,
            customer_id=None if customer is None else customer.id,
            email=checkout.email or buyer.email or (customer.email if customer else None),
            phone=checkout.phone or buyer.phone,
        ),
        addresses=_addresses(cart, checkout, customer),
        delivery_options=cart.delivery_options if options is None else options,
        discount_codes=cart.discount_codes if codes is None else codes,
        gift_cards=cart.gift_cards if cards is None else cards,
    )
    if options is not None or filled.delivery_options or buyer.preferences is None:
        return filled
    return replace(filled, delivery_options=preferred_options(shown(world, filled)))


def shown(world: World, cart: records.Cart, base_url: str = "", language: str = "EN") -> Cart:
    """Return *cart* as its buyer sees it."""
    viewer = viewer_of(world, country=cart.buyer.country_code, language=language, base_url=base_url)
    return Cart(cart, viewer_in(cart, viewer))


def is_shipped(cart: Cart) -> bool:
    """Say whether something in *cart* is sent to the buyer."""
    return any(
        line.of.quantity and line.merchandise.of.requires_shipping for line in cart.reckoning.priced
    )


def _customer(world: World, cart: records.Cart, checkout: Checkout) -> Customer | None:
    number = None if checkout.is_guest else cart.buyer.customer_id
    return None if number is None else world.store.get(Customer, number)


def _addresses(
    cart: records.Cart, checkout: Checkout, customer: Customer | None
) -> tuple[records.CartAddress, ...]:
    """Shopify: without one, the default address of the customer serves (documented)."""
    if checkout.address is not None:
        return (checkout.address,)
    home = None if customer is None else customer.default_address
    if cart.address is None and home is not None and home.country_code:
        return (cart_address(home, id=str(home.id)),)
    return cart.addresses
