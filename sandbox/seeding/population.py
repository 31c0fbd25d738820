"""Made-up customers: each a pure function of the seed, the locale and an index."""

from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Final

from sandbox.customers.records import Customer, CustomerState
from sandbox.gid import STEP
from sandbox.orders.records import OrderHistory
from sandbox.seeding import keys
from sandbox.seeding.addresses import make_addresses
from sandbox.seeding.draws import Draws
from sandbox.seeding.locales import Locale
from sandbox.seeding.orders import count_orders, make_history

_KEPT: Final = 1024  # made customers remembered: some 2 MB
_OPENED: Final = datetime(2019, 1, 1, tzinfo=UTC)
_SECONDS: Final = int((datetime(2026, 1, 1, tzinfo=UTC) - _OPENED).total_seconds())
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


class Population:
    """Customers 0 to *size* - 1. None is made before it is asked for."""

    __slots__ = ("_draws", "_locale", "_make", "size")

    def __init__(self, seed: int, size: int, locale: Locale) -> None:
        self.size = size
        self._draws = Draws(seed)
        self._locale = locale
        self._make = lru_cache(maxsize=_KEPT)(self._made)

    def __getitem__(self, index: int) -> Customer:
        """Return the customer at *index*, which is not checked: 0 to `size` - 1."""
        return self._make(index)

    def by_id(self, number: int) -> Customer | None:
        index = self._known(keys.index_of_id(number))
        return None if index is None else self[index]

    def has(self, number: int) -> bool:
        return self._known(keys.index_of_id(number)) is not None

    def first_after(self, number: int) -> int:
        """Return the lowest index whose id is higher than *number*; there may be no such one."""
        return max(0, (number - keys.FIRST_CUSTOMER) // STEP + 1)

    def by(self, key: str, value: str) -> Customer | None:
        """Return the customer whose *key*, one of `Customer.KEYS`, is *value*."""
        index = self._known(self._index_of(key, value))
        if index is None:
            return None
        customer = self[index]
        return customer if getattr(customer, key) == value else None

    def history(self, customer_id: int) -> OrderHistory | None:
        """Return the orders of the customer of that id, made anew each time they are asked for."""
        index = self._known(keys.index_of_id(customer_id))
        if index is None:
            return None
        language = self._locale.name.replace("_", "-")
        return make_history(index, self[index], draws=self._draws, language=language)

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
        return index if index is not None and index < self.size else None

    def _made(self, index: int) -> Customer:
        first_name, last_name = self._names(index)
        created_at, updated_at = self._moments(index)
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
            created_at=created_at,
            updated_at=updated_at,
            state=self._state(index),
            first_name=first_name,
            last_name=last_name,
            phone=keys.phone(index, calling_code=code) if self._has_phone(index) else None,
            accepts_marketing=self._draws.chance(_MARKETING, index, "accepts_marketing"),
            tags=self._tags(index),
            addresses=addresses,
            default_address_id=addresses[0].id if addresses else None,
            multipass_identifier=keys.identifier(index) if self._has_identifier(index) else None,
            number_of_orders=count_orders(index, self._draws),
        )

    def _names(self, index: int) -> tuple[str, str]:
        # A family name follows the person's sex in some languages.
        sex = self._draws.one_of(("female", "male"), index, "sex")
        return self._draw(f"first_name_{sex}", index), self._draw(f"last_name_{sex}", index)

    def _draw(self, what: str, index: int) -> str:
        return self._locale.draw(what, seed=self._draws.number(index, what))

    def _moments(self, index: int) -> tuple[datetime, datetime]:
        created = self._draws.below(_SECONDS, index, "created_at")
        updated = created + self._draws.below(_SECONDS - created, index, "updated_at")
        return _OPENED + timedelta(seconds=created), _OPENED + timedelta(seconds=updated)

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
