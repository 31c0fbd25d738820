"""`CartLine`, as the cart's viewer sees it."""

from decimal import Decimal
from typing import Any

from msgspec import Struct

from sandbox.cart import records
from sandbox.cart.allocation_types import CartDiscountAllocation, allocation
from sandbox.cart.costs import NOTHING, CartLineCost
from sandbox.cart.discounts import Discount
from sandbox.cart.ids import derived_uuid, line_gid, view_key
from sandbox.catalog.allocations import SellingPlanAllocation
from sandbox.catalog.variant_type import ProductVariant
from sandbox.money import Money, rounded
from sandbox.orders.allocation import spread
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
    parent: "CartLine | None" = None

    @property
    def appearance(self) -> tuple[Any, Any] | None:
        """What it looks the same for: the record, its merchandise and its price.

        None for a line that is nested or discounted, or has a selling plan.
        """
        if self.off is not None or self.shares or self.parent is not None:
            return None
        goods = None if self.selling_plan_allocation else self.merchandise.appearance
        if goods is None:
            return None
        unit = self.unit
        key = (id(self.of), self.token, goods[0], unit.amount, unit.currency_code)
        return key, (self.of, goods[1])

    @property
    def parent_relationship(self) -> "CartLineParentRelationship | None":
        return None if self.parent is None else CartLineParentRelationship(self.parent)

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
        subtotal = self.subtotal
        if self.off is None:
            return subtotal
        return Money(subtotal.amount - self.off[1], subtotal.currency_code)

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
        subtotal = self.subtotal
        return CartLineCost(
            amount_per_quantity=self.unit,
            compare_at_amount_per_quantity=self.merchandise.compare_at_price,
            subtotal_amount=subtotal,
            total_amount=subtotal if self.off is None else self.total,
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


class CartLineParentRelationship(Struct, frozen=True, gc=False):
    parent: CartLine


class ComponentizableCartLine(CartLine, frozen=True, gc=False):
    """A line whose merchandise is a fixed bundle."""

    @property
    def line_components(self) -> list[CartLine]:
        """The components; the price of the bundle is shared out by their own (our choice)."""
        components = self.merchandise.of.components
        found = [
            (each, variant)
            for each in components
            if (variant := self.merchandise.product.variant_of(each.variant_id)) is not None
        ]
        currency = self.unit.currency_code
        prices = [variant.price.amount * each.quantity for each, variant in found]
        shares = spread(self.unit.amount, prices, currency)
        return [
            CartLine(
                records.CartLine(
                    id=derived_uuid(self.of.id, str(each.variant_id)),
                    variant_id=each.variant_id,
                    quantity=each.quantity * self.of.quantity,
                ),
                self.token,
                variant,
                Money(rounded(share / each.quantity, currency), currency),
            )
            for (each, variant), share in zip(found, shares, strict=True)
        ]
