"""Billing cycles: when each of a subscription begins, and which of them are still to come."""

from calendar import monthrange
from datetime import datetime, timedelta
from typing import Final

from msgspec import Struct

from sandbox.subscriptions.records import ContractStatus, Interval, SubscriptionContract

UPCOMING: Final = 12
"""How many cycles are shown ahead, and how many can be skipped. Our choice."""
_DAYS: Final = {Interval.DAY: 1, Interval.WEEK: 7}
_MONTHS: Final = {Interval.MONTH: 1, Interval.YEAR: 12}


class Cycle(Struct, frozen=True, gc=False):
    """The billing cycle with this `number`, the first is 1; it is billed when it starts."""

    number: int
    starts_at: datetime
    ends_at: datetime
    is_skipped: bool


def upcoming(contract: SubscriptionContract, now: datetime) -> list[Cycle]:
    """Return the next cycles that have not begun, the earliest first."""
    if contract.status in (ContractStatus.CANCELLED, ContractStatus.EXPIRED):
        return []
    first = _passed(contract, now) + 1
    return [_cycle(contract, number) for number in range(first, first + UPCOMING)]


def next_billing(contract: SubscriptionContract, now: datetime) -> datetime | None:
    """Return when the customer is billed next; None for a subscription that is not active."""
    if contract.status is not ContractStatus.ACTIVE:
        return None
    coming = (cycle for cycle in upcoming(contract, now) if not cycle.is_skipped)
    return next((cycle.starts_at for cycle in coming), None)


def _cycle(contract: SubscriptionContract, number: int) -> Cycle:
    return Cycle(
        number, _start(contract, number), _start(contract, number + 1), number in contract.skipped
    )


def _passed(contract: SubscriptionContract, now: datetime) -> int:
    """Return the number of the last cycle that has begun; 0 if none has.

    The number is found by halving: a clock may be centuries ahead.
    """
    low, high = 0, 1
    while _start(contract, high) <= now:
        low, high = high, high * 2
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if _start(contract, middle) <= now else (low, middle)
    return low


def _start(contract: SubscriptionContract, number: int) -> datetime:
    """Return when the cycle of a *number* begins; the last day of Python if that is later."""
    steps = (number - 1) * contract.interval_count
    begin = contract.created_at
    days = _DAYS.get(contract.interval)
    try:
        if days is not None:
            return begin + timedelta(days=days * steps)
        months = begin.month - 1 + _MONTHS[contract.interval] * steps
        year, month = begin.year + months // 12, months % 12 + 1
        return begin.replace(year=year, month=month, day=min(begin.day, monthrange(year, month)[1]))
    except (OverflowError, ValueError):
        return datetime.max.replace(tzinfo=begin.tzinfo)
