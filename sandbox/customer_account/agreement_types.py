"""`SalesAgreement`, its kinds, and the sales in it.

Sales that take something back have negative quantities and amounts.
"""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Final, Unpack

from msgspec import Struct

from sandbox.customer_account.order_line_type import LineItem
from sandbox.customer_account.order_sums import Refund
from sandbox.customer_account.order_type import Order
from sandbox.customer_account.return_types import Return
from sandbox.gid import gid
from sandbox.listing import Connection, PageArguments, paginate
from sandbox.money import Money


class TaxLine(Struct, frozen=True):
    """The tax of an order: there is one rate, which has no name of its own."""

    order: Order
    channel_liable = False
    source = None
    title = "Tax"

    @property
    def id(self) -> str:
        return gid("TaxLine", self.order.of.id)

    @property
    def price_set(self) -> Money:
        return Money(self.order.totals.tax, self.order.of.currency_code)

    @property
    def rate(self) -> float:
        return float(self.order.totals.tax_rate)

    @property
    def rate_percentage(self) -> float:
        return float(self.order.totals.tax_rate * 100)


class SaleTax(Struct, frozen=True):
    sale: "Sale"
    amount: Money

    @property
    def id(self) -> str:
        return gid("SaleTax", self.sale.number)

    @property
    def tax_line(self) -> TaxLine:
        return TaxLine(self.sale.order)


class Sale(Struct, frozen=True, kw_only=True):
    """So many of a line for a `price` without tax, which is `off` less than without discounts."""

    order: Order
    number: int
    action_type: str
    quantity: int
    price: Decimal
    off: Decimal
    tax: Decimal

    @property
    def id(self) -> str:
        return gid(type(self).__name__, self.number)

    def _money(self, amount: Decimal) -> Money:
        return Money(amount, self.order.of.currency_code)

    @property
    def taxes(self) -> list[SaleTax]:
        return [SaleTax(self, self._money(self.tax))] if self.tax else []

    @property
    def total_amount(self) -> Money:
        return self._money(self.price + self.tax)

    @property
    def total_discount_amount_before_taxes(self) -> Money:
        return self._money(self.off)

    total_discount_amount_after_taxes = total_discount_amount_before_taxes

    @property
    def total_tax_amount(self) -> Money:
        return self._money(self.tax)


class ProductSale(Sale, frozen=True, kw_only=True):
    line_item: LineItem
    line_type = "PRODUCT"


class ShippingLineSale(Sale, frozen=True, kw_only=True):
    line_type = "SHIPPING"


class SalesAgreement(Struct, frozen=True, kw_only=True):
    """What was agreed on at one time."""

    order: Order
    number: int
    reason: str
    happened_at: datetime
    of_sales: tuple[Sale, ...]

    @property
    def id(self) -> str:
        return gid(type(self).__name__, self.number)

    def sales(self, **page: Unpack[PageArguments]) -> Connection[Sale]:
        return paginate(self.of_sales, lambda sale: sale.number, **page)


class OrderAgreement(SalesAgreement, frozen=True, kw_only=True):
    pass


class OrderEditAgreement(SalesAgreement, frozen=True, kw_only=True):
    pass


class RefundAgreement(SalesAgreement, frozen=True, kw_only=True):
    refund: Refund


class ReturnAgreement(SalesAgreement, frozen=True, kw_only=True):
    of_return: Return


def of_return(agreement: ReturnAgreement) -> Return:
    """Answer the field `return`, which is no name in Python."""
    return agreement.of_return


TYPES: Final[Mapping[str, type]] = {
    kind.__name__: kind
    for kind in (
        OrderAgreement,
        OrderEditAgreement,
        ProductSale,
        RefundAgreement,
        ReturnAgreement,
        SaleTax,
        ShippingLineSale,
        TaxLine,
    )
}
