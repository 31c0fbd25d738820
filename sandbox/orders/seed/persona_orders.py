"""The orders of personas, as they are written beside them."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from hashlib import blake2b
from typing import Annotated, Final

from msgspec import Meta, Struct, structs

from sandbox.bounds import Count, Fraction, Sum
from sandbox.codes import check_code
from sandbox.companies.records import Company
from sandbox.customers.records import Customer, MailingAddress
from sandbox.customers.seed import personas
from sandbox.faults import FaultError
from sandbox.fixture_files import Fixtures
from sandbox.orders.kinds import (
    OrderCancelReason,
    OrderFinancialStatus,
    OrderFulfillmentStatus,
)
from sandbox.orders.records import (
    Attribute,
    Discount,
    Fulfillment,
    GiftCardPayment,
    LineItem,
    Order,
    OrderHistory,
    too_many,
)
from sandbox.orders.seed import keys
from sandbox.orders.seed.company_purchases import Purchases, WrittenPurchase
from sandbox.orders.seed.sold_products import CATALOG, without_variants
from sandbox.store import SeedOf
from sandbox.world.shop_file import read_shop

_A_DAY: Final = timedelta(days=1)
_SECRET: Final = 16  # bytes


class WrittenOrder(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One order of a persona, sent to the default address unless `ships` is false.

    Without a `currency_code` it is in the currency of the shop.
    """

    number: Count
    processed_at: datetime
    financial_status: OrderFinancialStatus
    fulfillment_status: OrderFulfillmentStatus
    lines: tuple[LineItem, ...]
    ships: bool = True
    currency_code: str | None = None
    customer_locale: str | None = "en-US"
    discounts: tuple[Discount, ...] = ()
    shipping: Decimal = Decimal(0)
    shipping_refunded: bool = False
    tax_rate: Fraction = Decimal(0)
    tax: Decimal | None = None
    paid: Sum | None = None
    refunded: Sum = Decimal(0)
    fulfillments: tuple[Fulfillment, ...] = ()
    canceled_at: datetime | None = None
    cancel_reason: OrderCancelReason | None = None
    custom_attributes: tuple[Attribute, ...] = ()
    purchase: WrittenPurchase | None = None
    gift_cards: tuple[GiftCardPayment, ...] = ()
    po_number: str | None = None
    payment_days: Annotated[int, Meta(ge=0, le=365)] | None = None


class WrittenPersona(personas.WrittenPersona, frozen=True, kw_only=True):
    """One persona as it is written, with what it has bought."""

    orders: tuple[WrittenOrder, ...] = ()


class PersonasFile(Struct, frozen=True, forbid_unknown_fields=True):
    """Personas, with what they have bought."""

    personas: tuple[WrittenPersona, ...]


def read_histories(
    fixtures: Fixtures, customers: SeedOf[Customer], companies: SeedOf[Company]
) -> tuple[OrderHistory, ...]:
    """Return what the personas of *fixtures* have bought, who are among *customers*.

    Raises `TomlError`.
    """
    file = fixtures.read(personas.FILE)
    with file.checked():
        written = file.read(PersonasFile).personas
        currency = read_shop(fixtures).payment_settings.currency_code
        purchases = Purchases(companies, fixtures, personas.FILE)
        histories = tuple(_histories(written, customers, currency, purchases))
        _refuse_doubles(histories, [persona.name for persona in written])
    if fixtures.is_own(CATALOG) and not fixtures.is_own(personas.FILE):
        return tuple(map(without_variants, histories))
    return histories


def _histories(
    written: tuple[WrittenPersona, ...],
    customers: SeedOf[Customer],
    currency: str,
    purchases: Purchases,
) -> Iterator[OrderHistory]:
    for number, persona in enumerate(written):
        try:
            customer = customers.get(personas.number_of(persona))
            assert customer is not None
            yield _history(customer, persona, currency, purchases)
        except FaultError as error:
            raise error.under("personas", number) from None


