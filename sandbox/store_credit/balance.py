"""The balance of store credit: what expires first is spent first (documented)."""

from datetime import datetime
from decimal import Decimal
from typing import Final

from msgspec import Struct

from sandbox.store_credit.records import StoreCreditAccount

_NOTHING: Final = Decimal(0)


class Balance(Struct, frozen=True):
    """The sum that can be spent `now`; of each movement what is `left`, and the sum `after` it."""

    now: Decimal
    left: tuple[Decimal, ...]
    after: tuple[Decimal, ...]


def balance_of(account: StoreCreditAccount, now: datetime) -> Balance:
    """Return the balance of *account*: without expired credit, and never below zero."""
    left: list[Decimal] = []
    after: list[Decimal] = []
    for at, movement in enumerate(account.movements):
        left.append(max(movement.amount, _NOTHING))
        if movement.amount < 0:
            _spend(account, left, -movement.amount, movement.created_at)
        after.append(_sum(account, left[: at + 1], movement.created_at))
    return Balance(_sum(account, left, now), tuple(left), tuple(after))


def _spend(
    account: StoreCreditAccount, left: list[Decimal], amount: Decimal, moment: datetime
) -> None:
    """Take *amount* from what is left at that *moment*."""
    usable = [at for at in range(len(left)) if left[at] and _is_valid(account, at, moment)]
    for at in sorted(usable, key=lambda at: _expiry(account, at)):
        taken = min(amount, left[at])
        left[at] -= taken
        amount -= taken


def _sum(account: StoreCreditAccount, left: list[Decimal], moment: datetime) -> Decimal:
    valid = (each for at, each in enumerate(left) if _is_valid(account, at, moment))
    return sum(valid, _NOTHING)


def _is_valid(account: StoreCreditAccount, at: int, moment: datetime) -> bool:
    expires_at = account.movements[at].expires_at
    return expires_at is None or moment < expires_at


def _expiry(account: StoreCreditAccount, at: int) -> tuple[bool, datetime]:
    """Return by what a credit is sorted: those that never expire come last."""
    movement = account.movements[at]
    return movement.expires_at is None, movement.expires_at or movement.created_at
