"""`DraftOrder` and its lines."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from operator import attrgetter
from typing import Any, Final, Unpack

from msgspec import Struct

from sandbox.catalog.item_names import product_title, variant_title
from sandbox.catalog.product_type import variant_of
from sandbox.catalog.variant_type import ProductVariant
from sandbox.customer_account.address_type import CustomerAddress
from sandbox.customer_account.customer_type import Customer
from sandbox.customer_account.order_type import Order
from sandbox.customer_account.orders import own_order
from sandbox.customers import records as records_of
from sandbox.gid import gid
from sandbox.images.image_type import Image
from sandbox.lazy import lazy
from sandbox.listing import Connection, PageArguments, paginate
from sandbox.money import Money, rounded
from sandbox.orders import records
from sandbox.orders.discount_types import (
    DiscountAllocation,
    DiscountApplication,
    allocations,
    discount_application,
)
from sandbox.orders.drafts import DraftOrder as Record
from sandbox.orders.drafts import as_order
from sandbox.orders.kinds import DraftOrderStatus
from sandbox.orders.totals import Totals, totals_of
from sandbox.viewer import Viewer

_BY_POSITION: Final = attrgetter("position")


class DraftOrderAppliedDiscount(Struct, frozen=True, gc=False):
    title: str | None
    discount_value: Money


class DraftOrderDiscountInformation(Struct, frozen=True, gc=False):
    applied_discount: DraftOrderAppliedDiscount | None
    total_discounts: Money


class DraftOrderLineItemDiscountInformation(Struct, frozen=True, gc=False):
    title: str | None
    total_discount: Money


class DraftOrderLineItemsSummary(Struct, frozen=True, gc=False):
    line_item_count: int
    total_quantity_of_line_items: int


class Weight(Struct, frozen=True, gc=False):
    value: float
    unit: str


class DraftOrderLineItem(Struct, frozen=True):
    """The line at a `position` of a draft."""

    of: records.LineItem
    draft: "DraftOrder"
    position: int
    components = ()
    requires_shipping = taxable = True

    @property
    def variant(self) -> ProductVariant | None:
        number = self.of.variant_id
        return None if number is None else variant_of(number, self.draft.viewer)

    def image(self, **_size: Any) -> Image | None:
        """Return the image as it is: its deprecated sizes are ignored, unlike those of its URL."""
        variant = self.variant
        return None if variant is None else variant.image

    @property
    def sku(self) -> str | None:
        variant = self.variant
        return None if variant is None else variant.of.sku

    @property
    def variant_title(self) -> str | None:
        variant = self.variant
        return None if variant is None else variant_title(variant.title)

    @property
    def vendor(self) -> str | None:
        variant = self.variant
        return None if variant is None else variant.product.of.vendor

    @property
    def weight(self) -> Weight | None:
        variant = self.variant
        return None if variant is None else Weight(variant.of.weight, variant.of.weight_unit)

    @property
    def id(self) -> str:
        return gid("DraftOrderLineItem", self.draft.of.id + self.position)

    @property
    def name(self) -> str:
        return self.of.title

    @property
    def title(self) -> str:
        return product_title(self.of.title, self.variant_title)

    @property
    def discount_allocations(self) -> list[DiscountAllocation]:
        shares = self.draft.totals.shares.lines[self.position]
        return allocations(as_order(self.draft.of), shares)

    @property
    def discounted_total(self) -> Money:
        return self.draft.money(self.draft.totals.lines[self.position])

    @property
    def discounted_unit_price(self) -> Money:
        price = self.draft.totals.lines[self.position] / self.of.quantity
        return self.draft.money(rounded(price, self.draft.of.currency_code))

    approximate_discounted_unit_price = discounted_unit_price

    @property
    def discount_information(self) -> DraftOrderLineItemDiscountInformation:
        off = self._whole - self.draft.totals.lines[self.position]
        return DraftOrderLineItemDiscountInformation(None, self.draft.money(off))

    @property
    def original_total(self) -> Money:
        return self.draft.money(self._whole)

    @property
    def original_unit_price(self) -> Money:
        return self.draft.money(self.of.price)

    @property
    def _whole(self) -> Decimal:
        return self.of.price * self.of.quantity


class DraftOrder(Struct, frozen=True, dict=True):
    """The sums are added up when the first of them is asked for."""

    of: Record
    viewer: Viewer
    deposit = None
    in_review = tax_exempt = taxes_included = False
    requires_shipping = True
    total_weight = 0

    @property
    def id(self) -> str:
        return gid("DraftOrder", self.of.id)

    @lazy
    def totals(self) -> Totals:
        return totals_of(as_order(self.of))

    def money(self, amount: Decimal) -> Money:
        return Money(amount, self.of.currency_code)

    @property
    def created_at(self) -> datetime:
        return self.of.created_at

    @property
    def customer(self) -> Customer | None:
        found = self.viewer.world.store.get(records_of.Customer, self.of.customer_id)
        return None if found is None else Customer(found)

    @property
    def shipping_address(self) -> CustomerAddress | None:
        return None if self.of.address is None else CustomerAddress(self.of.address)

    billing_address = shipping_address

    @property
    def invoice_url(self) -> str | None:
        """Return where an invoice that was sent leads to; the sandbox has no such page."""
        if self.of.status is not DraftOrderStatus.INVOICE_SENT:
            return None
        shop = self.viewer.world.shop
        return f"https://{shop.domain}/{shop.id}/invoices/{self.of.id:032x}"

    @property
    def order(self) -> Order | None:
        number = self.of.order_id
        return None if number is None else own_order(self.viewer, gid("Order", number))

    @property
    def amount_due_now(self) -> Money:
        is_paid = self.of.status is DraftOrderStatus.COMPLETED
        return self.money(Decimal(0) if is_paid else self.totals.total)

    @property
    def amount_due_later(self) -> Money:
        return self.money(Decimal(0))

    @property
    def discount_information(self) -> DraftOrderDiscountInformation:
        off = self._whole - self.totals.subtotal
        if not self.of.discounts:
            return DraftOrderDiscountInformation(None, self.money(off))
        applied = DraftOrderAppliedDiscount(self.of.discounts[0].title, self.money(off))
        return DraftOrderDiscountInformation(applied, self.money(off))

    @property
    def line_items_summary(self) -> DraftOrderLineItemsSummary:
        lines = self.of.lines
        return DraftOrderLineItemsSummary(len(lines), sum(line.quantity for line in lines))

    @property
    def _whole(self) -> Decimal:
        return sum((line.price * line.quantity for line in self.of.lines), Decimal(0))

    @property
    def total_line_items_price(self) -> Money:
        return self.money(self._whole)

    @property
    def subtotal_price(self) -> Money:
        return self.money(self.totals.subtotal)

    @property
    def total_price(self) -> Money:
        return self.money(self.totals.total)

    @property
    def total_shipping_price(self) -> Money:
        return self.money(self.totals.shipping)

    @property
    def total_tax(self) -> Money:
        return self.money(self.totals.tax)

    def discount_applications(
        self, **page: Unpack[PageArguments]
    ) -> Connection[DiscountApplication]:
        of = as_order(self.of)
        found = [discount_application(of, at) for at in range(len(of.discounts))]
        return paginate(found, _BY_POSITION, **page)

    def line_items(
        self, *, flatten_components: bool | None = False, **page: Unpack[PageArguments]
    ) -> Connection[Any]:
        """Return a page of the lines; there are no bundles."""
        del flatten_components
        lines = [DraftOrderLineItem(line, self, at) for at, line in enumerate(self.of.lines)]
        return paginate(lines, _BY_POSITION, **page)


TYPES: Final[Mapping[str, type]] = {
    kind.__name__: kind
    for kind in (
        DraftOrder,
        DraftOrderAppliedDiscount,
        DraftOrderDiscountInformation,
        DraftOrderLineItem,
        DraftOrderLineItemDiscountInformation,
        DraftOrderLineItemsSummary,
        Weight,
    )
}
