"""The subscriptions of a fresh world: `subscriptions.toml`."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Annotated, Any, Final

from msgspec import Meta, Struct

from sandbox.bounds import Count, FileNumber
from sandbox.customers.records import Customer
from sandbox.faults import FaultError
from sandbox.fixture_files import Fixtures
from sandbox.store import Factory, Given, SeedOf, Seeds
from sandbox.subscriptions.records import (
    Attribute,
    ContractDiscount,
    ContractLine,
    ContractStatus,
    Interval,
    SubscriptionContract,
)
from sandbox.world.clock import Moment

FILE: Final = "subscriptions.toml"
_FIRST: Final = 5_900_000_000
"""Below the ids of other things: a contract's is this and its number."""


class WrittenContract(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A subscription of the customer with that email. `orders` are numbers of their orders."""

    number: FileNumber
    customer: str
    created_at: Moment
    status: ContractStatus = ContractStatus.ACTIVE
    interval: Interval = Interval.MONTH
    interval_count: Annotated[int, Meta(ge=1, le=365)] = 1
    currency_code: str = "USD"
    delivery_price: Decimal = Decimal(0)
    note: str | None = None
    custom_attributes: tuple[Attribute, ...] = ()
    discounts: tuple[ContractDiscount, ...] = ()
    orders: tuple[Count, ...] = ()
    lines: tuple[ContractLine, ...]


class SubscriptionsFile(Struct, frozen=True, forbid_unknown_fields=True):
    """The subscriptions of customers."""

    subscriptions: tuple[WrittenContract, ...] = ()


def read_contracts(
    fixtures: Fixtures, customers: SeedOf[Customer]
) -> Iterator[SubscriptionContract]:
    """Yield the subscriptions of *fixtures*. Raises `TomlError`.

    One whose customer there is not is left out: personas may be the user's own.
    """
    file = fixtures.read(FILE)
    with file.checked():
        known = set[int]()
        for at, written in enumerate(file.read(SubscriptionsFile).subscriptions):
            if written.number in known:
                detail = f"is {written.number}, which another subscription has"
                raise FaultError(detail, "subscriptions", at, "number")
            known.add(written.number)
            _check_discounts(written, at)
            customer = customers.find("email", written.customer.lower())
            if customer is not None:
                yield _contract(written, customer)


def _check_discounts(written: WrittenContract, at: int) -> None:
    positions = range(len(written.lines))
    for place, discount in enumerate(written.discounts):
        path = ("subscriptions", at, "discounts", place)
        if not all(each in positions for each in discount.lines or ()):
            raise FaultError(f"names a line of {len(positions)}, counted from 0", *path, "lines")
        if (discount.percentage is None) is (discount.amount == 0):
            raise FaultError("needs one of `percentage` and `amount`", *path)


def _contract(written: WrittenContract, customer: Customer) -> SubscriptionContract:
    return SubscriptionContract(
        id=_FIRST + written.number,
        customer_id=customer.id,
        created_at=written.created_at,
        updated_at=written.created_at,
        status=written.status,
        interval=written.interval,
        interval_count=written.interval_count,
        currency_code=written.currency_code,
        delivery_price=written.delivery_price,
        lines=written.lines,
        note=written.note,
        custom_attributes=written.custom_attributes,
        discounts=written.discounts,
        order_numbers=written.orders,
    )


def _contracts(seeds: Seeds) -> Given[SubscriptionContract]:
    customers = seeds.of(Customer)
    return Given(lambda: read_contracts(seeds.fixtures, customers))


SEEDS: Final[Mapping[type[Any], Factory]] = {SubscriptionContract: _contracts}
