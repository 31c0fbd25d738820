"""A cart becomes an order: the order, its inventory, gift cards and codes, in one step."""

from collections.abc import Iterator
from decimal import Decimal

from msgspec.structs import replace

from sandbox.cart import records
from sandbox.cart.address_book import with_address_of, with_names
from sandbox.cart.allotting import Allotment
from sandbox.cart.buyers import purchase_of
from sandbox.cart.cart_type import Cart
from sandbox.cart.discounts import (
    NOTHING,
    AutomaticDiscount,
    Discount,
    DiscountClass,
    GiftCard,
    Kind,
)
from sandbox.cart.due import shipping_of
from sandbox.cart.finding import viewer_in
from sandbox.cart.judging import entitled
from sandbox.cart.line_type import CartLine
from sandbox.cart.reckoning import UsedCard
from sandbox.cart.stock import measured
from sandbox.catalog.item_names import item_name
from sandbox.catalog.sold import Sold, lower
from sandbox.control_models.customers import CustomerChange
from sandbox.customers.merchant import create
from sandbox.customers.records import Customer
from sandbox.email_address import kept_email
from sandbox.faults import FaultError
from sandbox.locations.records import Location
from sandbox.orders import records as orders
from sandbox.orders.kinds import (
    DeliveryMethod,
    DiscountKind,
    OrderFinancialStatus,
    OrderFulfillmentStatus,
)
from sandbox.orders.mails import send_confirmation
from sandbox.orders.merchant import check_room, keep, next_number
from sandbox.orders.purchases import kept_purchase
from sandbox.viewer import viewer_of
from sandbox.world import World

_REMEMBERED = 1_000
"""Customers that a code is known to be used by."""


def complete(
    world: World, cart: records.Cart, *, locale: str | None = None
) -> tuple[Customer, orders.Order]:
    """Place the order of *cart*, which is gone then. Return the buyer and the order.

    *locale* is the language of the checkout.

    All is checked before anything changes. Raises `FaultError` for a cart without goods or buyer,
    and for goods that are sold out by now.
    """
    shown = Cart(cart, viewer_in(cart, viewer_of(world)))
    lines = [line for line in shown.reckoning.lines if line.of.quantity]
    _check(shown, lines)
    customer = _buyer(world, cart.buyer)
    check_room(customer)
    order = replace(_order(world, shown, lines, customer), customer_locale=locale)
    if order.shipping_address is not None:
        customer = with_address_of(world, customer, shown.address, order.shipping_address)
    buyer = keep(world, customer, [order])
    lower(world, (Sold(line.variant_id, line.quantity, line.location) for line in order.lines))
    _spend(world, shown, buyer)
    world.store.remove(cart)
    send_confirmation(world, order)
    _tell_attempt(world, cart, order)
    return buyer, order


def _places(world: World, cart: Cart) -> dict[str, str | None]:
    """Return from which locations lines are taken, where they are picked up or brought from."""
    places: dict[str, str | None] = {}
    for group in cart.groups:
        place = world.store.get(Location, group.selected_delivery_option.of.location or 0)
        handle = None if place is None else place.handle
        places |= dict.fromkeys((line.of.id for line in group.lines), handle)
    return places


def _tell_attempt(world: World, cart: records.Cart, order: orders.Order) -> None:
    """Let the attempt that a client made by the API succeed with *order*."""
    attempt = world.store.find(records.CompletionAttempt, "cart_id", cart.id)
    if attempt is not None:
        done = replace(attempt, order_id=order.id, completed_at=order.processed_at, error=None)
        world.store.put(done)


def _check(cart: Cart, lines: list[CartLine]) -> None:
    if not lines:
        raise FaultError("the cart has no goods: add some with cartLinesAdd")
    wanted = [line.of for line in lines]
    if measured(wanted, cart.viewer, destination=cart.reckoning.destination).cut:
        raise FaultError(
            "the cart has more of something than there is by now: lower it with cartLinesUpdate"
        )
    if cart.of.buyer.customer_id is None and cart.of.buyer.email is None:
        raise FaultError("the cart has no buyer: set an email with cartBuyerIdentityUpdate")


def _buyer(world: World, buyer: records.Buyer) -> Customer:
    """Return the customer of the token, else of the email. Shopify: a guest becomes a customer
    without an account (documented)."""
    known = world.store.get(Customer, buyer.customer_id or 0)
    if known is not None:
        return known
    if buyer.email is None:
        raise FaultError(
            "was deleted: set another buyer with cartBuyerIdentityUpdate", "buyerIdentity"
        )
    email = kept_email(buyer.email)
    return world.store.find(Customer, "email", email) or create(world, CustomerChange(email=email))


