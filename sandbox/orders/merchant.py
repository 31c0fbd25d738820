"""Orders that a merchant creates, as through the Admin API."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Final

from msgspec import UNSET, Struct
from msgspec.structs import replace

from sandbox.catalog.item_names import item_name, title_of
from sandbox.catalog.records import Product
from sandbox.control_models.orders import (
    NewOrderAttribute,
    NewOrderLine,
    NewOrderOfCustomer,
)
from sandbox.customers.records import Customer
from sandbox.faults import FaultError, no_such
from sandbox.gid import number_of
from sandbox.money import amount_given, rounded
from sandbox.orders.kinds import OrderFinancialStatus, OrderFulfillmentStatus
from sandbox.orders.payment_status import half_refunded
from sandbox.orders.purchases import purchase_given
from sandbox.orders.records import (
    Attribute,
    CompanyPurchase,
    Fulfillment,
    LineItem,
    Order,
    OrderHistory,
)
from sandbox.orders.seed.keys import order_number
from sandbox.world import World
from sandbox.world.clock import EARLIEST, LATEST

MOST: Final = 1_000
"""Orders of one customer that a merchant may create."""


class Draft(Struct, frozen=True):
    """An order that can be placed: what was asked for, its lines, and for which company."""

    given: NewOrderOfCustomer
    lines: tuple[LineItem, ...]
    purchase: CompanyPurchase | None


def draft(world: World, given: NewOrderOfCustomer, email: str | None) -> Draft:
    """Return what the customer with that *email* can be given, so that placing it cannot fail.

    Raises `FaultError`.
    """
    if given.processed_at is not UNSET:
        check_moment(given.processed_at)
    purchase = purchase_given(world, given.company_location, email)
    return Draft(given, tuple(_lines(world, given.lines)), purchase)


def check_room(customer: Customer) -> None:
    """Raise `FaultError` for a *customer* who cannot have another order."""
    if customer.number_of_orders >= MOST:
        raise FaultError(
            f"has {MOST:,} orders, which is the most: name another customer", "customer"
        )


def place(
    world: World, customer: Customer, drafts: Sequence[Draft]
) -> tuple[Customer, tuple[Order, ...]]:
    """Place the orders of *customer*, and return the customer as they leave them, and the orders.

    Shopify: an order changes the customer's `updatedAt` (recorded).
    """
    orders = tuple(_order(world, customer, each) for each in drafts)
    return keep(world, customer, orders), orders


def keep(world: World, customer: Customer, orders: Sequence[Order]) -> Customer:
    """Keep new *orders* of *customer*, and return the customer as they leave them."""
    known = world.store.get(OrderHistory, customer.id)
    before = known.orders if known else ()
    history = OrderHistory(customer_id=customer.id, orders=before + tuple(orders))
    buyer = replace(
        customer,
        number_of_orders=customer.number_of_orders + len(orders),
        updated_at=max(customer.updated_at, world.clock.now()),
    )
    world.store.put(buyer, history)
    return buyer


def check_moment(moment: datetime) -> None:
    """Raise `FaultError` for a time that an order cannot have."""
    if moment.tzinfo is None or not EARLIEST <= moment <= LATEST:
        detail = f"is out of range: {EARLIEST:%Y-%m-%d} to {LATEST:%Y-%m-%d}, with a time zone"
        raise FaultError(detail, "processedAt")


def next_number(world: World) -> int:
    """Return the number of a new order, as in `#1001`."""
    last = order_number(world.origin.customers, 0) - 1  # of the generated customers
    return world.gids.next("OrderNumber", first=last, step=1)


def _order(world: World, customer: Customer, draft: Draft) -> Order:
    given, number = draft.given, world.gids.next("Order")
    home = customer.default_address
    address = None if home is None else replace(home, id=number)
    currency = given.currency_code
    if currency is UNSET:
        currency = world.shop.payment_settings.currency_code
    order = Order(
        id=number,
        number=next_number(world),
        key=world.secrets.token(),
        token=world.secrets.token(),
        processed_at=world.clock.now() if given.processed_at is UNSET else given.processed_at,
        financial_status=OrderFinancialStatus(given.financial_status),
        fulfillment_status=OrderFulfillmentStatus(given.fulfillment_status),
        lines=tuple(replace(line, price=rounded(line.price, currency)) for line in draft.lines),
        currency_code=currency,
        shipping=rounded(amount_given(given.shipping), currency),
        tax_rate=Decimal(str(given.tax_rate)),
        fulfillments=_fulfillments(given, draft.lines),
        email=customer.email,
        phone=customer.phone,
        shipping_address=address,
        billing_address=address,
        custom_attributes=attributes_of(given.custom_attributes),
        purchase=draft.purchase,
        po_number=given.po_number or None,
        payment_days=given.payment_days,
        takes_stock=False,
    )
    return half_refunded(order)


def _lines(world: World, given: Sequence[NewOrderLine]) -> Iterator[LineItem]:
    for at, line in enumerate(given):
        try:
            yield _line(world, line)
        except FaultError as error:
            raise error.under("lines", at) from None


def _line(world: World, given: NewOrderLine) -> LineItem:
    title, price, variant_id = given.title, given.price, None
    if given.variant is not UNSET:
        variant_id, of_variant, costs = _variant(world, given.variant)
        title = of_variant if title is UNSET else title
        price = str(costs) if price is UNSET else price
    if title is UNSET:
        raise FaultError("is missing: give a title or a variant", "title")
    if price is UNSET:
        raise FaultError("is missing: give one, or a variant", "price")
    return LineItem(
        title=title,
        price=amount_given(price),
        quantity=given.quantity,
        custom_attributes=attributes_of(given.custom_attributes),
        variant_id=variant_id,
    )


def _variant(world: World, text: str) -> tuple[int, str, Decimal]:
    """Return the id, the title and the price of a variant. Raises `FaultError`.

    Shopify: an order keeps product and variant in one title (recorded).
    """
    number = number_of(text, "ProductVariant")
    product = world.store.find(Product, "variant_ids", str(number))
    if product is None:
        raise FaultError(no_such(text, "variant", by="the id"), "variant")
    variant = next(each for each in product.variants if each.id == number)
    return variant.id, item_name(product.title, title_of(product, variant)), variant.price


def _fulfillments(given: NewOrderOfCustomer, lines: Sequence[LineItem]) -> tuple[Fulfillment, ...]:
    """Return one parcel with everything for an order that is FULFILLED, else none."""
    if given.fulfillment_status != OrderFulfillmentStatus.FULFILLED:
        return ()
    return (Fulfillment(quantities=tuple((at, line.quantity) for at, line in enumerate(lines))),)


def attributes_of(given: Sequence[NewOrderAttribute]) -> tuple[Attribute, ...]:
    return tuple(Attribute(each.key, each.value) for each in given)