def _history(
    customer: Customer, written: WrittenPersona, currency: str, purchases: Purchases
) -> OrderHistory:
    orders = tuple(
        structs.replace(order, currency_code=order.currency_code or currency)
        for order in _copied(written.orders, written.orders_count)
    )
    return OrderHistory(
        customer_id=customer.id,
        orders=tuple(
            _order(customer, order, position, purchases) for position, order in enumerate(orders)
        ),
    )


def _copied(written: tuple[WrittenOrder, ...], count: int | None) -> tuple[WrittenOrder, ...]:
    """Return *written*, or *count* of its one order: a day and a number after one another."""
    if count is None:
        return written
    if len(written) != 1:
        raise FaultError("needs one order", "orders_count")
    (order,) = written
    return tuple(
        structs.replace(
            order, number=order.number + nth, processed_at=order.processed_at + nth * _A_DAY
        )
        for nth in range(count)
    )


def _order(customer: Customer, written: WrittenOrder, position: int, purchases: Purchases) -> Order:
    """Return the order of *customer*, written at that position.

    Raises `FaultError` for one that cannot be.
    """
    if written.currency_code is not None:
        check_code("CurrencyCode", written.currency_code, "orders", position, "currency_code")
    for problem in _problems(customer, written):
        raise problem.under("orders", position)
    fields = {name: getattr(written, name) for name in written.__struct_fields__}
    try:
        fields["purchase"] = purchases.of(written.purchase, customer)
    except FaultError as error:
        raise error.under("orders", position) from None
    address = _kept(customer.default_address, written) if fields.pop("ships") else None
    return Order(
        **fields,
        id=keys.order_id(written.number),
        key=_secret("key", written.number),
        token=_secret("token", written.number),
        email=customer.email,
        phone=customer.phone,
        shipping_address=address,
        billing_address=address,
    )


def _problems(customer: Customer, written: WrittenOrder) -> Iterator[FaultError]:
    if not keys.FIRST_NUMBER <= written.number < keys.FIRST_MADE_UP_NUMBER:
        first, last = keys.FIRST_NUMBER, keys.FIRST_MADE_UP_NUMBER - 1
        yield FaultError(f"is {written.number}, and not from {first} to {last}", "number")
    for key in ("processed_at", "canceled_at"):
        moment = getattr(written, key)
        if moment is not None and moment.utcoffset() != timedelta(0):
            yield FaultError("is not in UTC: let it end in Z", key)
            return
    if not customer.created_at <= written.processed_at <= customer.updated_at:
        yield FaultError(
            "is not between the persona's `created_at` and `updated_at`", "processed_at"
        )
    if not written.lines:
        yield FaultError("is empty: an order has one line or more", "lines")
    for number, line in enumerate(written.lines):
        if not (line.quantity and 0 <= line.removed <= line.quantity):
            yield FaultError(
                "has a `quantity` that is not above zero, or `removed` not within it",
                "lines",
                number,
            )
    yield from too_many(written.lines)
    yield from _problems_of_positions(written)


def _problems_of_positions(written: WrittenOrder) -> Iterator[FaultError]:
    positions = range(len(written.lines))
    named = [at for parcel in written.fulfillments for at, _ in parcel.quantities]
    named += [at for discount in written.discounts for at in discount.lines or ()]
    wrong = next((at for at in named if at not in positions), None)
    if wrong is not None:
        yield FaultError(f"has {len(positions)} lines, counted from 0; there is none at {wrong}")


def _refuse_doubles(histories: tuple[OrderHistory, ...], names: Sequence[str]) -> None:
    first: dict[int, str] = {}
    for number, history in enumerate(histories):
        for position, order in enumerate(history.orders):
            if order.number in first:
                detail = f"is that of an order of {first[order.number]} already: {order.number}"
                raise FaultError(detail, "personas", number, "orders", position, "number")
            first[order.number] = names[number]


def _kept(address: MailingAddress | None, written: WrittenOrder) -> MailingAddress | None:
    return address and structs.replace(address, id=keys.order_id(written.number))


def _secret(name: str, number: int) -> str:
    """Personas are public, and so may be what opens their orders."""
    return blake2b(f"{name}/{number}".encode(), digest_size=_SECRET).hexdigest()
