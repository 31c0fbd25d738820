"""`SellingPlanGroup` and its plans."""

from typing import Any, Final, Unpack

from msgspec import Struct

from sandbox.catalog import selling_plan_records as records
from sandbox.catalog.pricing import in_market
from sandbox.gid import gid
from sandbox.listing import Connection, Page, PageArguments, SortKey, listed
from sandbox.metafields import HasMetafields
from sandbox.money import Money
from sandbox.viewer import Viewer

ALL: Final = 100.0


def _plan_id(plan: records.SellingPlan) -> int:
    return plan.id


# Shopify: recorded: the value in a cursor is the id.
_PLAN_BY_ID: Final = SortKey[records.SellingPlan](_plan_id, _plan_id, int)


class SellingPlanGroupOption(Struct, frozen=True, gc=False):
    name: str
    values: list[str]


class SellingPlanGroup(Struct, frozen=True, gc=False):
    of: records.SellingPlanGroup
    viewer: Viewer

    @property
    def options(self) -> list[SellingPlanGroupOption]:
        """Each value once, in the order of the plans."""
        return [
            SellingPlanGroupOption(
                name, [*dict.fromkeys(plan.options[at] for plan in self.of.plans)]
            )
            for at, name in enumerate(self.of.options)
        ]

    def selling_plans(self, **page: Unpack[PageArguments]) -> Connection[Any]:
        return listed(self.of.plans, _PLAN_BY_ID, Page(**page), self._shown)

    def _shown(self, plan: records.SellingPlan) -> "SellingPlan":
        return SellingPlan(plan, self.of, self.viewer)


class SellingPlanOption(Struct, frozen=True, gc=False):
    name: str
    value: str


class SellingPlanRecurringBillingPolicy(Struct, frozen=True, gc=False):
    interval: str
    interval_count: int


class SellingPlanRecurringDeliveryPolicy(SellingPlanRecurringBillingPolicy, frozen=True):
    pass


class SellingPlanCheckoutChargePercentageValue(Struct, frozen=True, gc=False):
    percentage: float


class SellingPlanCheckoutCharge(Struct, frozen=True, gc=False):
    """How much of the price is charged at the checkout."""

    value: SellingPlanCheckoutChargePercentageValue
    type = "PERCENTAGE"


class SellingPlanPercentagePriceAdjustment(Struct, frozen=True, gc=False):
    adjustment_percentage: float


class SellingPlanFixedAmountPriceAdjustment(Struct, frozen=True, gc=False):
    adjustment_amount: Money


class SellingPlanFixedPriceAdjustment(Struct, frozen=True, gc=False):
    price: Money


class SellingPlanPriceAdjustment(Struct, frozen=True, gc=False):
    of: records.PriceAdjustment
    viewer: Viewer

    @property
    def adjustment_value(self) -> Any:
        if self.of.price is not None:
            return SellingPlanFixedPriceAdjustment(in_market(self.of.price, self.viewer))
        if self.of.amount is not None:
            return SellingPlanFixedAmountPriceAdjustment(in_market(self.of.amount, self.viewer))
        return SellingPlanPercentagePriceAdjustment(self.of.percentage or 0.0)


class SellingPlan(HasMetafields, Struct, frozen=True, gc=False):
    of: records.SellingPlan
    group: records.SellingPlanGroup
    viewer: Viewer

    @property
    def id(self) -> str:
        return gid("SellingPlan", self.of.id)

    @property
    def options(self) -> list[SellingPlanOption]:
        return [
            SellingPlanOption(name, value)
            for name, value in zip(self.group.options, self.of.options, strict=True)
        ]

    @property
    def recurring_deliveries(self) -> bool:
        return self.of.delivery is not None

    @property
    def delivery_policy(self) -> SellingPlanRecurringDeliveryPolicy | None:
        period = self.of.delivery
        if period is None:
            return None
        return SellingPlanRecurringDeliveryPolicy(period.interval, period.count)

    @property
    def billing_policy(self) -> SellingPlanRecurringBillingPolicy | None:
        """All deliveries that are paid together are billed at once."""
        period = self.of.delivery
        if period is None:
            return None
        count = period.count * self.of.deliveries
        return SellingPlanRecurringBillingPolicy(period.interval, count)

    @property
    def checkout_charge(self) -> SellingPlanCheckoutCharge:
        share = ALL if self.of.deposit is None else self.of.deposit
        return SellingPlanCheckoutCharge(SellingPlanCheckoutChargePercentageValue(share))

    @property
    def price_adjustments(self) -> list[SellingPlanPriceAdjustment]:
        return [SellingPlanPriceAdjustment(each, self.viewer) for each in self.of.adjustments]
