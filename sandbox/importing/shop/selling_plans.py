"""Groups of selling plans. The API has no ids of groups: one is known by its plans."""

from typing import Final

from sandbox.catalog.seed.selling_plans import (
    WrittenAdjustment,
    WrittenPeriod,
    WrittenPlan,
    WrittenSellingPlanGroup,
)
from sandbox.importing.handles import handle_of
from sandbox.importing.shop.catalog_answers import Adjustment, Plan, PlanGroup, Policy
from sandbox.importing.shop.ids import number_in

_ALL: Final = 100.0


class SellingPlans:
    """All groups by handle, which are found at the products that have them."""

    def __init__(self) -> None:
        self.groups: Final[dict[str, WrittenSellingPlanGroup]] = {}
        self._handles: Final[dict[str, str]] = {}

    def handle_for(self, group: PlanGroup) -> str | None:
        """Return the handle of *group*; None for one without plans."""
        plans = group.selling_plans.nodes
        if not plans:
            return None
        known = self._handles.get(plans[0].id)
        if known is not None:
            return known
        number = len(self.groups) + 1
        handle = handle_of(group.name) or "plans"
        handle = f"{handle}-{number}" if handle in self.groups else handle
        self._handles[plans[0].id] = handle
        self.groups[handle] = WrittenSellingPlanGroup(
            number=number,
            name=group.name,
            app_name=group.app_name,
            options=tuple(option.name for option in group.options),
            plans=tuple(_plan(plan, len(group.options)) for plan in plans),
        )
        return handle


def _plan(plan: Plan, options: int) -> WrittenPlan:
    delivery, billing = _period(plan.delivery_policy), _period(plan.billing_policy)
    deposit = plan.checkout_charge.value.percentage
    values = [option.value or "" for option in plan.options][:options]
    return WrittenPlan(
        name=plan.name,
        id=number_in(plan.id),
        description=plan.description,
        options=(*values, *([""] * (options - len(values)))),
        delivery=delivery,
        deliveries=max(billing.count // delivery.count, 1) if billing and delivery else 1,
        adjustments=tuple(map(_adjustment, plan.price_adjustments)),
        deposit=None if deposit is None or deposit == _ALL else deposit,
    )


def _period(policy: Policy | None) -> WrittenPeriod | None:
    if policy is None or policy.interval is None:
        return None
    return WrittenPeriod(interval=policy.interval, count=max(policy.interval_count, 1))


def _adjustment(adjustment: Adjustment) -> WrittenAdjustment:
    value = adjustment.adjustment_value
    return WrittenAdjustment(
        percentage=value.adjustment_percentage,
        amount=None if value.adjustment_amount is None else value.adjustment_amount.amount,
        price=None if value.price is None else value.price.amount,
        order_count=adjustment.order_count,
    )
