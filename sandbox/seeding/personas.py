"""Personas: named customers that are the same in every world, each there for a reason."""

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Final

from msgspec import Struct, structs

from sandbox.customers.passwords import hashed
from sandbox.customers.records import Customer, CustomerState, MailingAddress, Password
from sandbox.faults import FaultError
from sandbox.orders.records import Order
from sandbox.resources import resource
from sandbox.seeding.persona_orders import WrittenOrder, copied, order_of
from sandbox.toml_file import read_toml

_COPY: Final = "{n}"  # in a street: the number of the copy


class Persona(Struct, frozen=True, kw_only=True):
    """A documented customer. `password` is in the clear; None where logging in by one fails."""

    name: str
    purpose: str
    password: str | None = None
    customer: Customer
    orders: tuple[Order, ...] = ()


class _Address(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
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


class _Persona(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One persona as it is written; the counts copy its one address, its one order."""

    name: str
    purpose: str
    id: int
    state: CustomerState
    created_at: datetime
    updated_at: datetime | None = None
    email: str | None = None
    password: str | None = None
    first_name: str | None = None
    last_name: str | None = None
    phone: str | None = None
    accepts_marketing: bool = False
    tags: tuple[str, ...] = ()
    multipass_identifier: str | None = None
    addresses: tuple[_Address, ...] = ()
    addresses_count: int | None = None
    orders: tuple[WrittenOrder, ...] = ()
    orders_count: int | None = None


class _Personas(Struct, frozen=True, forbid_unknown_fields=True):
    personas: tuple[_Persona, ...]


@lru_cache(maxsize=4)
def load_personas(path: Path | None = None) -> tuple[Persona, ...]:
    """Return the personas of *path*, else of the fixtures, by id. Raises `TomlError`."""
    file = read_toml(resource("fixtures/personas.toml") if path is None else path)
    with file.checked():
        personas = tuple(_personas(file.read(_Personas).personas))
        _refuse_doubles(personas)
        _refuse_double_orders(personas)
    return tuple(sorted(personas, key=lambda persona: persona.customer.id))


@lru_cache(maxsize=256)
def kept_password(customer_id: int, text: str) -> Password:
    """Return a persona's password as it is kept. It is public, so the least cost will do."""
    salt = blake2b(b"%d" % customer_id, digest_size=16).digest()
    return Password(customer_id, hashed(text, salt=salt, cost=0))


def _personas(written: tuple[_Persona, ...]) -> Iterator[Persona]:
    for number, persona in enumerate(written):
        try:
            yield _persona(persona)
        except FaultError as error:
            raise error.under("personas", number) from None


def _persona(written: _Persona) -> Persona:
    if written.email is not None and written.email != written.email.lower():
        raise FaultError(f"is {written.email}: write it in lower case", "email")
    fields = structs.asdict(written)
    for moment in ("created_at", "updated_at"):
        if fields[moment] and fields[moment].utcoffset() != UTC.utcoffset(None):
            raise FaultError("is not in UTC: let it end in Z", moment)
    about = {key: fields.pop(key) for key in ("name", "purpose", "password")}
    addresses = tuple(
        # Another kind of record, whose numbers may lie between those of customers.
        MailingAddress(id=written.id + position, **structs.asdict(address))
        for position, address in enumerate(_copied(written), 1)
    )
    orders = copied(written.orders, written.orders_count)
    for key in ("addresses_count", "orders", "orders_count"):
        del fields[key]
    fields["number_of_orders"] = len(orders)
    fields["addresses"] = addresses
    fields["updated_at"] = written.updated_at or written.created_at
    fields["default_address_id"] = addresses[0].id if addresses else None
    customer = Customer(**fields)
    return Persona(
        customer=customer,
        orders=tuple(order_of(customer, order, number) for number, order in enumerate(orders)),
        **about,
    )


def _copied(written: _Persona) -> tuple[_Address, ...]:
    if written.addresses_count is None:
        return written.addresses
    if len(written.addresses) != 1 or _COPY not in (written.addresses[0].address1 or ""):
        words = f"needs one address, with {_COPY} in its `address1`"
        raise FaultError(words, "addresses_count")
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
                words = f"is that of persona {first[value].name} already: {value}"
                raise FaultError(words, "personas", number, key)


def _refuse_double_orders(personas: tuple[Persona, ...]) -> None:
    first: dict[int, Persona] = {}
    for number, persona in enumerate(personas):
        for position, order in enumerate(persona.orders):
            if order.number in first:
                words = f"is that of an order of {first[order.number].name} already: {order.number}"
                raise FaultError(words, "personas", number, "orders", position, "number")
            first[order.number] = persona
