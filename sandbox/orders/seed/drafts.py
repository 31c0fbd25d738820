"""The draft orders of a fresh world: `draft-orders.toml`."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from msgspec import Struct

from sandbox.bounds import Count, Fraction
from sandbox.companies.records import Company
from sandbox.customers.records import Customer
from sandbox.faults import FaultError
from sandbox.fixture_files import Fixtures
from sandbox.orders.drafts import DraftOrder
from sandbox.orders.kinds import DraftOrderStatus
from sandbox.orders.records import CompanyPurchase, Discount, LineItem, too_many
from sandbox.orders.seed import keys
from sandbox.orders.seed.company_purchases import Purchases, WrittenPurchase
from sandbox.store import Given, SeedOf, Seeds
from sandbox.world.clock import Moment
from sandbox.world.shop_file import read_shop

FILE: Final = "draft-orders.toml"
_FIRST: Final = 5_950_000_000
"""Below the ids of other things: a draft's is this and a thousand times its number."""
_STEP: Final = 1_000


class WrittenDraft(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A draft order of the customer with that email. It goes to the default address.

    `order` is the number of the customer's order that a completed one became.
    """

    number: Count
    customer: str
    created_at: Moment
    status: DraftOrderStatus = DraftOrderStatus.OPEN
    lines: tuple[LineItem, ...]
    discounts: tuple[Discount, ...] = ()
    shipping: Decimal = Decimal(0)
    tax_rate: Fraction = Decimal(0)
    purchase: WrittenPurchase | None = None
    order: Count | None = None


class DraftOrdersFile(Struct, frozen=True, forbid_unknown_fields=True):
    """The draft orders of customers."""

    draft_orders: tuple[WrittenDraft, ...] = ()


def read_drafts(
    fixtures: Fixtures, customers: SeedOf[Customer], companies: SeedOf[Company]
) -> Iterator[DraftOrder]:
    """Yield the draft orders of *fixtures*. Raises `TomlError`.

    One whose customer there is not is left out: personas may be the user's own.
    """
    file = fixtures.read(FILE)
    purchases = Purchases(companies, fixtures, FILE)
    currency = read_shop(fixtures).payment_settings.currency_code
    with file.checked():
        known = set[int]()
        for at, written in enumerate(file.read(DraftOrdersFile).draft_orders):
            for problem in _problems(written, known):
                raise problem.under("draft_orders", at)
            known.add(written.number)
            customer = customers.find("email", written.customer.lower())
            if customer is None:
                continue
            try:
                purchase = purchases.of(written.purchase, customer)
            except FaultError as error:
                raise error.under("draft_orders", at) from None
            yield _draft(written, customer, currency, purchase)


def _problems(written: WrittenDraft, known: set[int]) -> Iterator[FaultError]:
    if written.number in known:
        yield FaultError(f"is {written.number}, which another draft order has", "number")
    if not written.lines or any(line.quantity < 1 for line in written.lines):
        yield FaultError("needs one line or more, each with a `quantity` above zero", "lines")
    yield from too_many(written.lines)


def _draft(
    written: WrittenDraft, customer: Customer, currency: str, purchase: CompanyPurchase | None
) -> DraftOrder:
    fields = {name: getattr(written, name) for name in written.__struct_fields__}
    fields["purchase"] = purchase
    del fields["customer"], fields["order"]
    return DraftOrder(
        **fields,
        id=_FIRST + written.number * _STEP,
        customer_id=customer.id,
        order_id=None if written.order is None else keys.order_id(written.order),
        updated_at=written.created_at,
        currency_code=currency,
        email=customer.email,
        phone=customer.phone,
        address=customer.default_address,
    )


def draft_orders(seeds: Seeds) -> Given[DraftOrder]:
    customers = seeds.of(Customer)
    return Given(lambda: read_drafts(seeds.fixtures, customers, seeds.of(Company)))
