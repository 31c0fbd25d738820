"""Personas: named customers that are the same in every world, each there for a reason."""

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import lru_cache
from hashlib import blake2b
from typing import Annotated, Any, ClassVar, Final, TypeAlias

from msgspec import Meta, Struct, structs

from sandbox.bounds import Number
from sandbox.codes import check_code
from sandbox.customers.records import Customer, CustomerState, MailingAddress
from sandbox.customers.seed import keys
from sandbox.email_address import normalize
from sandbox.faults import FaultError
from sandbox.fixture_files import Fixtures
from sandbox.gid import STEP

FILE: Final = "personas.toml"
_Copies: TypeAlias = Annotated[int, Meta(ge=0, le=100_000)]
_COPY: Final = "{n}"  # in a street: the number of the copy
_FIRST: Final = 6_500_000_000_000
_NUMBERS: Final = (keys.FIRST_CUSTOMER - _FIRST) // STEP


class Persona(Struct, frozen=True, kw_only=True):
    """A documented customer. `password` is in the clear; None where logging in by one fails."""

    KEYS: ClassVar[tuple[str, ...]] = ("name",)
    LIMIT: ClassVar[int | None] = None

    name: str
    purpose: str
    password: str | None = None
    customer: Customer

    @property
    def id(self) -> int:
        return self.customer.id


class WrittenAddress(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An address as it is written."""

    first_name: str | None = None
    last_name: str | None = None
    company: str | None = None
    address1: str | None = None
    address2: str | None = None
    city: str | None = None
    province: str | None = None
    province_code: str | None = None
    country: str | None = None
    country_code: str | None = None
    zip: str | None = None
    phone: str | None = None


class WrittenPersona(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One persona as it is written; the counts copy its one address, its one order.

    Without an `id` it has one that follows from its name. What its orders say is for the
    department of orders to read.
    """

    name: str
    purpose: str = ""
    id: Number | None = None
    state: CustomerState = CustomerState.ENABLED
    created_at: datetime = datetime(2024, 1, 1, tzinfo=UTC)
    updated_at: datetime | None = None
    email: str | None = None
    password: str | None = None
    first_name: str | None = None
    last_name: str | None = None
    phone: str | None = None
    accepts_marketing: bool = False
    tags: tuple[str, ...] = ()
    multipass_identifier: str | None = None
    addresses: tuple[WrittenAddress, ...] = ()
    addresses_count: _Copies | None = None
    orders: tuple[Any, ...] = ()
    orders_count: _Copies | None = None


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    personas: tuple[WrittenPersona, ...]


@lru_cache(maxsize=4)
def read_personas(fixtures: Fixtures) -> tuple[Persona, ...]:
    """Return the personas of *fixtures*, by id. Raises `TomlError`."""
    file = fixtures.read(FILE)
    with file.checked():
        personas = tuple(_personas(file.read(_File).personas))
        _refuse_doubles(personas)
    return tuple(sorted(personas, key=lambda persona: persona.id))


def _personas(written: tuple[WrittenPersona, ...]) -> Iterator[Persona]:
    for number, persona in enumerate(written):
        try:
            yield _persona(persona)
        except FaultError as error:
            raise error.under("personas", number) from None


def _persona(written: WrittenPersona) -> Persona:
    _check(written)
    fields = structs.asdict(written)
    for moment in ("created_at", "updated_at"):
        if fields[moment] and fields[moment].utcoffset() != UTC.utcoffset(None):
            raise FaultError("is not in UTC: let it end in Z", moment)
    about = {key: fields.pop(key) for key in ("name", "purpose", "password")}
    fields["id"] = number = number_of(written)
    addresses = tuple(
        # Another kind of record, whose numbers may lie between those of customers.
        MailingAddress(id=number + position, **structs.asdict(address))
        for position, address in enumerate(_copied(written), 1)
    )
    orders = len(fields.pop("orders"))
    for key in ("addresses_count", "orders_count"):
        del fields[key]
    fields["number_of_orders"] = orders if written.orders_count is None else written.orders_count
    fields["addresses"] = addresses
    fields["updated_at"] = written.updated_at or written.created_at
    fields["default_address_id"] = addresses[0].id if addresses else None
    return Persona(customer=Customer(**fields), **about)


def _check(written: WrittenPersona) -> None:
    email = written.email
    if email is not None and email != email.lower():
        raise FaultError(f"is {email}: write it in lower case", "email")
    if email is not None and normalize(email) != email:
        raise FaultError(f"is {email!r}, which is not an email address", "email")
    for position, address in enumerate(written.addresses):
        if address.country_code is not None:
            check_code("CountryCode", address.country_code, "addresses", position, "country_code")


def number_of(written: WrittenPersona) -> int:
    """Return the id of a persona, which is below those of made-up customers.

    Raises `FaultError` for an id that is not.
    """
    if written.id is None:
        drawn = int.from_bytes(blake2b(written.name.encode(), digest_size=8).digest())
        return _FIRST + drawn % _NUMBERS * STEP
    if not 0 < written.id < keys.FIRST_CUSTOMER:
        raise FaultError(f"is {written.id}, and not from 1 to {keys.FIRST_CUSTOMER - 1}", "id")
    return written.id


def _copied(written: WrittenPersona) -> tuple[WrittenAddress, ...]:
    if written.addresses_count is None:
        return written.addresses
    if len(written.addresses) != 1 or _COPY not in (written.addresses[0].address1 or ""):
        message = f"needs one address, with {_COPY} in its `address1`"
        raise FaultError(message, "addresses_count")
    (address,) = written.addresses
    return tuple(
        structs.replace(address, address1=str(address.address1).replace(_COPY, str(n)))
        for n in range(1, written.addresses_count + 1)
    )


def _refuse_doubles(personas: tuple[Persona, ...]) -> None:
    for key in ("name", "id", *Customer.KEYS):
        first: dict[object, Persona] = {}
        for number, persona in enumerate(personas):
            value = persona.name if key == "name" else getattr(persona.customer, key)
            if value is not None and first.setdefault(value, persona) is not persona:
                message = f"is that of persona {first[value].name} already: {value}"
                raise FaultError(message, "personas", number, key)
