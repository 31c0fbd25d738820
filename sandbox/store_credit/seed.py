"""The store credit of a fresh world: `store-credit.toml`."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from msgspec import Struct

from sandbox.customers.records import Customer
from sandbox.faults import FaultError
from sandbox.fixture_files import Fixtures
from sandbox.store import Factory, Given, SeedOf, Seeds
from sandbox.store_credit.records import Movement, StoreCreditAccount

FILE: Final = "store-credit.toml"
_FIRST: Final = 4_300_000_000
"""Below the ids of other things: an account's is this and its number."""


class WrittenAccount(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Store credit of the customer with that email."""

    number: int
    customer: str
    currency_code: str = "USD"
    movements: tuple[Movement, ...] = ()


class StoreCreditFile(Struct, frozen=True, forbid_unknown_fields=True):
    """The store credit of customers."""

    accounts: tuple[WrittenAccount, ...] = ()


def read_accounts(fixtures: Fixtures, customers: SeedOf[Customer]) -> Iterator[StoreCreditAccount]:
    """Yield the accounts of *fixtures*. Raises `TomlError`.

    One whose customer there is not is left out: personas may be the user's own.
    """
    file = fixtures.read(FILE)
    with file.checked():
        known = set[int]()
        for at, written in enumerate(file.read(StoreCreditFile).accounts):
            if written.number in known:
                detail = f"is {written.number}, which another account has"
                raise FaultError(detail, "accounts", at, "number")
            known.add(written.number)
            customer = customers.find("email", written.customer.lower())
            if customer is not None:
                yield StoreCreditAccount(
                    id=_FIRST + written.number,
                    customer_id=customer.id,
                    currency_code=written.currency_code,
                    movements=tuple(sorted(written.movements, key=lambda each: each.created_at)),
                )


def _accounts(seeds: Seeds) -> Given[StoreCreditAccount]:
    customers = seeds.of(Customer)
    return Given(lambda: read_accounts(seeds.fixtures, customers))


SEEDS: Final[Mapping[type[Any], Factory]] = {StoreCreditAccount: _accounts}
