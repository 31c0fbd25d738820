"""Personas: named customers that are the same in every world, each there for a reason."""

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Any, Final

import msgspec
import tomli
from msgspec import Struct, structs

from sandbox.customers.passwords import hashed
from sandbox.customers.records import Customer, CustomerState, MailingAddress, Password
from sandbox.orders.records import Order
from sandbox.resources import resource
from sandbox.seeding.persona_orders import WrittenOrder, copied, order_of

_COPY: Final = "{n}"  # in a street: the number of the copy


class InvalidPersonaError(ValueError):
    """The fixture of personas is not as it must be. Names the file, the persona and the key."""


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


@lru_cache(maxsize=4)
def load_personas(path: Path | None = None) -> tuple[Persona, ...]:
    """Return the personas of *path*, else of the fixtures, by id. Raises `InvalidPersonaError`."""
    path = resource("fixtures/personas.toml") if path is None else path
    try:
        document = tomli.loads(path.read_text("utf-8"))
    except tomli.TOMLDecodeError as error:
        raise InvalidPersonaError(f"{path.name}: {error}") from None
    written = document.pop("personas", None)
    if document or not isinstance(written, list):
        raise InvalidPersonaError(f"{path.name}: expected [[personas]] and nothing else")
    personas = tuple(_read(entry, path, number) for number, entry in enumerate(written, 1))
    _refuse_doubles(personas, path)
    _refuse_double_orders(personas, path)
    return tuple(sorted(personas, key=lambda persona: persona.customer.id))


@lru_cache(maxsize=256)
def kept_password(customer_id: int, text: str) -> Password:
    """Return a persona's password as it is kept. It is public, so the least cost will do."""
    salt = blake2b(b"%d" % customer_id, digest_size=16).digest()
    return Password(customer_id, hashed(text, salt=salt, cost=0))


def _read(entry: Mapping[str, Any], path: Path, number: int) -> Persona:
    called = entry.get("name", f"number {number}")
    try:
        return _persona(msgspec.convert(entry, _Persona))
    except ValueError as error:  # msgspec's own, and ours
        raise InvalidPersonaError(f"{path.name}: persona {called}: {error}") from None


def _persona(written: _Persona) -> Persona:
    if written.email is not None and written.email != written.email.lower():
        raise ValueError(f"`email` is {written.email!r}: emails are kept in lower case")
    fields = structs.asdict(written)
    for moment in ("created_at", "updated_at"):
        if fields[moment] and fields[moment].utcoffset() != UTC.utcoffset(None):
            raise ValueError(f"`{moment}` is not in UTC: let it end in Z")
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
        customer=customer, orders=tuple(order_of(customer, order) for order in orders), **about
    )


def _copied(written: _Persona) -> tuple[_Address, ...]:
    if written.addresses_count is None:
        return written.addresses
    if len(written.addresses) != 1 or _COPY not in (written.addresses[0].address1 or ""):
        raise ValueError(f"`addresses_count` needs one address, with {_COPY} in its `address1`")
    (address,) = written.addresses
    return tuple(
        structs.replace(address, address1=str(address.address1).replace(_COPY, str(n)))
        for n in range(1, written.addresses_count + 1)
    )


def _refuse_doubles(personas: tuple[Persona, ...], path: Path) -> None:
    for key in ("name", "id", *Customer.KEYS):
        first: dict[object, Persona] = {}
        for persona in personas:
            value = persona.name if key == "name" else getattr(persona.customer, key)
            if value is not None and first.setdefault(value, persona) is not persona:
                raise InvalidPersonaError(
                    f"{path.name}: persona {persona.name}: `{key}` {value!r} "
                    f"is that of persona {first[value].name} already"
                )


def _refuse_double_orders(personas: tuple[Persona, ...], path: Path) -> None:
    first: dict[int, Persona] = {}
    for persona in personas:
        for order in persona.orders:
            if order.number in first:
                raise InvalidPersonaError(
                    f"{path.name}: persona {persona.name}: order {order.number} "
                    f"is that of persona {first[order.number].name} already"
                )
            first[order.number] = persona
