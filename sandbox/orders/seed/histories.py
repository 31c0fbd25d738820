"""The histories of made-up customers, made anew each time they are asked for."""

from collections.abc import Iterator

from sandbox.customers.records import Customer
from sandbox.customers.seed.keys import FIRST_CUSTOMER, index_of_id
from sandbox.made_up.draws import Draws
from sandbox.made_up.locales import Locale
from sandbox.orders.records import OrderHistory
from sandbox.orders.seed.purchases import make_history
from sandbox.origin import Origin
from sandbox.store import SeedOf


class MadeUpHistories:
    """What the made-up customers of *origin*, who are among *customers*, have bought."""

    __slots__ = ("_count", "_customers", "_draws", "_language")

    def __init__(self, origin: Origin, customers: SeedOf[Customer]) -> None:
        self._count = origin.customers
        self._customers = customers
        self._draws = Draws(origin.seed)
        self._language = Locale(origin.locale).name.replace("_", "-")

    def get(self, customer_id: int | str) -> OrderHistory | None:
        customer = self._customers.get(customer_id)
        return None if customer is None else self._history(customer)

    def find(self, _key: str, _value: str) -> None:
        return None

    def after(self, customer_id: int) -> Iterator[OrderHistory]:
        made_up = self._customers.after(max(customer_id, FIRST_CUSTOMER - 1))
        return map(self._history, made_up)

    def holds(self, customer_id: int | str) -> bool:
        return self._customers.holds(customer_id)

    def count(self) -> int:
        return self._count

    def _history(self, customer: Customer) -> OrderHistory:
        index = index_of_id(customer.id)
        assert index is not None
        return make_history(index, customer, draws=self._draws, language=self._language)
