"""The seed: what every fresh world of one kind holds, shared by all of them."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final, cast

from sandbox.customers.records import Customer
from sandbox.seeding.keys import MOST_CUSTOMERS
from sandbox.seeding.locales import Locale
from sandbox.seeding.personas import Persona, load_personas
from sandbox.seeding.population import Population
from sandbox.store import R

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
