"""Groups of selling plans, as a merchant sees and changes them. Names are the schema's."""

from typing import Annotated, Literal, TypeAlias

from msgspec import UNSET, Meta, Struct, UnsetType

from sandbox.control_models.merchant_texts import ShortText, Title
from sandbox.control_models.orders import Price
from sandbox.control_models.pages import PageInfo

SellingPlanInterval: TypeAlias = Literal["DAY", "MONTH", "WEEK", "YEAR"]
Percentage: TypeAlias = Annotated[float, Meta(ge=0, le=100)]


class SellingPlanPolicy(
    Struct, frozen=True, kw_only=True, rename="camel", forbid_unknown_fields=True
):
    """An interval, such as two weeks."""

    interval: SellingPlanInterval
    interval_count: Annotated[int, Meta(ge=1, le=1_000)] = 1


class NewPriceAdjustment(
    Struct, frozen=True, kw_only=True, rename="camel", forbid_unknown_fields=True
):
    """A change of the price: one of a percentage or an amount less, or a fixed price.

    It holds for `orderCount` orders; null is for all.
    """

    adjustment_percentage: Percentage | None = None
    adjustment_amount: Price | None = None
    price: Price | None = None
    order_count: Annotated[int, Meta(ge=1, le=1_000_000)] | None = None


class NewSellingPlan(Struct, frozen=True, kw_only=True, rename="camel", forbid_unknown_fields=True):
    """A plan. `options` has a value for each option of the group.

    Without a `deliveryPolicy` it is no subscription. `deliveriesPerBilling` are paid together.
    `checkoutCharge` is the percentage that is paid at the checkout.
    """

    name: Title
    description: Annotated[str, Meta(max_length=5_000)] | None = None
    options: Annotated[tuple[ShortText, ...], Meta(max_length=3)] = ()
    delivery_policy: SellingPlanPolicy | None = None
    deliveries_per_billing: Annotated[int, Meta(ge=1, le=1_000)] = 1
    price_adjustments: Annotated[tuple[NewPriceAdjustment, ...], Meta(max_length=3)] = ()
    checkout_charge: Percentage = 100.0


class SellingPlanGroupChange(
    Struct, frozen=True, kw_only=True, rename="camel", forbid_unknown_fields=True
):
    """Fields of a group to set. What is left out stays as it is; `sellingPlans` are all plans."""

    name: Title | UnsetType = UNSET
    handle: Title | UnsetType = UNSET
    app_name: ShortText | UnsetType | None = UNSET
    options: Annotated[tuple[Title, ...], Meta(max_length=3)] | UnsetType = UNSET
    selling_plans: Annotated[tuple[NewSellingPlan, ...], Meta(max_length=31)] | UnsetType = UNSET


class NewSellingPlanGroup(
    SellingPlanGroupChange, frozen=True, kw_only=True, forbid_unknown_fields=True
):
    """Fields of a new group. Products name it by its handle, in `sellingPlanGroups`."""

    name: Title


class PriceAdjustment(Struct, frozen=True, kw_only=True, rename="camel"):
    """A change of the price by a plan. Amounts are text, in the currency of the shop."""

    adjustment_percentage: float | None
    adjustment_amount: str | None
    price: str | None
    order_count: int | None


class SellingPlan(Struct, frozen=True, kw_only=True, rename="camel"):
    """A plan."""

    id: str
    name: str
    description: str | None
    options: tuple[str, ...]
    delivery_policy: SellingPlanPolicy | None
    deliveries_per_billing: int
    price_adjustments: tuple[PriceAdjustment, ...]
    checkout_charge: float


class SellingPlanGroup(Struct, frozen=True, kw_only=True, rename="camel"):
    """A group of plans, which a buyer chooses from by `options`."""

    id: str
    handle: str
    name: str
    app_name: str | None
    options: tuple[str, ...]
    selling_plans: tuple[SellingPlan, ...]


class SellingPlanGroupPage(Struct, frozen=True, kw_only=True, rename="camel"):
    """Groups, by id. A page may have few groups or none although more follow."""

    selling_plan_groups: tuple[SellingPlanGroup, ...]
    page_info: PageInfo
