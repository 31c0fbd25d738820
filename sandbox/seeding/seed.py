"""The seed: what every fresh world of one kind holds, shared by all of them."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final, cast

from sandbox.customers.records import Customer, Password
from sandbox.orders.records import OrderHistory
from sandbox.seeding.keys import MOST_CUSTOMERS
from sandbox.seeding.locales import Locale
from sandbox.seeding.personas import Persona, kept_password, load_personas
from sandbox.seeding.population import Population
from sandbox.store import R, Record

_KEPT: Final = 16


class TooManyCustomersError(ValueError):
    """A seed cannot hold that many customers."""

    def __init__(self, customers: int) -> None:
        super().__init__(
            f"a seed holds 0 to {MOST_CUSTOMERS:,} made-up customers, not {customers:,}"
        )


class Seed:
    """The `Base` of a store: personas, then *customers* made-up people of *locale*.

    Nothing is made before it is asked for: a million customers cost as much as ten. Raises
    `TooManyCustomersError`, and `UnknownLocaleError` for a locale that Faker does not have.
    """

    __slots__ = ("_found", "_given", "_population")

    def __init__(
        self,
        seed: int = 1,
        customers: int = 100,
        locale: str = "en_US",
        personas: Iterable[Persona] | None = None,
    ) -> None:
        """*personas* are those of the fixtures unless given; they win over the made-up."""
        if not 0 <= customers <= MOST_CUSTOMERS:
            raise TooManyCustomersError(customers)
        self._population = Population(seed, customers, Locale(locale))
        self._given = None if personas is None else tuple(personas)
        self._found: dict[object, Customer] | None = None

    def get(self, kind: type[R], record_id: int | str) -> R | None:
        if kind is OrderHistory:
            return cast("R | None", self._history(record_id))
        if kind is Password:
            return cast("R | None", self._password(record_id))
        if kind is not Customer or not isinstance(record_id, int):
            return None
        found = self._personas_found().get(record_id) or self._population.by_id(record_id)
        return cast("R | None", found)

    def find(self, kind: type[R], key: str, value: str) -> R | None:
        """Return the record whose *key* is *value*, exactly: emails are in lower case."""
        if kind is not Customer:
            return None
        found = self._personas_found().get((key, value)) or self._population.by(key, value)
        return cast("R | None", found)

    def after(self, kind: type[R], record_id: int) -> Iterator[R]:
        """Yield the customers past that id, by id. What else a seed has cannot be listed."""
        if kind is not Customer:
            return iter(())
        personas = [persona.customer.id for persona in self.personas]
        start = bisect_right(personas, record_id)
        if start == len(personas):
            start += self._population.first_after(record_id)
        return cast("Iterator[R]", self.customers(start, len(self)))

    def holds(self, kind: type[Record], record_id: int | str) -> bool:
        if kind is not Customer or not isinstance(record_id, int):
            return self.get(kind, record_id) is not None
        return record_id in self._personas_found() or self._population.has(record_id)

    def count(self, kind: type[Record]) -> int:
        """Return how many customers there are. What else a seed has is not counted."""
        return len(self) if kind is Customer else 0

    @property
    def personas(self) -> tuple[Persona, ...]:
        return load_personas() if self._given is None else self._given

    def __len__(self) -> int:
        """How many customers there are, personas included."""
        return len(self.personas) + self._population.size

    def __iter__(self) -> Iterator[Customer]:
        return self.customers(0, len(self))

    def customer(self, position: int) -> Customer:
        """Return the customer at *position* by id: first the personas. Raises `IndexError`."""
        personas = self.personas
        if not 0 <= position < len(self):
            raise IndexError(position)
        if position < len(personas):
            return personas[position].customer
        return self._population[position - len(personas)]

    def customers(self, start: int, stop: int) -> Iterator[Customer]:
        """Yield the customers at positions *start* to *stop* - 1, as far as there are any."""
        return map(self.customer, range(*slice(start, stop).indices(len(self))))

    def _history(self, customer_id: int | str) -> OrderHistory | None:
        for persona in self.personas:
            if persona.customer.id == customer_id:
                return OrderHistory(customer_id=persona.customer.id, orders=persona.orders)
        return self._population.history(customer_id) if isinstance(customer_id, int) else None

    def _password(self, customer_id: int | str) -> Password | None:
        """Return a persona's password, the only ones that a seed has."""
        for persona in self.personas:
            if persona.customer.id == customer_id and persona.password is not None:
                return kept_password(persona.customer.id, persona.password)
        return None

    def _personas_found(self) -> dict[object, Customer]:
        if self._found is None:
            self._found = _indexed(persona.customer for persona in self.personas)
        return self._found


def _indexed(customers: Iterable[Customer]) -> dict[object, Customer]:
    """Return the customers by id, and by each key and its value."""
    found: dict[object, Customer] = {}
    for customer in customers:
        found[customer.id] = customer
        for key in Customer.KEYS:
            if (value := getattr(customer, key)) is not None:
                found[key, value] = customer
    return found


@lru_cache(maxsize=_KEPT)
def seed_for(seed: int = 1, customers: int = 100, locale: str = "en_US") -> Seed:
    """Return the one `Seed` of these arguments, with the personas of the fixtures."""
    return Seed(seed, customers, locale)
