"""Records of subscriptions."""

from decimal import Decimal
from enum import StrEnum
from typing import Annotated, ClassVar

from msgspec import Meta, Struct

from sandbox.bounds import Count, Number, Position, Quantity
from sandbox.customers.records import MailingAddress
from sandbox.world.clock import Moment


class ContractStatus(StrEnum):
    """Shopify: the enum `SubscriptionContractSubscriptionStatus`."""

    ACTIVE = "ACTIVE"
    CANCELLED = "CANCELLED"
    EXPIRED = "EXPIRED"
    FAILED = "FAILED"
    PAUSED = "PAUSED"
    STALE = "STALE"


class Interval(StrEnum):
    """Shopify: the enum `SubscriptionInterval`."""

    DAY = "DAY"
    WEEK = "WEEK"
    MONTH = "MONTH"
    YEAR = "YEAR"


class Attribute(Struct, frozen=True, gc=False, forbid_unknown_fields=True):
    """A key and a value that a storefront has set on a subscription or a line."""

    key: str
    value: str | None = None


class ContractLine(Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    """A quantity of one item, at `price` each. `variant_id` is None if it is not in the catalog."""

    title: str
    price: Decimal
    quantity: Quantity = 1
    variant_title: str | None = None
    sku: str | None = None
    variant_id: Number | None = None
    custom_attributes: tuple[Attribute, ...] = ()


class DiscountType(StrEnum):
    """Shopify: the enum of that name."""

    AUTOMATIC_DISCOUNT = "AUTOMATIC_DISCOUNT"
    CODE_DISCOUNT = "CODE_DISCOUNT"
    MANUAL = "MANUAL"


class ContractDiscount(Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    """A discount of a subscription: a whole percentage, else an amount off each of a line.

    `lines` are the positions of the lines that it is for, None all of them. It ends after `cycles`
    billings, of which so many were `used`.
    """

    title: str
    type: DiscountType = DiscountType.MANUAL
    percentage: Annotated[int, Meta(ge=1, le=100)] | None = None
    amount: Decimal = Decimal(0)
    lines: tuple[Position, ...] | None = None
    cycles: Count | None = None
    used: Count = 0


class DeliveryMethod(Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    """How a subscription is delivered: to an `address`, or picked up at the location of an id."""

    title: str
    description: str | None = None
    address: MailingAddress | None = None
    location_id: Number | None = None


class DeliveryOffer(Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    """Ways of delivery that were offered for an address; a client names them by `token`."""

    token: str
    address: MailingAddress


class SubscriptionContract(Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    """A subscription that begins at `created_at`, and is billed each `interval_count` intervals.

    `skipped` are the numbers of the billing cycles that are left out; the first is 1. `revision`
    counts the changes. `order_numbers` are the orders of the customer that it was billed as; the
    first is the one that it came from.
    """

    KEYS: ClassVar[tuple[str, ...]] = ()
    LIMIT: ClassVar[int | None] = 10_000

    id: Number
    customer_id: Number
    created_at: Moment
    updated_at: Moment
    status: ContractStatus
    interval: Interval
    interval_count: Annotated[int, Meta(ge=1, le=365)] = 1
    currency_code: str
    delivery_price: Decimal = Decimal(0)
    lines: tuple[ContractLine, ...]
    skipped: tuple[Count, ...] = ()
    note: str | None = None
    custom_attributes: tuple[Attribute, ...] = ()
    discounts: tuple[ContractDiscount, ...] = ()
    order_numbers: tuple[Count, ...] = ()
    revision: Annotated[int, Meta(ge=0, le=10**17)] = 1
    """It has room to be counted up: the next snapshot is restored, too."""
    delivery: DeliveryMethod | None = None
    offer: DeliveryOffer | None = None
