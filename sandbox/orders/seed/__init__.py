"""The orders that a fresh world holds: those of personas, and those of made-up customers."""

from collections.abc import Mapping
from typing import Any, Final

from sandbox.companies.records import Company
from sandbox.customers.records import Customer
from sandbox.orders.drafts import DraftOrder
from sandbox.orders.records import OrderHistory
from sandbox.orders.seed.drafts import draft_orders
from sandbox.orders.seed.histories import MadeUpHistories
from sandbox.orders.seed.persona_orders import read_histories
from sandbox.store import Factory, Given, Seeds


def _histories(seeds: Seeds) -> Given[OrderHistory]:
    customers = seeds.of(Customer)
    return Given(
        lambda: read_histories(seeds.fixtures, customers, seeds.of(Company)),
        MadeUpHistories(seeds),
    )


SEEDS: Final[Mapping[type[Any], Factory]] = {
    DraftOrder: draft_orders,
    OrderHistory: _histories,
}
