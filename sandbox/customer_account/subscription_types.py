"""`SubscriptionContract`, its lines and its billing cycles."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from functools import partial
from operator import attrgetter
from typing import Any, Final, Unpack

from msgspec import Struct

from sandbox.catalog.product_type import variant_of
from sandbox.catalog.variant_type import ProductVariant
from sandbox.customer_account.counts import Count
from sandbox.customer_account.customer_type import Customer, is_viewer
from sandbox.customer_account.subscription_delivery import delivery_method
from sandbox.customer_account.subscription_discounts import (
    SubscriptionDiscount,
    SubscriptionDiscountAllocation,
    allocations_of,
    discounted,
    discounts_of,
)
from sandbox.gid import gid, number_in
from sandbox.images.image_type import Image
from sandbox.listing import Connection, Page, PageArguments, SortKey, listed, milliseconds, paginate
from sandbox.money import Money
from sandbox.search_syntax import SearchFields, matching, moment, number, one_of
from sandbox.subscriptions import records
from sandbox.subscriptions.cycles import Cycle, next_billing, upcoming
from sandbox.viewer import Viewer

KIND: Final = "SubscriptionContract"
_ID: Final = attrgetter("id")
SORT_KEYS: Final[Mapping[str, SortKey[records.SubscriptionContract]]] = {
    "CREATED_AT": SortKey(_ID, lambda contract: milliseconds(contract.created_at), int),
    "ID": SortKey(_ID),
    "STATUS": SortKey(_ID, lambda contract: str(contract.status), str),
    "UPDATED_AT": SortKey(_ID, lambda contract: milliseconds(contract.updated_at), int),
}
SEARCH_FIELDS: Final = SearchFields(
    lambda contract: tuple(line.title for line in contract.lines),
    {
        "created_at": moment(attrgetter("created_at")),
        "id": number(lambda contract: (contract.id,)),
        "status": one_of(attrgetter("status")),
        "updated_at": moment(attrgetter("updated_at")),
    },
)


class SubscriptionPolicy(Struct, frozen=True, gc=False):
    """How often. The sandbox has no days that billing is tied to."""

    of: records.SubscriptionContract
    anchors = ()
    max_cycles = min_cycles = None

    @property
    def interval_count(self) -> Count:
        return Count(self.of.interval_count)


class SubscriptionBillingPolicy(SubscriptionPolicy, frozen=True):
    pass


class SubscriptionDeliveryPolicy(SubscriptionPolicy, frozen=True):
    pass


class SubscriptionBillingCycle(Struct, frozen=True, gc=False):
    of: Cycle
    edited = False
    status = "UNBILLED"

    @property
    def billing_attempt_expected_date(self) -> datetime:
        return self.of.starts_at

    cycle_start_at = billing_attempt_expected_date

    @property
    def cycle_end_at(self) -> datetime:
        return self.of.ends_at

    @property
    def cycle_index(self) -> int:
        return self.of.number

    @property
    def skipped(self) -> bool:
        return self.of.is_skipped


class SubscriptionLine(Struct, frozen=True, gc=False):
    """The line at a `position` of a contract."""

    of: records.ContractLine
    owner: "SubscriptionContract"
    position: int
    requires_shipping = taxable = True

    @property
    def contract(self) -> records.SubscriptionContract:
        return self.owner.of

    @property
    def id(self) -> str:
        return gid("SubscriptionLine", self.contract.id * 100 + self.position)

    @property
    def _variant(self) -> ProductVariant | None:
        number = self.of.variant_id
        return None if number is None else variant_of(number, self.owner.viewer)

    @property
    def image(self) -> Image | None:
        variant = self._variant
        return None if variant is None else variant.image

    variant_image = image

    @property
    def online_store_url(self) -> str | None:
        variant = self._variant
        return None if variant is None else variant.product.online_store_url

    @property
    def discount_allocations(self) -> list[SubscriptionDiscountAllocation]:
        return [*allocations_of(self.owner, self.position)]

    @property
    def name(self) -> str:
        return " - ".join(filter(None, (self.of.title, self.of.variant_title)))

    def _money(self, amount: Decimal) -> Money:
        return Money(amount, self.contract.currency_code)

    @property
    def current_price(self) -> Money:
        return self._money(self.of.price)

    @property
    def line_discounted_price(self) -> Money:
        return self._money(discounted(self.owner, self.position))


class SubscriptionContract(Struct, frozen=True):
    """Nobody is billed: how the last payment went follows from the status."""

    of: records.SubscriptionContract
    viewer: Viewer

    @property
    def last_payment_status(self) -> str | None:
        if self.of.status is records.ContractStatus.FAILED:
            return "FAILED"
        return "SUCCEEDED" if self.of.order_numbers else None

    @property
    def last_billing_attempt_error_type(self) -> str | None:
        is_failed = self.of.status is records.ContractStatus.FAILED
        return "PAYMENT_ERROR" if is_failed else None

    def discounts(self, **page: Unpack[PageArguments]) -> Connection[SubscriptionDiscount]:
        return paginate(discounts_of(self), attrgetter("position"), **page)

    @property
    def id(self) -> str:
        return gid(KIND, self.of.id)

    @property
    def billing_policy(self) -> SubscriptionBillingPolicy:
        return SubscriptionBillingPolicy(self.of)

    @property
    def delivery_policy(self) -> SubscriptionDeliveryPolicy:
        return SubscriptionDeliveryPolicy(self.of)

    @property
    def delivery_method(self) -> Any:
        return delivery_method(self.of)

    @property
    def delivery_price(self) -> Money:
        return Money(self.of.delivery_price, self.of.currency_code)

    @property
    def lines_count(self) -> Count:
        return Count(len(self.of.lines))

    @property
    def next_billing_date(self) -> datetime | None:
        return next_billing(self.of, self.viewer.world.clock.now())

    @property
    def revision_id(self) -> int:
        return self.of.revision

    def lines(self, **page: Unpack[PageArguments]) -> Connection[SubscriptionLine]:
        return paginate(self.lines_at(range(len(self.of.lines))), attrgetter("position"), **page)

    def lines_at(self, positions: Iterable[int]) -> list[SubscriptionLine]:
        return [SubscriptionLine(self.of.lines[at], self, at) for at in positions]

    def upcoming_billing_cycles(
        self, *, sort_key: str | None = "CYCLE_INDEX", **page: Unpack[PageArguments]
    ) -> Connection[SubscriptionBillingCycle]:
        del sort_key
        cycles = upcoming(self.of, self.viewer.world.clock.now())
        shown = [SubscriptionBillingCycle(cycle) for cycle in cycles]
        return paginate(shown, attrgetter("of.number"), **page)


def contracts_of(viewer: Viewer) -> list[records.SubscriptionContract]:
    """Return the contracts of the customer, by id."""
    assert viewer.buyer is not None
    customer_id = viewer.buyer.customer_id
    everyone = viewer.world.store.after(records.SubscriptionContract, 0)
    return [each for each in everyone if each.customer_id == customer_id]


def contract_of(viewer: Viewer, id: str) -> records.SubscriptionContract | None:
    """Return a contract of the customer; None for others."""
    wanted = number_in(id, KIND)
    return next((each for each in contracts_of(viewer) if each.id == wanted), None)


def customer_subscription_contracts(
    customer: Customer,
    *,
    viewer: Viewer,
    query: str | None = None,
    sort_key: str | None = "CREATED_AT",
    **page: Unpack[PageArguments],
) -> Connection[Any]:
    """Return a page of the customer's contracts. Raises `FieldError`."""
    found = contracts_of(viewer) if is_viewer(customer, viewer) else []
    return contract_page(viewer, found, query, sort_key, page)


def contract_page(
    viewer: Viewer,
    found: Sequence[records.SubscriptionContract],
    query: str | None,
    sort_key: str | None,
    page: PageArguments,
) -> Connection[Any]:
    if query:
        found = list(matching(found, query, SEARCH_FIELDS, now=viewer.world.clock.now()))
    show = partial(SubscriptionContract, viewer=viewer)
    return listed(found, SORT_KEYS[sort_key or "CREATED_AT"], Page(**page), show)
