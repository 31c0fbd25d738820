"""Groups of selling plans, as a merchant sees and changes them."""

from typing import Final

from msgspec import convert

from sandbox.catalog import selling_plan_records as records
from sandbox.catalog.merchant.selling_plans import create_group, delete_group, update_group
from sandbox.control.parts_shown import show_amount
from sandbox.control.things import Things
from sandbox.control_models import selling_plans as models
from sandbox.gid import gid
from sandbox.search_syntax import SearchFields, whole, words
from sandbox.world import World

FIELDS: Final = SearchFields(
    lambda group: (group.name,),
    {
        "handle": whole(lambda group: (group.handle,)),
        "id": whole(lambda group: (str(group.id),)),
        "name": words(lambda group: group.name),
    },
)
_ALL: Final = 100.0


def show_group(world: World, group: records.SellingPlanGroup) -> models.SellingPlanGroup:
    currency = world.shop.payment_settings.currency_code
    return models.SellingPlanGroup(
        id=gid("SellingPlanGroup", group.id),
        handle=group.handle,
        name=group.name,
        app_name=group.app_name,
        options=group.options,
        selling_plans=tuple(_plan(plan, currency) for plan in group.plans),
    )


def _plan(plan: records.SellingPlan, currency: str) -> models.SellingPlan:
    return models.SellingPlan(
        id=gid("SellingPlan", plan.id),
        name=plan.name,
        description=plan.description,
        options=plan.options,
        delivery_policy=None
        if plan.delivery is None
        else models.SellingPlanPolicy(
            interval=convert(plan.delivery.interval, models.SellingPlanInterval),
            interval_count=plan.delivery.count,
        ),
        deliveries_per_billing=plan.deliveries,
        price_adjustments=tuple(
            models.PriceAdjustment(
                adjustment_percentage=each.percentage,
                adjustment_amount=show_amount(each.amount, currency),
                price=show_amount(each.price, currency),
                order_count=each.order_count,
            )
            for each in plan.adjustments
        ),
        checkout_charge=_ALL if plan.deposit is None else plan.deposit,
    )


GROUPS: Final = Things(
    path="selling-plan-groups",
    singular="selling-plan-group",
    name="SellingPlanGroup",
    kept=records.SellingPlanGroup,
    fields=lambda _: FIELDS,
    new=models.NewSellingPlanGroup,
    change=models.SellingPlanGroupChange,
    shown=models.SellingPlanGroup,
    page=models.SellingPlanGroupPage,
    create=create_group,
    update=update_group,
    delete=delete_group,
    show=show_group,
)
ROUTES: Final = (*GROUPS.routes(),)
