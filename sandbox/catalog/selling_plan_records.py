"""Records of selling plans: subscriptions, pre-orders and the like."""

from decimal import Decimal
from enum import StrEnum
from typing import ClassVar

from msgspec import Struct

from sandbox.bounds import Count, Number, Percents, Quantity


class SellingPlanInterval(StrEnum):
    DAY = "DAY"
    MONTH = "MONTH"
    WEEK = "WEEK"
    YEAR = "YEAR"


class Period(Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    """So many intervals."""

    interval: SellingPlanInterval
    count: Quantity = 1


class PriceAdjustment(Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    """One of three: less by a `percentage`, less by an `amount`, or a fixed `price`.

    Amounts are in the shop's own currency. It holds for `order_count` orders, without for all.
    """

    percentage: Percents | None = None
    amount: Decimal | None = None
    price: Decimal | None = None
    order_count: Count | None = None


class SellingPlan(Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    """`options` are values of the group's options. Without `delivery` it is no subscription.

    `deliveries` are paid together. `deposit` is what is charged at the checkout: a percentage;
    all of the price without it.
    """

    id: Number
    name: str
    description: str | None = None
    options: tuple[str, ...] = ()
    delivery: Period | None = None
    deliveries: Quantity = 1
    adjustments: tuple[PriceAdjustment, ...] = ()
    deposit: Percents | None = None


class SellingPlanGroup(Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    """Plans that a buyer chooses from by `options`, which have names. Products name the group."""

    KEYS: ClassVar[tuple[str, ...]] = ("handle", "plan_ids")
    LIMIT: ClassVar[int | None] = 1_000

    id: Number
    handle: str
    name: str
    app_name: str | None = None
    options: tuple[str, ...] = ()
    plans: tuple[SellingPlan, ...] = ()

    @property
    def plan_ids(self) -> tuple[str, ...]:
        return tuple(str(plan.id) for plan in self.plans)
