"""`Order`, its lines and its fulfillments, as the customer sees them.

Orders have no duties and no metafields here.
"""

from collections.abc import Sequence
from functools import partial
from hmac import compare_digest
from operator import attrgetter
from typing import Any, Final, Unpack
from urllib.parse import parse_qs, urlsplit

from msgspec import Struct

from sandbox.catalog.product_type import variant_of
from sandbox.catalog.variant_type import ProductVariant
from sandbox.customers.address_type import MailingAddress
from sandbox.customers.customer_type import Customer
from sandbox.gid import gid, number_in
from sandbox.lazy import lazy
from sandbox.listing import Connection, Page, PageArguments, paginate
from sandbox.metafields import HasMetafields
from sandbox.money import Money
from sandbox.orders import records
from sandbox.orders.discount_types import (
    DiscountAllocation,
    DiscountApplication,
    allocations,
    discount_application,
)
from sandbox.orders.kinds import OrderSortKey
from sandbox.orders.listing import orders_of
from sandbox.orders.totals import Totals, sum_field, totals_of
from sandbox.viewer import Viewer
from sandbox.world import Shop

_LONGEST_ID: Final = 1_000  # characters, with the key
_BY_POSITION: Final = attrgetter("position")
_TRACKED_AT: Final = "https://parcel.sandbox.example/track/"


def _address(name: str) -> property:
    """Return the field of the address *name*, an attribute of the record."""

    def address(order: "Order") -> MailingAddress | None:
        found: Any = getattr(order.of, name)
        return None if found is None else MailingAddress(found, is_of_order=True)

    return property(address)


class Order(HasMetafields, Struct, frozen=True, dict=True):
    """The sums are added up when the first of them is asked for."""

    of: records.Order
    viewer: Viewer
    current_total_duties = None
    original_total_duties = None

    @property
    def _shop(self) -> Shop:
        return self.viewer.world.shop

    @lazy
    def totals(self) -> Totals:
        return totals_of(self.of)

    @property
    def id(self) -> str:
        """Shopify: whoever has the id can read the order, since it has its key (recorded)."""
        return f"{gid('Order', self.of.id)}?key={self.of.key}"

    @property
    def order_number(self) -> int:
        return self.of.number

    @property
    def customer_url(self) -> str:
        """Shopify: for the customer, who logs in first (documented)."""
        at = self.viewer.base_url or f"https://{self._shop.domain}"
        return f"{at}/account/orders/{self.of.token}"

    @property
    def status_url(self) -> str:
        """Shopify: documented for the Admin API, with the number of the shop in it."""
        at = self.viewer.base_url or f"https://{self._shop.domain}"
        page = f"{at}/{self._shop.id}/orders/{self.of.token}"
        return f"{page}/authenticate?key={self.of.key}"

    billing_address = _address("billing_address")
    shipping_address = _address("shipping_address")

    current_subtotal_price = sum_field("current_subtotal")
    current_total_price = sum_field("current_total")
    current_total_shipping_price = sum_field("current_shipping")
    current_total_tax = sum_field("current_tax")
    original_total_price = sum_field("original_total")
    subtotal_price = subtotal_price_v2 = sum_field("subtotal")
    total_price = total_price_v2 = sum_field("total")
    total_refunded = total_refunded_v2 = sum_field("refunded")
    total_shipping_price = total_shipping_price_v2 = sum_field("shipping")
    total_tax = total_tax_v2 = sum_field("tax")

    def discount_applications(
        self, **page: Unpack[PageArguments]
    ) -> Connection[DiscountApplication]:
        found = [discount_application(self.of, at) for at in range(len(self.of.discounts))]
        return paginate(found, _BY_POSITION, **page)

    @property
    def shipping_discount_allocations(self) -> list[DiscountAllocation]:
        return allocations(self.of, self.totals.shares.shipping)

    def line_items(self, **page: Unpack[PageArguments]) -> "Connection[OrderLineItem]":
        lines = [OrderLineItem(line, self, at) for at, line in enumerate(self.of.lines)]
        return paginate(lines, _BY_POSITION, **page)

    def successful_fulfillments(self, *, first: int | None = None) -> list["Fulfillment"]:
        return [Fulfillment(each, self) for each in _cut(self.of.fulfillments, first)]


class OrderLineItem(Struct, frozen=True):
    """The line at a `position` of an order."""

    of: records.LineItem
    order: Order
    position: int

    @property
    def variant(self) -> ProductVariant | None:
        """Shopify: null when the variant was deleted (documented)."""
        number = self.of.variant_id
        return None if number is None else variant_of(number, self.order.viewer)

    @property
    def current_quantity(self) -> int:
        return self.of.quantity - self.of.removed

    @property
    def discount_allocations(self) -> list[DiscountAllocation]:
        return allocations(self.order.of, self.order.totals.shares.lines[self.position])

    @property
    def discounted_total_price(self) -> Money:
        return Money(self.order.totals.lines[self.position], self.order.of.currency_code)

    @property
    def original_total_price(self) -> Money:
        return Money(self.of.price * self.of.quantity, self.order.of.currency_code)


class Fulfillment(Struct, frozen=True):
    of: records.Fulfillment
    order: Order

    def fulfillment_line_items(
        self, **page: Unpack[PageArguments]
    ) -> "Connection[FulfillmentLineItem]":
        order = self.order
        lines = [
            FulfillmentLineItem(OrderLineItem(order.of.lines[at], order, at), quantity)
            for at, quantity in self.of.quantities
        ]
        return paginate(lines, attrgetter("line_item.position"), **page)

    def tracking_info(self, *, first: int | None = None) -> list["FulfillmentTrackingInfo"]:
        numbers = _cut(self.of.tracking_numbers, first)
        return [FulfillmentTrackingInfo(number, f"{_TRACKED_AT}{number}") for number in numbers]


class FulfillmentLineItem(Struct, frozen=True):
    line_item: OrderLineItem
    quantity: int


class FulfillmentTrackingInfo(Struct, frozen=True, gc=False):
    number: str
    url: str


def customer_orders(
    customer: Customer,
    *,
    viewer: Viewer,
    sort_key: OrderSortKey = OrderSortKey.ID,
    query: str | None = None,
    **page: Unpack[PageArguments],
) -> Connection[records.Order]:
    """Return a page of the customer's orders. Raises `FieldError`."""
    show = partial(Order, viewer=viewer)
    return orders_of(
        viewer.world, customer.of, Page(**page), sort_key=sort_key, query=query, show=show
    )


def order_node(viewer: Viewer, id: str) -> Order | None:
    """Return the order of a global id, if that has the order's key: no login is needed.

    Shopify: reported; pages of an account ask so for one order.
    """
    if len(id) > _LONGEST_ID:
        return None
    number = number_in(id, "Order")
    history = viewer.world.store.find(records.OrderHistory, "order_ids", str(number or 0))
    if history is None:
        return None
    order = next(order for order in history.orders if order.id == number)
    shown = parse_qs(urlsplit(id).query).get("key", [""])[0]
    is_its_key = compare_digest(shown.encode(), order.key.encode())
    return Order(order, viewer) if is_its_key else None


def _cut(items: Sequence[Any], first: int | None) -> Sequence[Any]:
    """Return *items*, cut after *first*. Such a list of the schema has no pages."""
    return items if first is None else items[: max(first, 0)]
