"""Groups of selling plans, as a merchant makes, changes and deletes them."""

from collections.abc import Iterator, Sequence

from msgspec import UNSET
from msgspec.structs import replace

from sandbox.catalog.made_up.others import not_made_up
from sandbox.catalog.selling_plan_records import (
    Period,
    PriceAdjustment,
    SellingPlan,
    SellingPlanGroup,
    SellingPlanInterval,
)
from sandbox.control_models.selling_plans import (
    NewPriceAdjustment,
    NewSellingPlan,
    NewSellingPlanGroup,
    SellingPlanGroupChange,
)
from sandbox.faults import FaultError
from sandbox.merchant import given, handle_for
from sandbox.money import amount_given
from sandbox.world import World

_ALL = 100.0


def create_group(world: World, new: NewSellingPlanGroup) -> SellingPlanGroup:
    """Make a group. Raises `FaultError`."""
    number = world.gids.next("SellingPlanGroup")
    return update_group(world, SellingPlanGroup(id=number, handle="", name=new.name), new)


def update_group(
    world: World, group: SellingPlanGroup, change: SellingPlanGroupChange
) -> SellingPlanGroup:
    """Apply *change* to *group*; plans of the same name keep their ids. Raises `FaultError`."""
    options = group.options if change.options is UNSET else change.options
    plans = group.plans
    if change.selling_plans is not UNSET:
        plans = tuple(_plans(world, change.selling_plans, options, group.plans))
    elif plans and len(options) != len(group.options):
        raise FaultError("are other ones: give the plans with their values too", "options")
    changed = replace(
        group,
        **given(name=change.name, app_name=change.app_name),
        handle=handle_for(world, group, change.handle, name=change.name or group.name),
        options=options,
        plans=plans,
    )
    world.put_listed(changed)
    return changed


def delete_group(world: World, group: SellingPlanGroup) -> None:
    """Delete *group*: products are no longer sold by it."""
    for product in list(not_made_up(world.store)):
        if group.id in product.selling_plan_groups:
            rest = tuple(each for each in product.selling_plan_groups if each != group.id)
            world.put_listed(replace(product, selling_plan_groups=rest))
    world.remove_listed(group)


def _plans(
    world: World,
    plans: Sequence[NewSellingPlan],
    options: Sequence[str],
    known: Sequence[SellingPlan],
) -> Iterator[SellingPlan]:
    ids = {plan.name: plan.id for plan in known}
    for at, plan in enumerate(plans):
        if len(plan.options) != len(options):
            detail = f"has {len(plan.options)} values: give one for each option of the group"
            raise FaultError(detail, "sellingPlans", at, "options")
        number, policy = ids.pop(plan.name, None), plan.delivery_policy
        yield SellingPlan(
            id=world.gids.next("SellingPlan") if number is None else number,
            name=plan.name,
            description=plan.description,
            options=plan.options,
            delivery=None
            if policy is None
            else Period(interval=SellingPlanInterval(policy.interval), count=policy.interval_count),
            deliveries=plan.deliveries_per_billing,
            adjustments=tuple(
                _adjustment(each, at, place) for place, each in enumerate(plan.price_adjustments)
            ),
            deposit=None if plan.checkout_charge == _ALL else plan.checkout_charge,
        )


def _adjustment(new: NewPriceAdjustment, *at: int) -> PriceAdjustment:
    values = (new.adjustment_percentage, new.adjustment_amount, new.price)
    if sum(value is not None for value in values) != 1:
        detail = "has one of adjustmentPercentage, adjustmentAmount and price"
        raise FaultError(detail, "sellingPlans", at[0], "priceAdjustments", at[1])
    return PriceAdjustment(
        percentage=new.adjustment_percentage,
        amount=None if new.adjustment_amount is None else amount_given(new.adjustment_amount),
        price=None if new.price is None else amount_given(new.price),
        order_count=new.order_count,
    )
