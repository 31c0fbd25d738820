"""The orders of a made-up customer: each follows from the seed, the customer and a position."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final

from msgspec.structs import replace

from sandbox.customers.records import Customer, MailingAddress
from sandbox.made_up.draws import Draws
from sandbox.orders.kinds import DiscountKind, OrderFulfillmentStatus
from sandbox.orders.records import (
    Attribute,
    Discount,
    Fulfillment,
    LineItem,
    Order,
    OrderHistory,
)
from sandbox.orders.seed import goods, keys
from sandbox.orders.seed.courses import LAST, PAST, Course
from sandbox.world.shop import PaymentSettings

_MOST_LINES: Final = 3
_QUANTITIES: Final = (1, 1, 1, 2, 2, 3)
_TAX_RATE: Final = Decimal("0.08")  # where the shop is; elsewhere none is due
_POSTAGE: Final = {True: Decimal("6.90"), False: Decimal("18.50")}  # there, and elsewhere
_CARRIER: Final = "Sandbox Parcel"
_GIFTS: Final = 8  # of a hundred orders
_DISCOUNTED: Final = 30
_DISCOUNTS: Final = (
    Discount(kind=DiscountKind.CODE, title="WELCOME10", percentage=Decimal(10)),
    Discount(kind=DiscountKind.CODE, title="TAKE5", amount=Decimal(5)),
    Discount(kind=DiscountKind.AUTOMATIC, title="Season Sale", percentage=Decimal(15)),
    Discount(
        kind=DiscountKind.AUTOMATIC,
        title="Free Shipping",
        percentage=Decimal(100),
        on_shipping=True,
        each=True,
    ),
)


def make_history(
    index: int, customer: Customer, *, draws: Draws, language: str, payment: PaymentSettings
) -> OrderHistory:
    """Return the orders of *customer*, placed since they are one and before they last changed.

    *payment* says where the shop is, and in what it is paid.

    Shopify: an order changes the customer's `updatedAt` (recorded).
    """
    seconds = int((customer.updated_at - customer.created_at).total_seconds())
    moments = sorted(
        customer.created_at + timedelta(seconds=draws.below(seconds + 1, index, f"orders/{at}/at"))
        for at in range(customer.number_of_orders)
    )
    return OrderHistory(
        customer_id=customer.id,
        orders=tuple(
            _Purchase(index, position, draws, customer, payment).order(
                moment, LAST if position == len(moments) - 1 else PAST, language
            )
            for position, moment in enumerate(moments)
        ),
    )


class _Purchase:
    """One order. Each of its fields is drawn by itself."""

    __slots__ = ("_customer", "_draws", "_index", "_payment", "_position")

    def __init__(
        self,
        index: int,
        position: int,
        draws: Draws,
        customer: Customer,
        payment: PaymentSettings,
    ) -> None:
        self._index, self._position = index, position
        self._draws, self._customer = draws, customer
        self._payment = payment

    def order(self, moment: datetime, courses: Sequence[Course], language: str) -> Order:
        customer, address = self._customer, self._customer.default_address
        course = self._draws.one_of(courses, self._index, self._field("course"))
        lines = self._lines(course, self._goods(address))
        number = keys.order_number(self._index, self._position)
        at_home = address is not None and address.country_code == self._payment.country_code
        kept = None if address is None else _kept(address, keys.order_id(number))
        return Order(
            id=keys.order_id(number),
            number=number,
            key=self._secret("key"),
            token=keys.with_index(self._secret("token"), self._index),
            processed_at=moment,
            financial_status=course.paid,
            fulfillment_status=course.sent,
            lines=lines,
            currency_code=self._payment.currency_code,
            discounts=self._discounts(address),
            shipping=Decimal(0) if address is None else _POSTAGE[at_home],
            shipping_refunded=course.canceled is not None,
            tax_rate=_TAX_RATE if at_home else Decimal(0),
            fulfillments=self._fulfillments(course, lines, address),
            canceled_at=moment if course.canceled else None,
            cancel_reason=course.canceled,
            customer_locale=language,
            email=customer.email,
            phone=customer.phone,
            shipping_address=kept,
            billing_address=kept,
            custom_attributes=self._attributes(),
        )

    def _goods(self, address: MailingAddress | None) -> Sequence[goods.Good]:
        return goods.BY_EMAIL if address is None else goods.SHIPPED

    def _lines(self, course: Course, choice: Sequence[goods.Good]) -> tuple[LineItem, ...]:
        first = self._below(len(choice), "goods")
        count = 1 + self._below(_MOST_LINES, "lines")
        return tuple(
            self._line(at, choice[(first + at) % len(choice)], course, is_last=at == count - 1)
            for at in range(count)
        )

    def _line(self, at: int, good: goods.Good, course: Course, *, is_last: bool) -> LineItem:
        position = self._below(len(good.variants), f"lines/{at}/variant")
        quantity = _QUANTITIES[self._below(len(_QUANTITIES), f"lines/{at}/quantity")]
        if course.returns is None:
            removed = quantity
        else:
            removed = course.returns if is_last else 0
            quantity += removed  # something stays
        return LineItem(
            title=good.title(position),
            price=good.price,
            quantity=quantity,
            removed=removed,
            variant_id=good.variant_id(position),
        )

    def _discounts(self, address: MailingAddress | None) -> tuple[Discount, ...]:
        if not self._draws.chance(_DISCOUNTED, self._index, self._field("discounted")):
            return ()
        discount = self._draws.one_of(_DISCOUNTS, self._index, self._field("discount"))
        return () if discount.on_shipping and address is None else (discount,)

    def _fulfillments(
        self, course: Course, lines: Sequence[LineItem], address: MailingAddress | None
    ) -> tuple[Fulfillment, ...]:
        match course.sent:
            case OrderFulfillmentStatus.FULFILLED:
                sent = tuple((at, line.quantity) for at, line in enumerate(lines))
            case OrderFulfillmentStatus.PARTIALLY_FULFILLED:
                sent = ((0, 1),)
            case _:
                return ()
        if address is None:
            return (Fulfillment(quantities=sent),)
        number = f"SP{self._below(10**10, 'tracking'):010}"
        return (
            Fulfillment(quantities=sent, tracking_company=_CARRIER, tracking_numbers=(number,)),
        )

    def _attributes(self) -> tuple[Attribute, ...]:
        is_gift = self._draws.chance(_GIFTS, self._index, self._field("gift"))
        return (Attribute("gift-wrap", "yes"),) if is_gift else ()

    def _secret(self, name: str) -> str:
        halves = (self._draws.number(self._index, self._field(f"{name}/{at}")) for at in (0, 1))
        return "".join(f"{half:016x}" for half in halves)

    def _below(self, limit: int, name: str) -> int:
        return self._draws.below(limit, self._index, self._field(name))

    def _field(self, name: str) -> str:
        return f"orders/{self._position}/{name}"


def _kept(address: MailingAddress, number: int) -> MailingAddress:
    """An order keeps the address as it was, under a number of its own."""
    return replace(address, id=number)
