"""Orders, as a merchant sees and creates them. Field names are the schema's."""

from datetime import datetime
from typing import Annotated, Literal, TypeAlias

from msgspec import UNSET, Meta, Struct, UnsetType

from sandbox.control_models.pages import PageInfo

FinancialStatus: TypeAlias = Literal[
    "AUTHORIZED",
    "PAID",
    "PARTIALLY_PAID",
    "PARTIALLY_REFUNDED",
    "PENDING",
    "REFUNDED",
    "VOIDED",
]
FulfillmentStatus: TypeAlias = Literal[
    "FULFILLED",
    "IN_PROGRESS",
    "ON_HOLD",
    "OPEN",
    "PARTIALLY_FULFILLED",
    "PENDING_FULFILLMENT",
    "RESTOCKED",
    "SCHEDULED",
    "UNFULFILLED",
]
CancelReason: TypeAlias = Literal["CUSTOMER", "DECLINED", "FRAUD", "INVENTORY", "OTHER", "STAFF"]
"""Shopify: the enum `OrderCancelReason`."""
ReturnStatus: TypeAlias = Literal["CANCELED", "CLOSED", "DECLINED", "OPEN", "REQUESTED"]
ShipmentStatus: TypeAlias = Literal[
    "ATTEMPTED_DELIVERY",
    "CARRIER_PICKED_UP",
    "CONFIRMED",
    "DELAYED",
    "DELIVERED",
    "FAILURE",
    "IN_TRANSIT",
    "LABEL_PRINTED",
    "LABEL_PURCHASED",
    "OUT_FOR_DELIVERY",
    "PICKED_UP",
    "READY_FOR_PICKUP",
]
"""Shopify: the enum `FulfillmentEventStatus`."""
MOST_LINES: int = 250
MOST_ORDERS: int = 250

Price: TypeAlias = (
    Annotated[str, Meta(pattern=r"^[0-9]{1,9}(\.[0-9]{1,3})?$", examples=["12.50"])]
    | Annotated[float, Meta(ge=0, lt=1_000_000_000)]
)
"""An amount in the currency of the order: `"12.50"`, or a number."""


