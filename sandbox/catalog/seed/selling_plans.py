"""Reads the selling plans of the fixtures: `catalog/selling_plans/HANDLE.toml`, a group each."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated, Final, TypeAlias

from msgspec import Meta, Struct

from sandbox.bounds import Count, FileNumber, Percents, Quantity
from sandbox.catalog.seed.written import Price
from sandbox.catalog.selling_plan_records import (
    Period,
    PriceAdjustment,
    SellingPlan,
    SellingPlanGroup,
    SellingPlanInterval,
)
from sandbox.faults import FaultError
from sandbox.file_ids import OwnId, id_of
from sandbox.fixture_files import Fixtures
from sandbox.gid import STEP

FOLDER: Final = "catalog/selling_plans"
_Percents: TypeAlias = Percents | Annotated[int, Meta(ge=0, le=100)]
MOST_PLANS: Final = 31
"""Shopify: of a group (documented)."""

_FIRST_PLAN: Final = 7_000_000_000


class _Written(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    pass


class WrittenPeriod(_Written, frozen=True, kw_only=True):
    interval: SellingPlanInterval
    count: Quantity = 1


class WrittenAdjustment(_Written, frozen=True, kw_only=True):
    """A `percentage` or an `amount` less, or a fixed `price`; `order_count` says for how long."""

    percentage: _Percents | None = None
    amount: Price | None = None
    price: Price | None = None
    order_count: Count | None = None


class WrittenPlan(_Written, frozen=True, kw_only=True):
    """A plan. `options` has a value for each option of the group. `deliveries` are paid together,
    `deposit` is the percentage that is paid at the checkout."""

    name: str
    id: OwnId = None
    description: str | None = None
    options: tuple[str, ...] = ()
    delivery: WrittenPeriod | None = None
    deliveries: Quantity = 1
    adjustments: tuple[WrittenAdjustment, ...] = ()
    deposit: _Percents | None = None


class WrittenSellingPlanGroup(_Written, frozen=True, kw_only=True):
    """A group of plans. Products name it by its handle, in `selling_plans`."""

    number: FileNumber
    id: OwnId = None
    name: str
    app_name: str | None = None
    options: tuple[str, ...] = ()
    plans: tuple[WrittenPlan, ...]


def read_selling_plans(fixtures: Fixtures) -> Iterator[SellingPlanGroup]:
    """Yield the groups. Raises `TomlError`."""
    for file in fixtures.files(FOLDER):
        written = file.toml.read(WrittenSellingPlanGroup)
        with file.toml.checked():
            yield SellingPlanGroup(
                id=id_of("SellingPlanGroup", written.number, written.id),
                handle=file.handle,
                name=written.name,
                app_name=written.app_name,
                options=written.options,
                plans=tuple(_plans(written)),
            )


def _plans(written: WrittenSellingPlanGroup) -> Iterator[SellingPlan]:
    for at, plan in enumerate(written.plans):
        if len(plan.options) != len(written.options):
            detail = f"has {len(plan.options)} values: write one for each option of the group"
            raise FaultError(detail, "plans", at, "options")
        delivery = plan.delivery
        yield SellingPlan(
            id=plan.id or _FIRST_PLAN + (written.number * MOST_PLANS + at) * STEP,
            name=plan.name,
            description=plan.description,
            options=plan.options,
            delivery=None
            if delivery is None
            else Period(interval=delivery.interval, count=delivery.count),
            deliveries=plan.deliveries,
            adjustments=tuple(map(_adjustment, plan.adjustments)),
            deposit=None if plan.deposit is None else float(plan.deposit),
        )


def _adjustment(written: WrittenAdjustment) -> PriceAdjustment:
    return PriceAdjustment(
        percentage=None if written.percentage is None else float(written.percentage),
        amount=None if written.amount is None else Decimal(written.amount),
        price=None if written.price is None else Decimal(written.price),
        order_count=written.order_count,
    )