def _order(world: World, cart: Cart, lines: list[CartLine], customer: Customer) -> orders.Order:
    number, billing = world.gids.next("Order"), cart.of.billing_address
    address = cart.address
    place = None if address is None else replace(with_names(address), id=number)
    deliveries, places = tuple(_deliveries(cart)), _places(world, cart)
    is_sent = any(each.method is not DeliveryMethod.PICK_UP for each in deliveries)
    return orders.Order(
        id=number,
        number=next_number(world),
        key=world.secrets.token(),
        token=world.secrets.token(),
        processed_at=world.clock.now(),
        financial_status=OrderFinancialStatus.PAID,
        fulfillment_status=OrderFulfillmentStatus.UNFULFILLED,
        lines=tuple(_line(line, places.get(line.of.id)) for line in lines),
        currency_code=cart.currency,
        discounts=tuple(_discounts(cart, lines)),
        shipping=shipping_of(cart.groups),
        deliveries=deliveries,
        email=kept_email(cart.of.buyer.email) if cart.of.buyer.email else customer.email,
        phone=cart.of.buyer.phone or customer.phone,
        shipping_address=place if is_sent or not deliveries else None,
        billing_address=place if billing is None else replace(billing, id=number),
        custom_attributes=cart.of.attributes,
        note=cart.of.note,
        purchase=kept_purchase(purchase_of(world, cart.of.buyer)),
        gift_cards=tuple(_gift_card(each) for each in cart.due.used_cards if each.presented),
        cart_token=cart.of.id,
    )


def _gift_card(used: UsedCard) -> orders.GiftCardPayment:
    card = used.card
    return orders.GiftCardPayment(
        last4=card.last_characters,
        amount=used.presented,
        balance=card.balance - used.used,
        currency_code=card.currency_code,
        card=card.id,
        spent=used.used,
    )


def _deliveries(cart: Cart) -> Iterator[orders.Delivery]:
    """Yield how each group gets to the buyer. That what is picked up has no shipping address is
    our choice."""
    for group in cart.groups:
        way = group.selected_delivery_option.of
        yield orders.Delivery(title=way.name, method=way.method)


def _line(line: CartLine, location: str | None) -> orders.LineItem:
    """Shopify: an order keeps product and variant in one title (recorded)."""
    return orders.LineItem(
        title=item_name(line.merchandise.product.of.title, line.merchandise.title),
        price=line.unit.amount,
        quantity=line.of.quantity,
        custom_attributes=line.of.attributes,
        variant_id=line.of.variant_id,
        location=location,
    )


def _discounts(cart: Cart, lines: list[CartLine]) -> Iterator[orders.Discount]:
    """Yield the discounts as the order has them: of each line what it has in the cart."""
    percentages: dict[str, tuple[Discount, list[int]]] = {}
    for at, line in enumerate(lines):
        if line.off is None:
            continue
        discount, off = line.off
        if not off:
            continue
        if discount.kind is Kind.PERCENTAGE:
            percentages.setdefault(discount.id, (discount, []))[1].append(at)
        else:
            yield _discount(discount, off, (at,))
    for discount, places in percentages.values():
        yield _discount(discount, NOTHING, tuple(places))
    allotted = cart.reckoning.allotted
    for each in allotted.on_order:
        yield from _of_order(each, cart, lines)
    for discount in allotted.on_shipping:
        yield _discount(discount, Decimal(100), None)


def _of_order(each: Allotment, cart: Cart, lines: list[CartLine]) -> Iterator[orders.Discount]:
    """Yield an order discount: of the whole order, or line by line if it is not for all."""
    if len(entitled(each.discount, replace(cart.reckoning.goods, lines=lines)).lines) == len(lines):
        yield _discount(each.discount, each.total, None)
        return
    for at, line in enumerate(lines):
        if off := each.amounts.get(line.of.id):
            yield replace(_discount(each.discount, off, (at,)), percentage=None)


def _discount(
    discount: Discount, amount: Decimal, lines: tuple[int, ...] | None
) -> orders.Discount:
    is_automatic = isinstance(discount, AutomaticDiscount)
    is_shipping = discount.applies_to is DiscountClass.SHIPPING
    percentage = discount.value if discount.kind is Kind.PERCENTAGE else None
    return orders.Discount(
        kind=DiscountKind.AUTOMATIC if is_automatic else DiscountKind.CODE,
        title=discount.title,
        percentage=Decimal(100) if is_shipping else percentage,
        amount=amount,
        on_shipping=is_shipping,
        each=lines is not None,
        lines=lines,
    )


def _spend(world: World, cart: Cart, buyer: Customer) -> None:
    """Take from gift cards what they pay, and count the discounts that are used."""
    for used in cart.due.used_cards:
        card: GiftCard = used.card
        world.store.put(replace(card, balance=card.balance - used.used))
    for discount in cart.reckoning.allotted.discounts:
        used_by = discount.used_by
        if discount.once_per_customer:
            used_by = (*used_by, buyer.id)[-_REMEMBERED:]
        world.store.put(replace(discount, used=discount.used + 1, used_by=used_by))
