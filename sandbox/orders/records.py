"""Records of orders; their sums are in `totals`.

Records hold no cycles, so the garbage collector need not know them.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import ClassVar, Final

from msgspec import Struct
from msgspec.structs import replace

from sandbox.bounds import LARGEST_INT, Count, Fraction, Number, Percentage, Position, Quantity, Sum
from sandbox.control_models.orders import PaymentDays
from sandbox.customers.records import MailingAddress
from sandbox.faults import FaultError
from sandbox.orders.kinds import (
    DeliveryMethod,
    DiscountKind,
    OrderCancelReason,
    OrderFinancialStatus,
    OrderFulfillmentStatus,
    RequestedEditStatus,
    ReturnReason,
    ReturnStatus,
    ShipmentStatus,
)
from sandbox.world.clock import Moment

NOTHING: Final = Decimal(0)


class Attribute(Struct, frozen=True, gc=False, forbid_unknown_fields=True):
    """A key and a value that a storefront has set on an order or a line."""

    key: str
    value: str | None = None


class Discount(Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    """One discount of an order: a percentage, else an amount in the order's currency.

    `title` is the code of a discount code. `lines` are the positions of the lines that it is for,
    None all of them. An amount is spread over them, unless it is off `each`.
    """

    kind: DiscountKind
    title: str
    percentage: Percentage | None = None
    amount: Decimal = NOTHING
    on_shipping: bool = False
    each: bool = False
    lines: tuple[Position, ...] | None = None
    description: str | None = None


class LineItem(Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    """So many of one thing, at `price` each. `removed` of them were taken off or sent back.

    `added` is whether the line came by an edit of the order. `variant_id` is None for what is in
    no catalog. `location` is the handle of the one that it was taken from, None for what is sent;
    `restocked` is how much went back into the stock.
    """

    title: str
    price: Decimal
    quantity: Quantity = 1
    removed: Count = 0
    added: bool = False
    custom_attributes: tuple[Attribute, ...] = ()
    variant_id: Number | None = None
    location: str | None = None
    restocked: Count = 0

    def wrong(self) -> Iterator[FaultError]:
        """Yield that more is gone than there was, or more in stock again than is gone."""
        if self.removed > self.quantity:
            yield FaultError(f"is {self.removed}: the line has {self.quantity}", "removed")
        if self.restocked > self.removed:
            yield FaultError(f"is {self.restocked}: only {self.removed} came back", "restocked")


def too_many(lines: Sequence[LineItem]) -> Iterator[FaultError]:
    """Yield that *lines* have more pieces together than an `Int` can say."""
    if sum(line.quantity for line in lines) > LARGEST_INT:
        yield FaultError(f"have more than {LARGEST_INT:,} pieces together", "lines")


class ShipmentEvent(Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    """Something that happened to a parcel on its way."""

    status: ShipmentStatus
    happened_at: Moment


class Fulfillment(Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    """A parcel: of each line, by its position, so many. `tracking_numbers` name its packages."""

    quantities: tuple[tuple[Position, Count], ...]
    tracking_company: str | None = None
    tracking_numbers: tuple[str, ...] = ()
    estimated_delivery_at: Moment | None = None
    events: tuple[ShipmentEvent, ...] = ()


class ReturnLine(Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    """So many of the line at a position of the order are sent back, and why."""

    line: Position
    quantity: Quantity
    reason: ReturnReason = ReturnReason.UNKNOWN
    note: str | None = None


class ReverseDelivery(Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    """A parcel by which a return comes back, with its label."""

    created_at: Moment
    tracking_company: str | None = None
    tracking_number: str | None = None
    label_url: str | None = None


class Return(Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    """A return of an order; the first of it has `number` 1."""

    id: Number
    number: Count
    status: ReturnStatus
    created_at: Moment
    updated_at: Moment
    closed_at: Moment | None = None
    lines: tuple[ReturnLine, ...]
    deliveries: tuple[ReverseDelivery, ...] = ()


class RequestedEdit(Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    """What a customer wants changed: of the line at each position, so many fewer."""

    id: Number
    status: RequestedEditStatus
    quantities: tuple[tuple[Position, Count], ...]


class Delivery(Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    """A way in which goods get to the buyer: a rate, or the location where they are picked up."""

    title: str
    method: DeliveryMethod


class CompanyPurchase(Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    """The company, its location and the contact of a purchase, by their ids."""

    company_id: Number
    contact_id: Number
    location_id: Number


class GiftCardPayment(Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    """What a gift card paid, in the currency of the order, and what was left on it, in its own.

    `last4` are the last characters of its code. `card` is its id, and `spent` what it paid in its
    own currency; `returned` is what it got back of `amount`.
    """

    last4: str
    amount: Decimal
    balance: Decimal
    currency_code: str
    card: str | None = None
    spent: Sum = NOTHING
    returned: Sum = NOTHING


class Order(Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    """An order. `number` is unique in the shop; `key` and `token`, 32 hex digits, open its page.

    `shipping` is what it costs before discounts; `tax_rate` a fraction of the lines' prices, and
    `tax` the whole tax where it is known as an amount, which is then spread over the lines. `paid`
    is what was paid, where the financial status does not tell it; `refunded` what was given back of
    an order that is PARTIALLY_REFUNDED, beside what was removed of it.
    Addresses are as they were when it was placed: the customer's may have changed since.
    """

    id: Number
    number: Count
    key: str
    token: str
    processed_at: Moment
    financial_status: OrderFinancialStatus
    fulfillment_status: OrderFulfillmentStatus
    lines: tuple[LineItem, ...]
    currency_code: str = "USD"
    discounts: tuple[Discount, ...] = ()
    shipping: Decimal = NOTHING
    deliveries: tuple[Delivery, ...] = ()
    shipping_refunded: bool = False
    tax_rate: Fraction = NOTHING
    tax: Sum | None = None
    paid: Sum | None = None
    refunded: Sum = NOTHING
    fulfillments: tuple[Fulfillment, ...] = ()
    canceled_at: Moment | None = None
    cancel_reason: OrderCancelReason | None = None
    customer_locale: str | None = None
    email: str | None = None
    phone: str | None = None
    shipping_address: MailingAddress | None = None
    billing_address: MailingAddress | None = None
    custom_attributes: tuple[Attribute, ...] = ()
    note: str = ""
    """What the buyer wrote to the shop. The schema of the Storefront API has no field for it."""
    returns: tuple[Return, ...] = ()
    edit_requests: tuple[RequestedEdit, ...] = ()
    purchase: CompanyPurchase | None = None
    """None for an order that is not for a company."""
    po_number: str | None = None
    """The number of a purchase order of the buyer's own."""
    gift_cards: tuple[GiftCardPayment, ...] = ()
    takes_stock: bool = True
    """Whether its goods were taken from the stock: not those of an order that a merchant made."""
    cart_token: str | None = None
    """The token of the cart that it was; None for an order that was made without one."""
    payment_days: PaymentDays | None = None
    """Within how many days it is to be paid; None for an order that is paid when it is placed."""

    @property
    def name(self) -> str:
        """Shopify: `#` and the number, unless the merchant chose otherwise (documented)."""
        return f"#{self.number}"

    def wrong(self) -> Iterator[FaultError]:
        """Yield what is said of lines that the order does not have, and too many pieces."""
        yield from too_many(self.lines)
        many = len(self.lines)
        for at, line in self._named_lines():
            if not 0 <= line < many:
                yield FaultError(f"is {line}: the order has {many} lines, the first is 0", *at)

    def _named_lines(self) -> Iterator[tuple[tuple[object, ...], int]]:
        """Yield each position of a line that a part of the order names, and where it does."""
        for at, discount in enumerate(self.discounts):
            for place, line in enumerate(discount.lines or ()):
                yield ("discounts", at, "lines", place), line
        for at, returned in enumerate(self.returns):
            for place, each in enumerate(returned.lines):
                yield ("returns", at, "lines", place, "line"), each.line
        parts: dict[str, Sequence[Fulfillment | RequestedEdit]] = {
            "fulfillments": self.fulfillments,
            "edit_requests": self.edit_requests,
        }
        for name, those in parts.items():
            for at, part in enumerate(those):
                for place, (line, _) in enumerate(part.quantities):
                    yield (name, at, "quantities", place, 0), line

    @property
    def edited(self) -> bool:
        return any(line.added for line in self.lines)

    def return_name(self, number: int) -> str:
        """Shopify: as `#1001-R1` (documented)."""
        return f"{self.name}-R{number}"


class OrderHistory(Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    """All orders of one customer, by id. Past `LIMIT` a world forgets the one changed first."""

    KEYS: ClassVar[tuple[str, ...]] = ("order_ids", "order_tokens", "cart_tokens")
    LIMIT: ClassVar[int | None] = 1_000_000

    customer_id: Number
    orders: tuple[Order, ...]

    @property
    def id(self) -> int:
        return self.customer_id

    @property
    def order_ids(self) -> tuple[str, ...]:
        return tuple([str(order.id) for order in self.orders])

    @property
    def order_tokens(self) -> tuple[str, ...]:
        return tuple([order.token for order in self.orders])

    @property
    def cart_tokens(self) -> tuple[str, ...]:
        return tuple([order.cart_token for order in self.orders if order.cart_token])

    def apart(self, other: "OrderHistory") -> "tuple[OrderHistory, OrderHistory | None]":
        """Of this history and an *other* with the same orders and fewer, only the new ones."""
        many = len(other.orders)
        if self.orders[:many] != other.orders:
            return self, other
        return replace(self, orders=self.orders[many:]), None
