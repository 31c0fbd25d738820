"""The discounts of an order, and what each takes off a line or the shipping."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from msgspec import Struct

from sandbox.money import Money
from sandbox.orders import records
from sandbox.orders.kinds import DiscountKind


class PricingPercentageValue(Struct, frozen=True, gc=False):
    percentage: float


class DiscountApplication(Struct, frozen=True, gc=False):
    """The discount at a `position` of an order's, in the order's currency."""

    of: records.Discount
    position: int
    currency_code: str

    @property
    def allocation_method(self) -> str:
        return "EACH" if self.of.each else "ACROSS"

    @property
    def target_selection(self) -> str:
        if self.of.lines is None:
            return "ALL"
        chosen = self.of.kind in (DiscountKind.MANUAL, DiscountKind.SCRIPT)
        return "EXPLICIT" if chosen else "ENTITLED"

    @property
    def target_type(self) -> str:
        return "SHIPPING_LINE" if self.of.on_shipping else "LINE_ITEM"

    @property
    def value(self) -> Money | PricingPercentageValue:
        if self.of.percentage is None:
            return Money(self.of.amount, self.currency_code)
        return PricingPercentageValue(float(self.of.percentage))


class AutomaticDiscountApplication(DiscountApplication, frozen=True):
    pass


class DiscountCodeApplication(DiscountApplication, frozen=True):
    applicable = True

    @property
    def code(self) -> str:
        return self.of.title


class ManualDiscountApplication(DiscountApplication, frozen=True):
    pass


class ScriptDiscountApplication(DiscountApplication, frozen=True):
    pass


_OF_KIND: Final[Mapping[DiscountKind, type[DiscountApplication]]] = {
    DiscountKind.AUTOMATIC: AutomaticDiscountApplication,
    DiscountKind.CODE: DiscountCodeApplication,
    DiscountKind.MANUAL: ManualDiscountApplication,
    DiscountKind.SCRIPT: ScriptDiscountApplication,
}


def discount_application(order: records.Order, position: int) -> DiscountApplication:
    """Return the discount at *position* of *order*."""
    discount = order.discounts[position]
    return _OF_KIND[discount.kind](discount, position, order.currency_code)


class DiscountAllocation(Struct, frozen=True, gc=False):
    allocated_amount: Money
    discount_application: DiscountApplication


def allocations(order: records.Order, shares: Mapping[int, Decimal]) -> list[DiscountAllocation]:
    """Return *shares*, amounts by the position of the discount, as the API shows them."""
    return [
        DiscountAllocation(
            Money(amount, order.currency_code), discount_application(order, position)
        )
        for position, amount in shares.items()
    ]
