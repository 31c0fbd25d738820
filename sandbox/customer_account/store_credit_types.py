"""`StoreCreditAccount` and its transactions."""

from collections.abc import Callable, Mapping
from datetime import datetime
from decimal import Decimal
from functools import partial
from operator import attrgetter
from typing import Any, Final, Unpack

from msgspec import Struct

from sandbox.customer_account.company_types import CompanyLocation
from sandbox.customer_account.customer_type import Customer, is_viewer
from sandbox.gid import gid
from sandbox.lazy import lazy
from sandbox.listing import Connection, Page, PageArguments, SortKey, listed, milliseconds
from sandbox.money import Money
from sandbox.search_syntax import SearchFields, matching, number, one_of
from sandbox.store_credit import records
from sandbox.store_credit.balance import Balance, balance_of
from sandbox.viewer import Viewer

_ID: Final = attrgetter("id")
_POSITION: Final = attrgetter("position")
_BY_ID: Final[SortKey[records.StoreCreditAccount]] = SortKey(_ID)
_SEARCH: Final = SearchFields(
    lambda _: (),
    {
        "currency_code": one_of(attrgetter("currency_code")),
        "id": number(lambda account: (account.id,)),
    },
)


class StoreCreditAccount(Struct, frozen=True, dict=True):
    of: records.StoreCreditAccount
    viewer: Viewer

    @lazy
    def sums(self) -> Balance:
        return balance_of(self.of, self.viewer.world.clock.now())

    @property
    def id(self) -> str:
        return gid("StoreCreditAccount", self.of.id)

    @property
    def balance(self) -> Money:
        return self.money(self.sums.now)

    def money(self, amount: Decimal) -> Money:
        return Money(amount, self.of.currency_code)

    def transactions(
        self,
        *,
        query: str | None = None,
        sort_key: str | None = "CREATED_AT",
        **page: Unpack[PageArguments],
    ) -> Connection[Any]:
        """Return a page of the transactions. Raises `FieldError`. There is nothing to search."""
        del query
        moved = [
            (_CREDIT if movement.amount > 0 else _DEBIT)(movement, self, at)
            for at, movement in enumerate(self.of.movements)
        ]
        return listed(moved, TRANSACTIONS[sort_key or "CREATED_AT"], Page(**page))


class _Transaction(Struct, frozen=True):
    """The movement at a `position` of an account."""

    of: records.Movement
    account: StoreCreditAccount
    position: int
    origin = None
    event = "ADJUSTMENT"

    @property
    def amount(self) -> Money:
        return self.account.money(self.of.amount)

    @property
    def balance_after_transaction(self) -> Money:
        return self.account.money(self.account.sums.after[self.position])

    @property
    def number(self) -> int:
        return self.account.of.id * 1_000 + self.position


class StoreCreditAccountCreditTransaction(_Transaction, frozen=True):
    @property
    def id(self) -> str:
        return gid("StoreCreditAccountCreditTransaction", self.number)

    @property
    def remaining_amount(self) -> Money:
        return self.account.money(self.account.sums.left[self.position])


class StoreCreditAccountDebitTransaction(_Transaction, frozen=True):
    @property
    def id(self) -> str:
        return gid("StoreCreditAccountDebitTransaction", self.number)


_CREDIT: Final = StoreCreditAccountCreditTransaction
_DEBIT: Final = StoreCreditAccountDebitTransaction
_CREATED: Final[SortKey[_Transaction]] = SortKey(
    _POSITION, lambda each: milliseconds(each.of.created_at), int
)


def _expiry(each: _Transaction) -> int | None:
    moment: datetime | None = each.of.expires_at
    return None if moment is None else milliseconds(moment)


TRANSACTIONS: Final[Mapping[str, SortKey[_Transaction]]] = {
    "CREATED_AT": _CREATED,
    "EXPIRES_AT": SortKey(_POSITION, _expiry, int | None),
}


def customer_store_credit_accounts(
    customer: Customer, *, viewer: Viewer, query: str | None = None, **page: Unpack[PageArguments]
) -> Connection[Any]:
    """Return a page of the customer's accounts, one for each currency. Raises `FieldError`."""
    is_own = is_viewer(customer, viewer)
    return _accounts(
        viewer, lambda each: is_own and each.customer_id == customer.of.id, query, page
    )


def location_store_credit_accounts(
    location: CompanyLocation,
    *,
    viewer: Viewer,
    query: str | None = None,
    **page: Unpack[PageArguments],
) -> Connection[Any]:
    """Return a page of the location's accounts, for each contact there. Raises `FieldError`."""
    return _accounts(viewer, lambda each: each.company_location_id == location.of.id, query, page)


def _accounts(
    viewer: Viewer,
    is_shown: Callable[[records.StoreCreditAccount], bool],
    query: str | None,
    page: PageArguments,
) -> Connection[Any]:
    found = list(filter(is_shown, viewer.world.store.after(records.StoreCreditAccount, 0)))
    if query:
        found = list(matching(found, query, _SEARCH, now=viewer.world.clock.now()))
    return listed(found, _BY_ID, Page(**page), partial(StoreCreditAccount, viewer=viewer))
