"""`LineItem` of an order: what was bought, and what the catalog still has of it."""

from decimal import Decimal
from typing import Final

from msgspec import Struct

from sandbox.catalog.item_names import product_title, variant_title
from sandbox.catalog.pricing import price_of_quantity
from sandbox.catalog.product_type import variant_of
from sandbox.catalog.records import Measurement
from sandbox.catalog.variant_type import ProductVariant
from sandbox.customer_account.line_order import LineOrder
from sandbox.gid import gid
from sandbox.images.image_type import Image
from sandbox.money import Money
from sandbox.orders import records
from sandbox.orders.discount_types import DiscountAllocation, allocations

MOST_LINES: Final = 1_000
"""An id of a line is that of its order and its place: our choice."""


class LineItemVariantOption(Struct, frozen=True, gc=False):
    name: str
    value: str


class UnitPriceMeasurement(Struct, frozen=True, gc=False):
    of: Measurement

    @property
    def reference_unit(self) -> str:
        return self.of.reference_unit

    @property
    def reference_value(self) -> int:
        return self.of.reference_value


class UnitPrice(Struct, frozen=True, gc=False):
    """The price of as much of something as its measurement says."""

    price: Money
    measurement: UnitPriceMeasurement


class LineItem(Struct, frozen=True):
    """The line at a `position` of an order."""

    of: records.LineItem
    order: LineOrder
    position: int
    gift_card = False
    group = None
    requires_shipping = True

    @property
    def id(self) -> str:
        return gid("LineItem", self.order.of.id + self.position)

    @property
    def name(self) -> str:
        """Return product and variant in one, as the Storefront API has them (recorded)."""
        return self.of.title

    @property
    def title(self) -> str:
        """Return the product alone: clients show `variantTitle` beside it (inferred)."""
        return product_title(self.of.title, self.variant_title)

    presentment_title = title

    @property
    def variant(self) -> ProductVariant | None:
        number = self.of.variant_id
        return None if number is None else variant_of(number, self.order.viewer)

    @property
    def variant_title(self) -> str | None:
        variant = self.variant
        return None if variant is None else variant_title(variant.title)

    @property
    def variant_id(self) -> str | None:
        number = self.of.variant_id
        return None if number is None else gid("ProductVariant", number)

    @property
    def product_id(self) -> str | None:
        variant = self.variant
        return None if variant is None else gid("Product", variant.product.of.id)

    @property
    def product_type(self) -> str | None:
        variant = self.variant
        return None if variant is None else variant.product.of.product_type

    @property
    def vendor(self) -> str | None:
        variant = self.variant
        return None if variant is None else variant.product.of.vendor

    @property
    def sku(self) -> str | None:
        variant = self.variant
        return None if variant is None else variant.of.sku

    @property
    def variant_options(self) -> list[LineItemVariantOption] | None:
        variant = self.variant
        if variant is None or self.variant_title is None:
            return None
        return [LineItemVariantOption(each.name, each.value) for each in variant.selected_options]

    @property
    def image(self) -> Image | None:
        variant = self.variant
        return None if variant is None else variant.image

    @property
    def unit_price(self) -> UnitPrice | None:
        variant = self.variant
        measurement = None if variant is None else variant.of.measurement
        if measurement is None:
            return None
        price = price_of_quantity(self.price, measurement)
        return UnitPrice(price, UnitPriceMeasurement(measurement))

    @property
    def refundable_quantity(self) -> int:
        return self.of.quantity - self.of.removed

    def _money(self, amount: Decimal) -> Money:
        return Money(amount, self.order.of.currency_code)

    @property
    def price(self) -> Money:
        return self._money(self.of.price)

    @property
    def total_price(self) -> Money:
        return self._money(self.of.price * self.of.quantity)

    @property
    def current_total_price(self) -> Money:
        return self._money(self.of.price * self.refundable_quantity)

    @property
    def total_discount(self) -> Money:
        return self._money(self.of.price * self.of.quantity - self._total)

    @property
    def _total(self) -> Decimal:
        return self.order.totals.lines[self.position]

    @property
    def discount_allocations(self) -> list[DiscountAllocation]:
        return allocations(self.order.of, self.order.totals.shares.lines[self.position])
