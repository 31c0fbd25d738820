"""Payment request sessions of Shop Pay: a purchase without a cart.

Shopify: for approved shops (documented).

A session that is submitted is paid: its order stands at once.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from msgspec.structs import replace

from sandbox.cart.address_book import with_names
from sandbox.cart.costs import NOTHING
from sandbox.cart.payments import MoneyInput
from sandbox.cart.records import CartAddress
from sandbox.cart.shop_pay_inputs import ContactInput, ShopPayPaymentRequestInput
from sandbox.cart.shop_pay_types import (
    ShopPayPaymentRequest,
    ShopPayPaymentRequestLineItem,
    ShopPayPaymentRequestReceipt,
    ShopPayPaymentRequestSession,
    ShopPaySession,
    problems,
)
from sandbox.catalog.records import Product
from sandbox.catalog.sold import Sold, lower
from sandbox.control_models.customers import CustomerChange
from sandbox.customers.merchant import create
from sandbox.customers.records import Customer, MailingAddress
from sandbox.email_address import normalize
from sandbox.money import coin_of, rounded
from sandbox.orders import records as orders
from sandbox.orders.kinds import DiscountKind, OrderFinancialStatus, OrderFulfillmentStatus
from sandbox.orders.mails import send_confirmation
from sandbox.orders.merchant import MOST, keep, next_number
from sandbox.user_errors import Payload, UserError, refuse, refused
from sandbox.viewer import Viewer
from sandbox.world import World

BUYERS: Final = "shop-pay{}@sandbox.example"
"""Emails of those who pay where the request has none: it would be that of the buyer's Shop
account. The first has no number."""
_ABOUT: Final = "shop-pay"


class ShopPayPaymentRequestSessionCreatePayload(Payload, frozen=True):
    shop_pay_payment_request_session: ShopPayPaymentRequestSession | None = None


class ShopPayPaymentRequestSessionSubmitPayload(Payload, frozen=True):
    payment_request_receipt: ShopPayPaymentRequestReceipt | None = None


def shop_pay_payment_request_session_create(
    viewer: Viewer,
    *,
    source_identifier: str,
    payment_request: ShopPayPaymentRequestInput | None = None,
) -> ShopPayPaymentRequestSessionCreatePayload:
    """Begin a session. Raises `Refused`."""
    world = viewer.world
    if not source_identifier.strip():
        code, message = "PAYMENT_REQUEST_INVALID_INPUT", "The value is missing."
        raise refused(UserError(code, ("sourceIdentifier",), message), about=_ABOUT)
    if payment_request is not None:
        refuse(problems(payment_request), about=_ABOUT)
    session = ShopPaySession(
        id=world.secrets.token(),
        source_identifier=source_identifier,
        created_at=world.clock.now(),
        request=payment_request,
    )
    world.store.put(session)
    at = viewer.base_url or f"https://{world.shop.domain}"
    shown = ShopPayPaymentRequestSession(session, f"{at}/checkouts/shop-pay/{session.id}")
    return ShopPayPaymentRequestSessionCreatePayload(shop_pay_payment_request_session=shown)


def shop_pay_payment_request_session_submit(
    viewer: Viewer,
    *,
    token: str,
    payment_request: ShopPayPaymentRequestInput,
    idempotency_key: str,
    order_name: str | None = None,
) -> ShopPayPaymentRequestSessionSubmitPayload:
    """Pay a session: its order is placed. The name of an order is always the shop's own.

    Raises `Refused`.
    """
    del order_name
    world = viewer.world
    session = world.store.get(ShopPaySession, token)
    refuse(_submit_problems(world, session, idempotency_key), about=_ABOUT)
    assert session is not None, "an unknown one is refused"
    refuse(problems(payment_request), about=_ABOUT)
    order = _place(world, ShopPayPaymentRequest(payment_request))
    paid = replace(session, request=payment_request, key=idempotency_key, order_id=order.id)
    world.store.put(paid)
    receipt = ShopPayPaymentRequestReceipt(token, ShopPayPaymentRequest(payment_request))
    return ShopPayPaymentRequestSessionSubmitPayload(payment_request_receipt=receipt)


def _submit_problems(world: World, session: ShopPaySession | None, key: str) -> Iterator[UserError]:
    """Shopify: the codes are documented, the messages are our choice."""
    if session is None:
        message = "The payment request session does not exist."
        yield UserError("PAYMENT_REQUEST_NOT_FOUND", ("token",), message)
    elif world.store.find(ShopPaySession, "key", key) is not None:
        message = "The idempotency key was already used."
        yield UserError("IDEMPOTENCY_KEY_ALREADY_USED", ("idempotencyKey",), message)
    elif session.key is not None:
        message = "The payment request session was already submitted."
        yield UserError("PAYMENT_REQUEST_INVALID_INPUT", ("token",), message)


def _place(world: World, request: ShopPayPaymentRequest) -> orders.Order:
    buyer, number = _buyer(world, request.of.shipping_address), world.gids.next("Order")
    contact = request.of.shipping_address
    place = None if contact is None else _address(contact, number)
    order = orders.Order(
        id=number,
        number=next_number(world),
        key=world.secrets.token(),
        token=world.secrets.token(),
        processed_at=world.clock.now(),
        financial_status=OrderFinancialStatus.PAID,
        fulfillment_status=OrderFulfillmentStatus.UNFULFILLED,
        lines=tuple(_lines(world, request)),
        currency_code=request.of.presentment_currency,
        discounts=tuple(_discounts(request)),
        shipping=rounded(_shipping(request), request.of.presentment_currency),
        email=buyer.email,
        shipping_address=place,
        billing_address=place,
        tax=_tax(request.of.total_tax, request.of.presentment_currency),
        customer_locale=request.of.locale,
    )
    keep(world, buyer, [order])
    lower(world, (Sold(line.variant_id, line.quantity) for line in order.lines))
    send_confirmation(world, order)
    return order


def _buyer(world: World, contact: ContactInput | None) -> Customer:
    """Return the customer of the address. Raises `Refused` for one who can have no more orders."""
    email = None if contact is None else normalize(contact.email or "")
    if email is None:
        return _somebody(world)
    customer = _customer(world, email)
    if customer.number_of_orders >= MOST:
        path = ("paymentRequest", "shippingAddress", "email")
        words = f"The buyer has {MOST:,} orders, which is the most."
        raise refused(UserError("PAYMENT_REQUEST_INVALID_INPUT", path, words), about=_ABOUT)
    return customer


def _somebody(world: World) -> Customer:
    """Return who pays without an email: another customer when one can have no more orders."""
    last = world.gids.last("ShopPayBuyer", first=0)
    customer = _customer(world, BUYERS.format(last or ""))
    if customer.number_of_orders < MOST:
        return customer
    following = world.gids.next("ShopPayBuyer", first=0, step=1)
    return _customer(world, BUYERS.format(following))


def _customer(world: World, email: str) -> Customer:
    known = world.store.find(Customer, "email", email)
    return known or create(world, CustomerChange(email=email))


def _lines(world: World, request: ShopPayPaymentRequest) -> Iterator[orders.LineItem]:
    variants: dict[str | None, int | None] = {}
    for line in request.line_items:
        sku = line.of.sku
        if sku not in variants:
            variants[sku] = _variant_of(world, sku)
        for price, quantity in _pieces(line):
            yield orders.LineItem(
                title=line.of.label or "",
                price=price,
                quantity=quantity,
                variant_id=variants[sku],
            )


def _pieces(line: ShopPayPaymentRequestLineItem) -> Iterator[tuple[Decimal, int]]:
    """Yield prices that make up the final price of *line* to the coin, and how many pieces cost so:
    some may cost one coin more than the others."""
    whole, count = line.final_line_price, line.of.quantity
    coin = coin_of(whole.currency_code)
    each, more = divmod(int(rounded(whole.amount, whole.currency_code) / coin), count)
    yield each * coin, count - more
    if more:
        yield (each + 1) * coin, more


def _shipping(request: ShopPayPaymentRequest) -> Decimal:
    """Return the cost of the delivery: the total, else that of its lines."""
    price = request.total_shipping_price
    if price is not None and price.of.final_total is not None:
        return price.of.final_total.amount
    return sum((each.amount.amount for each in request.shipping_lines if each.amount), NOTHING)


def _tax(tax: MoneyInput | None, currency: str) -> Decimal:
    return NOTHING if tax is None else rounded(tax.amount, currency)


def _variant_of(world: World, sku: str | None) -> int | None:
    """Return the id of the variant with that SKU: of several the first one of the oldest product.

    Shopify: several may share an SKU (documented).
    """
    found = world.store.find_all(Product, "skus", sku) if sku else ()
    variants = (each for product in found for each in product.variants)
    return next((each.id for each in variants if each.sku == sku), None)


def _discounts(request: ShopPayPaymentRequest) -> Iterator[orders.Discount]:
    for each in request.of.discounts or ():
        amount = NOTHING if each.amount is None else each.amount.amount
        off = rounded(amount, request.of.presentment_currency)
        yield orders.Discount(kind=DiscountKind.CODE, title=each.label or "", amount=off)


def _address(contact: ContactInput, number: int) -> MailingAddress:
    address = CartAddress(
        id="",
        first_name=contact.first_name,
        last_name=contact.last_name,
        company=contact.company_name,
        address1=contact.address1,
        address2=contact.address2,
        city=contact.city,
        province_code=contact.province_code,
        country_code=contact.country_code or "",
        zip=contact.postal_code,
        phone=contact.phone,
    )
    return replace(with_names(address), id=number)
