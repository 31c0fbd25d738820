"""`SellingPlanAllocation`: what a variant costs under a selling plan."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, Final

from msgspec import Struct

from sandbox.catalog import selling_plan_types
from sandbox.catalog.pricing import in_market, price, price_of_quantity
from sandbox.catalog.records import Product, Variant
from sandbox.catalog.selling_plan_records import PriceAdjustment, SellingPlanGroup
from sandbox.catalog.selling_plan_types import ALL, SellingPlan
from sandbox.money import Money, rounded
from sandbox.viewer import Viewer


class SellingPlanAllocationPriceAdjustment(Struct, frozen=True, gc=False):
    """Prices for one adjustment of the plan.

    Shopify: recorded: `compare_at_price` is the price of the variant without the plan.
    """

    per_delivery_price: Money
    compare_at_price: Money
    price: Money
    unit_price: Money | None


class SellingPlanAllocation(Struct, frozen=True, gc=False):
    variant: Variant
    selling_plan: SellingPlan

    @property
    def _viewer(self) -> Viewer:
        return self.selling_plan.viewer

    @property
    def price_adjustments(self) -> list[SellingPlanAllocationPriceAdjustment]:
        adjustments = self.selling_plan.of.adjustments or (PriceAdjustment(percentage=0.0),)
        return [self._adjusted(each) for each in adjustments]

    def _adjusted(self, adjustment: PriceAdjustment) -> SellingPlanAllocationPriceAdjustment:
        whole, deliveries = price(self.variant, self._viewer), self.selling_plan.of.deliveries
        one = adjusted(whole, adjustment, self._viewer)
        measurement = self.variant.measurement
        return SellingPlanAllocationPriceAdjustment(
            one,
            Money(whole.amount * deliveries, whole.currency_code),
            Money(one.amount * deliveries, one.currency_code),
            None if measurement is None else price_of_quantity(one, measurement),
        )

    @property
    def checkout_charge_amount(self) -> Money:
        """Shopify: recorded for a plan that charges all of the price."""
        total, deposit = self._total, self.selling_plan.of.deposit
        if deposit is None:
            return total
        share = total.amount * Decimal(str(deposit)) / Decimal(ALL)
        return Money(rounded(share, total.currency_code), total.currency_code)

    @property
    def remaining_balance_charge_amount(self) -> Money:
        total = self._total
        return Money(total.amount - self.checkout_charge_amount.amount, total.currency_code)

    @property
    def _total(self) -> Money:
        return self.price_adjustments[0].price


def adjusted(whole: Money, adjustment: PriceAdjustment, viewer: Viewer) -> Money:
    """Return the price *whole* with *adjustment*: never below 0."""
    if adjustment.price is not None:
        return in_market(adjustment.price, viewer)
    if adjustment.amount is not None:
        less = in_market(adjustment.amount, viewer).amount
    else:
        less = whole.amount * Decimal(str(adjustment.percentage or 0)) / Decimal(ALL)
    amount = max(rounded(whole.amount - less, whole.currency_code), Decimal(0))
    return Money(amount, whole.currency_code)


def groups_of(product: Product, viewer: Viewer) -> list[SellingPlanGroup]:
    """Return the groups of selling plans by which *product* can be bought, by id."""
    store = viewer.world.store
    found = (store.get(SellingPlanGroup, number) for number in product.selling_plan_groups)
    return sorted((each for each in found if each is not None), key=lambda group: group.id)


def allocations_of(product: Product, variant: Variant, viewer: Viewer) -> list[Any]:
    """Return the allocation of each plan for *variant*.

    Shopify: recorded: also for a variant that is not available.
    """
    return [SellingPlanAllocation(variant, plan) for plan in _plans(product, viewer)]


def _plans(product: Product, viewer: Viewer) -> Iterator[SellingPlan]:
    for group in groups_of(product, viewer):
        for plan in group.plans:
            yield SellingPlan(plan, group, viewer)


TYPES: Final[Mapping[str, type]] = {
    kind.__name__: kind
    for kind in (
        SellingPlan,
        SellingPlanAllocation,
        SellingPlanAllocationPriceAdjustment,
        selling_plan_types.SellingPlanCheckoutCharge,
        selling_plan_types.SellingPlanCheckoutChargePercentageValue,
        selling_plan_types.SellingPlanFixedAmountPriceAdjustment,
        selling_plan_types.SellingPlanFixedPriceAdjustment,
        selling_plan_types.SellingPlanGroup,
        selling_plan_types.SellingPlanGroupOption,
        selling_plan_types.SellingPlanOption,
        selling_plan_types.SellingPlanPercentagePriceAdjustment,
        selling_plan_types.SellingPlanPriceAdjustment,
        selling_plan_types.SellingPlanRecurringBillingPolicy,
        selling_plan_types.SellingPlanRecurringDeliveryPolicy,
    )
}
"""All types of selling plans."""
