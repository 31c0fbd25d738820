"""`SubscriptionDiscount`, and what is off each line of a subscription."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from operator import attrgetter
from typing import Any, Final, Protocol, Unpack

from msgspec import Struct

from sandbox.customer_account.counts import Count
from sandbox.gid import gid
from sandbox.listing import Connection, PageArguments, paginate
from sandbox.money import Money, rounded
from sandbox.subscriptions import records


class SubscriptionDiscountPercentageValue(Struct, frozen=True, gc=False):
    percentage: int


class SubscriptionDiscountFixedAmountValue(Struct, frozen=True, gc=False):
    amount: Money
    applies_on_each_item = True


class Owner(Protocol):
    """The contract of a discount."""

    @property
    def of(self) -> records.SubscriptionContract: ...

    def lines_at(self, positions: Iterable[int]) -> Sequence[Any]:
        """Return the `SubscriptionLine`s at those positions."""


class SubscriptionDiscount(Struct, frozen=True, gc=False):
    """The discount at a `position` of a contract."""

    of: records.ContractDiscount
    owner: Owner
    position: int
    target_type = "LINE_ITEM"

    @property
    def contract(self) -> records.SubscriptionContract:
        return self.owner.of

    def lines(self, **page: Unpack[PageArguments]) -> Connection[Any]:
        """Return the lines that the discount is for."""
        every = range(len(self.contract.lines))
        mine = every if self.of.lines is None else sorted({*self.of.lines} & {*every})
        return paginate(self.owner.lines_at(mine), attrgetter("position"), **page)

    @property
    def id(self) -> str:
        return gid("SubscriptionDiscount", self.contract.id * 100 + self.position)

    @property
    def applies_to_all_lines(self) -> bool:
        return self.of.lines is None

    @property
    def recurring_cycle_limit(self) -> int | None:
        return self.of.cycles

    @property
    def usage_count(self) -> Count:
        return Count(self.of.used)

    @property
    def value(self) -> SubscriptionDiscountPercentageValue | SubscriptionDiscountFixedAmountValue:
        if self.of.percentage is not None:
            return SubscriptionDiscountPercentageValue(self.of.percentage)
        return SubscriptionDiscountFixedAmountValue(
            Money(self.of.amount, self.contract.currency_code)
        )


class SubscriptionDiscountAllocation(Struct, frozen=True, gc=False):
    discount: SubscriptionDiscount
    amount: Money


def discounts_of(owner: Owner) -> list[SubscriptionDiscount]:
    return [SubscriptionDiscount(each, owner, at) for at, each in enumerate(owner.of.discounts)]


def allocations_of(owner: Owner, position: int) -> Iterator[SubscriptionDiscountAllocation]:
    """Yield what each discount takes off the line at *position*; one that ended takes nothing."""
    contract = owner.of
    line = contract.lines[position]
    left = line.price * line.quantity
    for discount in discounts_of(owner):
        of = discount.of
        is_over = of.cycles is not None and of.used >= of.cycles
        if is_over or (of.lines is not None and position not in of.lines):
            continue
        off = of.amount * line.quantity
        if of.percentage is not None:
            off = rounded(left * of.percentage / 100, contract.currency_code)
        off = min(off, left)
        left -= off
        yield SubscriptionDiscountAllocation(discount, Money(off, contract.currency_code))


def discounted(owner: Owner, position: int) -> Decimal:
    """Return what the line at *position* costs after discounts."""
    line = owner.of.lines[position]
    off = (each.amount.amount for each in allocations_of(owner, position))
    return line.price * line.quantity - sum(off, Decimal(0))


TYPES: Final[Mapping[str, type[Any]]] = {
    kind.__name__: kind
    for kind in (
        SubscriptionDiscount,
        SubscriptionDiscountAllocation,
        SubscriptionDiscountFixedAmountValue,
        SubscriptionDiscountPercentageValue,
    )
}
