"""`Order`, as its customer sees it in the account."""

from datetime import datetime
from hashlib import sha256
from operator import attrgetter
from typing import Any, Final, Unpack

from msgspec import Struct

from sandbox.customer_account.address_type import CustomerAddress
from sandbox.customer_account.customer_type import Customer
from sandbox.customer_account.fulfillment_type import Fulfillment, fulfillments_of
from sandbox.customer_account.metafield_type import WithMetafields
from sandbox.customer_account.order_line_type import LineItem
from sandbox.customer_account.order_sums import (
    OrderPaymentInformation,
    OrderTransaction,
    Refund,
    payment_of,
    refunds_of,
    transactions_of,
)
from sandbox.customer_account.return_types import OrderReturnInformation, Return, returns_of
from sandbox.customers.records import Customer as Person
from sandbox.gid import gid, number_in
from sandbox.lazy import lazy
from sandbox.listing import Connection, PageArguments, paginate
from sandbox.money import Money
from sandbox.orders import records
from sandbox.orders.discount_types import (
    DiscountAllocation,
    DiscountApplication,
    allocations,
    discount_application,
)
from sandbox.orders.totals import Totals, sum_field, totals_of
from sandbox.viewer import Viewer

_BY_POSITION: Final = attrgetter("position")
_LETTERS: Final = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_LONG: Final = 9


def confirmation_number(order: records.Order) -> str:
    """Return nine letters and digits that stay with the order. Shopify: the form is documented."""
    number, text = int.from_bytes(sha256(order.token.encode()).digest()[:8]), ""
    for _ in range(_LONG):
        number, digit = divmod(number, len(_LETTERS))
        text += _LETTERS[digit]
    return text


def updated_at(order: records.Order) -> datetime:
    return max(order.processed_at, order.canceled_at or order.processed_at)


def _address(name: str) -> property:
    """Return the field of the address *name*, an attribute of the record."""

    def address(order: "Order") -> CustomerAddress | None:
        found: Any = getattr(order.of, name)
        return None if found is None else CustomerAddress(found)

    return property(address)


class ShippingLine(Struct, frozen=True, gc=False):
    original_price: Money
    title: str
    handle = None


class Order(WithMetafields, Struct, frozen=True, dict=True):
    """The sums are added up when the first of them is asked for.

    `owner_id` is the customer of an order that a colleague placed; None for who asks.
    """

    of: records.Order
    viewer: Viewer
    owner_id: int | None = None
    location_name = None
    total_duties = total_tip = None
    duties_included = taxes_included = False
    requires_shipping = True

    @property
    def id(self) -> str:
        """Shopify: without a key, unlike that of the Storefront API (documented)."""
        return gid("Order", self.of.id)

    @lazy
    def totals(self) -> Totals:
        return totals_of(self.of)

    @property
    def note(self) -> str | None:
        return self.of.note or None

    @property
    def confirmation_number(self) -> str:
        return confirmation_number(self.of)

    @property
    def created_at(self) -> datetime:
        return self.of.processed_at

    @property
    def updated_at(self) -> datetime:
        return updated_at(self.of)

    @property
    def cancelled_at(self) -> datetime | None:
        return self.of.canceled_at

    @property
    def customer(self) -> Customer | None:
        assert self.viewer.buyer is not None
        found = self.viewer.world.store.get(Person, self.owner_id or self.viewer.buyer.customer_id)
        return None if found is None else Customer(found)

    @property
    def status_page_url(self) -> str:
        shop = self.viewer.world.shop
        page = f"https://{shop.domain}/{shop.id}/orders/{self.of.token}"
        return f"{page}/authenticate?key={self.of.key}"

    billing_address = _address("billing_address")
    shipping_address = _address("shipping_address")

    subtotal = sum_field("subtotal")
    total_price = sum_field("current_total")
    """Shopify: without what was returned (documented)."""
    total_refunded = sum_field("refunded")
    total_shipping = sum_field("shipping")
    total_tax = sum_field("tax")

    @property
    def shipping_line(self) -> ShippingLine | None:
        deliveries = self.of.deliveries
        if self.of.shipping_address is None and not deliveries:
            return None
        title = ", ".join(each.title for each in deliveries) or "Shipping"
        return ShippingLine(Money(self.of.shipping, self.of.currency_code), title)

    @property
    def payment_information(self) -> OrderPaymentInformation:
        return payment_of(self)

    @property
    def transactions(self) -> list[OrderTransaction]:
        return transactions_of(self)

    @property
    def refunds(self) -> list[Refund]:
        return refunds_of(self.of, self.totals)

    @property
    def return_information(self) -> OrderReturnInformation:
        return OrderReturnInformation(self)

    def returns(
        self, *, sort_key: str | None = "ID", **page: Unpack[PageArguments]
    ) -> Connection[Return]:
        return returns_of(self, sort_key, page)

    @property
    def shipping_discount_allocations(self) -> list[DiscountAllocation]:
        return allocations(self.of, self.totals.shares.shipping)

    def discount_applications(
        self, **page: Unpack[PageArguments]
    ) -> Connection[DiscountApplication]:
        found = [discount_application(self.of, at) for at in range(len(self.of.discounts))]
        return paginate(found, _BY_POSITION, **page)

    def position_of(self, line_id: str) -> int | None:
        """Return where the line of that id is; None for a line of another order."""
        number = number_in(line_id, "LineItem")
        position = -1 if number is None else number - self.of.id
        return position if 0 <= position < len(self.of.lines) else None

    def line_items(self, **page: Unpack[PageArguments]) -> Connection[LineItem]:
        lines = [LineItem(line, self, at) for at, line in enumerate(self.of.lines)]
        return paginate(lines, _BY_POSITION, **page)

    def fulfillments(
        self,
        *,
        query: str | None = None,
        sort_key: str | None = "ID",
        **page: Unpack[PageArguments],
    ) -> Connection[Fulfillment]:
        """All parcels of an order have its date, and nothing to be searched."""
        del query, sort_key
        return fulfillments_of(self, page)
