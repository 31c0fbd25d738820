"""`CartLine`, as the cart's viewer sees it."""

from decimal import Decimal

from msgspec import Struct

from sandbox.cart import records
from sandbox.cart.allocation_types import CartDiscountAllocation, allocation
from sandbox.cart.costs import NOTHING, CartLineCost
from sandbox.cart.discounts import Discount
from sandbox.cart.ids import line_gid, view_key
from sandbox.catalog.allocations import SellingPlanAllocation
from sandbox.catalog.variant_type import ProductVariant
from sandbox.money import Money
from sandbox.orders.records import Attribute


class CartLineInstructions(Struct, frozen=True, gc=False):
    """Shopify: an ordinary line can be removed and changed (inferred)."""

    can_remove: bool = True
    can_update_quantity: bool = True


class CartLine(Struct, frozen=True, gc=False):
    """A line of the cart of that `token`. `unit` is the price of one of its merchandise.

    `off` is its product discount and what that takes off, `shares` its part of order discounts.
    """

    of: records.CartLine
    token: str
    merchandise: ProductVariant
    unit: Money
    off: tuple[Discount, Decimal] | None = None
    shares: tuple[tuple[Discount, Decimal], ...] = ()
    selling_plan_allocation: SellingPlanAllocation | None = None
    parent_relationship = None

    @property
    def id(self) -> str:
        return line_gid(self.of.id, self.token)

    @property
    def view_key(self) -> str:
        return view_key(self.of.id)

    @property
    def subtotal(self) -> Money:
        return Money(self.unit.amount * self.of.quantity, self.unit.currency_code)

    @property
    def total(self) -> Money:
        """Shopify: lowered by product discounts only (recorded)."""
        off = NOTHING if self.off is None else self.off[1]
        return Money(self.subtotal.amount - off, self.unit.currency_code)

    @property
    def charge(self) -> Decimal:
        """What is paid at the checkout: a selling plan may leave some of it for later."""
        allocation = self.selling_plan_allocation
        if allocation is None:
            return self.total.amount
        later = allocation.remaining_balance_charge_amount.amount * self.of.quantity
        return max(self.total.amount - later, NOTHING)

    @property
    def cost(self) -> CartLineCost:
        return CartLineCost(
            amount_per_quantity=self.unit,
            compare_at_amount_per_quantity=self.merchandise.compare_at_price,
            subtotal_amount=self.subtotal,
            total_amount=self.total,
        )

    estimated_cost = cost

    def attribute(self, *, key: str) -> Attribute | None:
        return next((each for each in self.of.attributes if each.key == key), None)

    def discount_allocations(
        self, *, line_level_only: bool | None = True
    ) -> list[CartDiscountAllocation]:
        """Shopify: with its part of order discounts, if that is asked for (documented)."""
        found = () if self.off is None else (self.off,)
        shown = found if line_level_only else (*found, *self.shares)
        return [allocation(each, off, self.unit.currency_code) for each, off in shown]

    @property
    def instructions(self) -> CartLineInstructions:
        return CartLineInstructions()
