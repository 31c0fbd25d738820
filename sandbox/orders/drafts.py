"""Draft orders: what a merchant prepares for a customer, and what it adds up to."""

from collections.abc import Iterator
from decimal import Decimal
from typing import ClassVar

from msgspec import Struct

from sandbox.bounds import Count, Fraction, Number
from sandbox.customers.records import MailingAddress
from sandbox.faults import FaultError
from sandbox.orders.kinds import DraftOrderStatus, OrderFinancialStatus, OrderFulfillmentStatus
from sandbox.orders.records import NOTHING, CompanyPurchase, Discount, LineItem, Order, too_many
from sandbox.world.clock import Moment


class DraftOrder(Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    """A draft, `#D1` has number 1. `order_id` is that of the order which a completed one became."""

    KEYS: ClassVar[tuple[str, ...]] = ()
    LIMIT: ClassVar[int | None] = 10_000

    id: Number
    number: Count
    customer_id: Number
    status: DraftOrderStatus
    created_at: Moment
    updated_at: Moment
    lines: tuple[LineItem, ...]
    currency_code: str
    discounts: tuple[Discount, ...] = ()
    shipping: Decimal = NOTHING
    tax_rate: Fraction = NOTHING
    email: str | None = None
    phone: str | None = None
    address: MailingAddress | None = None
    order_id: Number | None = None
    purchase: CompanyPurchase | None = None

    def wrong(self) -> Iterator[FaultError]:
        return too_many(self.lines)

    @property
    def name(self) -> str:
        """Shopify: `#D` and the number (documented)."""
        return f"#D{self.number}"


def as_order(draft: DraftOrder) -> Order:
    """Return the order that *draft* would be: it adds up as one."""
    return Order(
        id=draft.id,
        number=draft.number,
        key="",
        token="",
        processed_at=draft.created_at,
        financial_status=OrderFinancialStatus.PENDING,
        fulfillment_status=OrderFulfillmentStatus.UNFULFILLED,
        lines=draft.lines,
        currency_code=draft.currency_code,
        discounts=draft.discounts,
        shipping=draft.shipping,
        tax_rate=draft.tax_rate,
        purchase=draft.purchase,
    )
