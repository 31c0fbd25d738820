"""The histories of made-up customers, made anew each time they are asked for."""

from collections.abc import Iterator

from sandbox.customers.records import Customer
from sandbox.customers.seed.keys import FIRST_CUSTOMER, customer_id, index_of_id
from sandbox.made_up.draws import Draws
from sandbox.made_up.locales import Locale
from sandbox.orders.records import OrderHistory
from sandbox.orders.seed.keys import index_in, index_of_order_id
from sandbox.orders.seed.purchases import make_history
from sandbox.orders.seed.sold_products import CATALOG, without_variants
from sandbox.store import Seeds
from sandbox.world.shop_file import read_shop


class MadeUpHistories:
    """What the made-up customers of *seeds* have bought."""

    __slots__ = ("_customers", "_draws", "_language", "_seeds")

    def __init__(self, seeds: Seeds) -> None:
        self._seeds = seeds
        self._customers = seeds.of(Customer)
        self._draws = Draws(seeds.origin.seed)
        self._language = Locale(seeds.origin.locale).name.replace("_", "-")

    def get(self, customer_id: int | str) -> OrderHistory | None:
        customer = self._customers.get(customer_id)
        return None if customer is None else self._history(customer)

    def find(self, key: str, value: str) -> OrderHistory | None:
        """Return the history with the order of that id or token, which leads to its customer.

        None of the orders was a cart.
        """
        if key == "cart_tokens":
            return None
        index = index_of_order_id(int(value)) if key == "order_ids" else index_in(value)
        history = None if index is None else self.get(customer_id(index))
        return history if history is not None and value in getattr(history, key) else None

    def after(self, customer_id: int) -> Iterator[OrderHistory]:
        made_up = self._customers.after(max(customer_id, FIRST_CUSTOMER - 1))
        return map(self._history, made_up)

    def holds(self, customer_id: int | str) -> bool:
        return self._customers.holds(customer_id)

    def count(self) -> int:
        return self._seeds.origin.customers

    def _history(self, customer: Customer) -> OrderHistory:
        index = index_of_id(customer.id)
        assert index is not None
        payment = read_shop(self._seeds.fixtures).payment_settings
        history = make_history(
            index, customer, draws=self._draws, language=self._language, payment=payment
        )
        return without_variants(history) if self._seeds.fixtures.is_own(CATALOG) else history