class OrderFilter(
    Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """A filter of orders, and the page of the list.

    `customer` is the id or the email of a customer. `after` is the `endCursor` of the page before.
    With `changed`, only orders of customers with an order that was made or changed in this world,
    the newest first. `query` is in the search syntax: words in name, email or titles, and fields
    such as `financial_status:paid`.
    """

    query: str = ""
    customer: str | None = None
    changed: bool = False
    after: str | None = None
    first: Annotated[int, Meta(ge=1, le=250)] = 50


PoNumber: TypeAlias = Annotated[str, Meta(max_length=255)]
PaymentDays: TypeAlias = Annotated[int, Meta(ge=0, le=365)]


class NewOrderAttribute(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A note of your storefront on an order or a line."""

    key: str
    value: str | None = None


class NewOrderLine(Struct, frozen=True, kw_only=True, rename="camel", forbid_unknown_fields=True):
    """A line of an order: a variant of a product, or a title with a price.

    `variant` is the id of a variant; `title` and `price` are those of the variant by default.
    """

    variant: str | UnsetType = UNSET
    title: Annotated[str, Meta(min_length=1, max_length=500)] | UnsetType = UNSET
    price: Price | UnsetType = UNSET
    quantity: Annotated[int, Meta(ge=1, le=1_000_000)] = 1
    custom_attributes: Annotated[tuple[NewOrderAttribute, ...], Meta(max_length=100)] = ()


class NewOrderOfCustomer(
    Struct, frozen=True, kw_only=True, rename="camel", forbid_unknown_fields=True
):
    """An order to create. It is shipped to the default address of the customer, if there is one.

    `processedAt` is the time of the world by default, and `currencyCode` the currency of the shop.
    `shipping` is the price of the delivery; `taxRate` is a fraction of the prices, such as 0.08.
    `companyLocation` is the id of a location of a company that the customer buys for. The order is
    to be paid within `paymentDays`: null for one that is paid when it is placed.
    """

    lines: Annotated[tuple[NewOrderLine, ...], Meta(min_length=1, max_length=MOST_LINES)]
    processed_at: datetime | UnsetType = UNSET
    financial_status: FinancialStatus = "PAID"
    fulfillment_status: FulfillmentStatus = "UNFULFILLED"
    currency_code: Annotated[str, Meta(pattern="^[A-Z]{3}$", examples=["USD"])] | UnsetType = UNSET
    shipping: Price = 0.0
    tax_rate: Annotated[float, Meta(ge=0, le=1)] = 0.0
    custom_attributes: Annotated[tuple[NewOrderAttribute, ...], Meta(max_length=100)] = ()
    company_location: str | None = None
    po_number: PoNumber | None = None
    payment_days: PaymentDays | None = None


class NewOrder(NewOrderOfCustomer, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An order to create, of a `customer`, by id, or an `email`.

    An email that no customer has makes a DISABLED customer, as a guest checkout does.
    """

    customer: str | UnsetType = UNSET
    email: str | UnsetType = UNSET


class OrderChange(Struct, frozen=True, kw_only=True, rename="camel", forbid_unknown_fields=True):
    """Fields of an order to set. What is left out stays as it is, null clears.

    `shipmentStatus` adds an event to all parcels of the order. `totalRefunded` is for an order that
    is PARTIALLY_REFUNDED: by default one half.
    """

    email: str | UnsetType | None = UNSET
    phone: str | UnsetType | None = UNSET
    processed_at: datetime | UnsetType = UNSET
    financial_status: FinancialStatus | UnsetType = UNSET
    total_refunded: Price | UnsetType = UNSET
    fulfillment_status: FulfillmentStatus | UnsetType = UNSET
    custom_attributes: (
        Annotated[tuple[NewOrderAttribute, ...], Meta(max_length=100)] | UnsetType
    ) = UNSET
    shipment_status: ShipmentStatus | UnsetType = UNSET
    po_number: PoNumber | UnsetType | None = UNSET
    payment_days: PaymentDays | UnsetType | None = UNSET


class QuantityOfLine(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A quantity of a line: `line` is its index in the order, from 0."""

    line: Annotated[int, Meta(ge=0)]
    quantity: Annotated[int, Meta(ge=1, le=1_000_000)]


QuantitiesOfLines: TypeAlias = Annotated[
    tuple[QuantityOfLine, ...], Meta(min_length=1, max_length=MOST_LINES)
]


class NewFulfillment(Struct, frozen=True, kw_only=True, rename="camel", forbid_unknown_fields=True):
    """A parcel: all that is not sent yet, or the `lines` that are in it."""

    lines: QuantitiesOfLines | UnsetType = UNSET
    tracking_company: str | None = None
    tracking_numbers: Annotated[tuple[str, ...], Meta(max_length=100)] = ()


class Cancellation(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A cancellation of an order, with its reason. `restock` puts what was not sent back into the
    stock.
    """

    reason: CancelReason = "OTHER"
    restock: bool = True


class Refund(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A refund: of all that is left, or of the `lines`, or of the `shipping`, or of both. `restock`
    puts the lines back into the stock.
    """

    lines: QuantitiesOfLines | UnsetType = UNSET
    shipping: bool | UnsetType = UNSET
    restock: bool = False


class OrderReturn(Struct, frozen=True, kw_only=True, rename="camel", forbid_unknown_fields=True):
    """A new return of `lines`, or a new status of a return.

    `name` is that of the return, such as `#1001-R1`; by default it is the last one. OPEN approves
    a return; one that is OPEN can be CLOSED, and opened again. With a tracking company, a number or
    a URL of a label, a delivery back to the shop is added.
    """

    status: ReturnStatus
    name: str | UnsetType = UNSET
    lines: QuantitiesOfLines | UnsetType = UNSET
    tracking_company: str | UnsetType = UNSET
    tracking_number: str | UnsetType = UNSET
    label_url: str | UnsetType = UNSET


class Fulfillment(Struct, frozen=True, kw_only=True, rename="camel"):
    """A parcel."""

    lines: tuple[QuantityOfLine, ...]
    tracking_company: str | None
    tracking_numbers: tuple[str, ...]
    shipment_status: ShipmentStatus | None


class Delivery(Struct, frozen=True, kw_only=True):
    """A way of delivery that the buyer chose: a rate, or the location where it is picked up."""

    title: str
    method: Literal["LOCAL", "PICK_UP", "SHIPPING"]


class OrderLine(Struct, frozen=True, kw_only=True, rename="camel"):
    """A line of an order. `currentQuantity` is the quantity without removed and returned items."""

    title: str
    variant: str | None
    quantity: int
    current_quantity: int
    price: str


class Return(Struct, frozen=True, kw_only=True):
    """A return of an order."""

    id: str
    name: str
    status: ReturnStatus
    lines: tuple[QuantityOfLine, ...]


class Order(Struct, frozen=True, kw_only=True, rename="camel"):
    """An order. Amounts are in `currencyCode`, as text."""

    id: str
    name: str
    order_number: int
    customer: str
    email: str | None
    phone: str | None
    processed_at: datetime
    financial_status: FinancialStatus
    fulfillment_status: FulfillmentStatus
    canceled_at: datetime | None
    cancel_reason: CancelReason | None
    currency_code: str
    lines: tuple[OrderLine, ...]
    fulfillments: tuple[Fulfillment, ...]
    returns: tuple[Return, ...]
    deliveries: tuple[Delivery, ...]
    subtotal_price: str
    total_shipping_price: str
    total_tax: str
    total_price: str
    total_refunded: str
    company_location: str | None
    po_number: str | None
    payment_days: int | None


class OrderPage(Struct, frozen=True, kw_only=True, rename="camel"):
    """Orders: those of one customer after another, by id."""

    orders: tuple[Order, ...]
    page_info: PageInfo
