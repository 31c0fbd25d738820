"""Costs of a cart and its lines. Money is exact, to the smallest coin."""

from decimal import Decimal
from typing import Final

from msgspec import Struct

from sandbox.money import Money

NOTHING: Final = Decimal(0)


class CartLineCost(Struct, frozen=True, kw_only=True, gc=False):
    """Also the type `CartLineEstimatedCost`, which mirrors it (recorded)."""

    amount_per_quantity: Money
    compare_at_amount_per_quantity: Money | None
    subtotal_amount: Money
    total_amount: Money

    @property
    def amount(self) -> Money:
        return self.amount_per_quantity

    @property
    def compare_at_amount(self) -> Money | None:
        return self.compare_at_amount_per_quantity


class CartCost(Struct, frozen=True, kw_only=True, gc=False):
    """Also the type `CartEstimatedCost`. Shopify: tax and duty are null, and all is estimated,
    always (recorded)."""

    checkout_charge_amount: Money
    subtotal_amount: Money
    total_amount: Money
    total_duty_amount = None
    total_tax_amount = None
    subtotal_amount_estimated = True
    total_amount_estimated = True
    total_duty_amount_estimated = True
    total_tax_amount_estimated = True
    duties_included = False
    taxes_included = False
