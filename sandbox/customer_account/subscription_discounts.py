"""`SubscriptionDiscount`, and what is off each line of a subscription."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, Final

from msgspec import Struct

from sandbox.customer_account.counts import Count
from sandbox.gid import gid
from sandbox.money import Money, rounded
from sandbox.subscriptions import records


class SubscriptionDiscountPercentageValue(Struct, frozen=True, gc=False):
    percentage: int


class SubscriptionDiscountFixedAmountValue(Struct, frozen=True, gc=False):
    amount: Money
    applies_on_each_item = True


class SubscriptionDiscount(Struct, frozen=True, gc=False):
    """The discount at a `position` of a contract."""

    of: records.ContractDiscount
    contract: records.SubscriptionContract
    position: int
    target_type = "LINE_ITEM"

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


def discounts_of(contract: records.SubscriptionContract) -> list[SubscriptionDiscount]:
    return [SubscriptionDiscount(each, contract, at) for at, each in enumerate(contract.discounts)]


def allocations_of(
    contract: records.SubscriptionContract, position: int
) -> Iterator[SubscriptionDiscountAllocation]:
    """Yield what each discount takes off the line at *position*; one that ended takes nothing."""
    line = contract.lines[position]
    left = line.price * line.quantity
    for discount in discounts_of(contract):
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


def discounted(contract: records.SubscriptionContract, position: int) -> Decimal:
    """Return what the line at *position* costs after discounts."""
    line = contract.lines[position]
    off = (each.amount.amount for each in allocations_of(contract, position))
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
