"""Made-up customers: each a pure function of the seed, the locale and an index."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from sandbox.customers.records import Customer, CustomerState
from sandbox.customers.seed import keys
from sandbox.customers.seed.addresses import make_addresses
from sandbox.gid import STEP
from sandbox.made_up.draws import Draws
from sandbox.made_up.locales import Locale
from sandbox.made_up.moments import created_at, updated_at
from sandbox.origin import Origin

_KEPT: Final = 1024  # made customers remembered: some 2 MB
_STATES: Final = (
    *[CustomerState.ENABLED] * 17,
    CustomerState.DISABLED,
    CustomerState.INVITED,
    CustomerState.DECLINED,
)
_TAGS: Final = ("VIP", "b2b", "newsletter", "returning", "trade show", "wholesale")
_MOST_TAGS: Final = 3
_PHONES: Final = 60  # of a hundred customers
_IDENTIFIERS: Final = 15
_MARKETING: Final = 40
_ORDERS: Final = (0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 3, 3, 4, 5, 8, keys.MOST_ORDERS)


class TooManyCustomersError(ValueError):
    """A seed cannot hold that many customers."""

    def __init__(self, customers: int) -> None:
        super().__init__(
            f"a seed holds 0 to {keys.MOST_CUSTOMERS:,} generated customers, not {customers:,}"
        )


class Population:
    """The made-up customers of *origin*; a million cost as much as ten.

    Raises `TooManyCustomersError`, and `UnknownLocaleError` for a locale that Faker does not have.
    """

    __slots__ = ("_draws", "_locale", "_make", "_size")

    def __init__(self, origin: Origin) -> None:
        if not 0 <= origin.customers <= keys.MOST_CUSTOMERS:
            raise TooManyCustomersError(origin.customers)
        self._size = origin.customers
        self._draws = Draws(origin.seed)
        self._locale = Locale(origin.locale)
        self._make = lru_cache(maxsize=_KEPT)(self._made)

    def get(self, record_id: int | str) -> Customer | None:
        index = self._index_of_id(record_id)
        return None if index is None else self._make(index)

    def after(self, record_id: int) -> Iterator[Customer]:
        first = max(0, (record_id - keys.FIRST_CUSTOMER) // STEP + 1)
        return map(self._make, range(first, self._size))

    def holds(self, record_id: int | str) -> bool:
        return self._index_of_id(record_id) is not None

    def count(self) -> int:
        return self._size

    def find(self, key: str, value: str) -> Customer | None:
        """Return the customer whose *key*, one of `Customer.KEYS`, is *value*."""
        index = self._known(self._index_of(key, value))
        if index is None:
            return None
        customer = self._make(index)
        return customer if getattr(customer, key) == value else None

    def _index_of_id(self, record_id: int | str) -> int | None:
        return self._known(keys.index_of_id(record_id)) if isinstance(record_id, int) else None

    def _index_of(self, key: str, value: str) -> int | None:
        match key:
            case "email":
                return keys.index_of_email(value)
            case "phone":
                index = keys.index_of_phone(value, calling_code=self._locale.calling_code)
                return index if index is not None and self._has_phone(index) else None
            case "multipass_identifier":
                index = keys.index_of_identifier(value)
                return index if index is not None and self._has_identifier(index) else None
            case _:
                raise ValueError(f"customers are not found by {key!r}")

    def _known(self, index: int | None) -> int | None:
        return index if index is not None and index < self._size else None

    def _made(self, index: int) -> Customer:
        first_name, last_name = self._names(index)
        addresses = make_addresses(
            index,
            first_name=first_name,
            last_name=last_name,
            draws=self._draws,
            locale=self._locale,
        )
        domain = self._draws.one_of(keys.DOMAINS, index, "domain")
        code = self._locale.calling_code
        return Customer(
            id=keys.customer_id(index),
            email=keys.email(first_name, last_name, index, domain=domain),
            created_at=created_at(self._draws, index),
            updated_at=updated_at(self._draws, index),
            state=self._state(index),
            first_name=first_name,
            last_name=last_name,
            phone=keys.phone(index, calling_code=code) if self._has_phone(index) else None,
            accepts_marketing=self._draws.chance(_MARKETING, index, "accepts_marketing"),
            tags=self._tags(index),
            addresses=addresses,
            default_address_id=addresses[0].id if addresses else None,
            multipass_identifier=keys.identifier(index) if self._has_identifier(index) else None,
            number_of_orders=self._draws.one_of(_ORDERS, index, "orders"),
        )

    def _names(self, index: int) -> tuple[str, str]:
        # A family name follows the person's sex in some languages.
        sex = self._draws.one_of(("female", "male"), index, "sex")
        return self._draw(f"first_name_{sex}", index), self._draw(f"last_name_{sex}", index)

    def _draw(self, what: str, index: int) -> str:
        return self._locale.draw(what, seed=self._draws.number(index, what))

    def _state(self, index: int) -> CustomerState:
        return self._draws.one_of(_STATES, index, "state")

    def _tags(self, index: int) -> tuple[str, ...]:
        count = self._draws.below(_MOST_TAGS + 1, index, "tags")
        return tuple(sorted({self._draws.one_of(_TAGS, index, f"tags/{i}") for i in range(count)}))

    def _has_phone(self, index: int) -> bool:
        return self._draws.chance(_PHONES, index, "phone")

    def _has_identifier(self, index: int) -> bool:
        # A Multipass login, which is where identifiers come from, enables the customer.
        return self._state(index) is CustomerState.ENABLED and self._draws.chance(
            _IDENTIFIERS, index, "multipass_identifier"
        )
