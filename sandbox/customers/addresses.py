"""Customers keeping their address book."""

from typing import Any, Final

from msgspec.structs import replace

from sandbox.customers import address_type, customer_type
from sandbox.customers.access_tokens import identify
from sandbox.customers.payloads import (
    CustomerAddressCreatePayload,
    CustomerAddressDeletePayload,
    CustomerAddressUpdatePayload,
    CustomerDefaultAddressUpdatePayload,
)
from sandbox.customers.records import Customer, MailingAddress
from sandbox.customers.refusals import already_exists
from sandbox.customers.typed_addresses import MailingAddressInput, with_typed
from sandbox.field_error import FieldError
from sandbox.gid import number_in
from sandbox.reason import Reason
from sandbox.user_errors import CustomerErrorCode, Refused, UserError
from sandbox.world import World

MOST: Final = 1_000
"""Addresses that a customer may have. Our choice: all memory has a bound."""


def customer_address_create(
    world: World, *, address: MailingAddressInput, customer_access_token: str
) -> CustomerAddressCreatePayload:
    """Add an address; the first becomes the default. Raises `DeadTokenError` and `Refused`."""
    made = add_address(world, identify(world, customer_access_token), address)
    return CustomerAddressCreatePayload(customer_address=address_type.MailingAddress(made))


def add_address(
    world: World, customer: Customer, address: MailingAddressInput, *, default: bool = False
) -> MailingAddress:
    """Add an address, as the default one if *default*, or if it is the first. Raises `Refused`.

    Shopify: names that are missing are the customer's (recorded).
    """
    typed = with_typed(MailingAddress(id=0), address)
    named = replace(
        typed,
        first_name=typed.first_name or customer.first_name,
        last_name=typed.last_name or customer.last_name,
    )
    _refuse_twin(customer, named)
    _refuse_too_many(customer)
    made = replace(named, id=world.gids.next("MailingAddress"))
    known_default = None if default else customer.default_address_id
    _change(
        world,
        customer,
        addresses=(*customer.addresses, made),
        default_address_id=known_default or made.id,
    )
    return made


def with_address(world: World, customer: Customer, address: MailingAddress) -> Customer:
    """Return *customer* with an *address* more, whose id is 0 yet; the first is the default.

    One that is there already is not added, nor is one too many.
    """
    known = [replace(each, id=0, latitude=None, longitude=None) for each in customer.addresses]
    if address in known or len(known) >= MOST:
        return customer
    made = replace(address, id=world.gids.next("MailingAddress"))
    return replace(
        customer,
        addresses=(*customer.addresses, made),
        default_address_id=customer.default_address_id or made.id,
    )


def customer_address_update(
    world: World, *, address: MailingAddressInput, customer_access_token: str, id: str
) -> CustomerAddressUpdatePayload:
    """Change what is given of an address. Raises `DeadTokenError`, `FieldError` and `Refused`."""
    customer = identify(world, customer_access_token)
    known = _find(customer, id, "id")
    changed = with_typed(known, address)
    if changed != known:
        _refuse_twin(customer, changed)
        addresses = tuple(changed if each is known else each for each in customer.addresses)
        _change(world, customer, addresses=addresses)
    return CustomerAddressUpdatePayload(customer_address=address_type.MailingAddress(changed))


def customer_address_delete(
    world: World, *, customer_access_token: str, id: str
) -> CustomerAddressDeletePayload:
    """Remove an address. Raises `DeadTokenError` and `FieldError`.

    Shopify: when it was the default, another one becomes it (recorded); that the first one does
    is our choice.
    """
    customer = identify(world, customer_access_token)
    gone = _find(customer, id, "id")
    left = tuple(each for each in customer.addresses if each is not gone)
    default_id = customer.default_address_id
    if default_id == gone.id:
        default_id = left[0].id if left else None
    _change(world, customer, addresses=left, default_address_id=default_id)
    return CustomerAddressDeletePayload(address_id=gone.id)


def customer_default_address_update(
    world: World, *, address_id: str, customer_access_token: str
) -> CustomerDefaultAddressUpdatePayload:
    """Make an address the default. Raises `DeadTokenError` and `FieldError`."""
    customer = identify(world, customer_access_token)
    chosen = _find(customer, address_id, "addressId")
    if chosen.id != customer.default_address_id:
        customer = _change(world, customer, default_address_id=chosen.id)
    return CustomerDefaultAddressUpdatePayload(customer=customer_type.Customer(customer))


def _change(world: World, customer: Customer, **changes: Any) -> Customer:
    changed = replace(customer, **changes, updated_at=world.clock.now())
    world.store.put(changed)
    return changed


def _find(customer: Customer, id: str, argument: str) -> MailingAddress:
    """Find the address that the gid *id* names; another customer's does not exist for this one.

    Raises `FieldError`. Shopify: reported for ids of another type and for unknown addresses.
    """
    number = number_in(id, "MailingAddress")
    for address in customer.addresses:
        if address.id == number:
            return address
    named = "that is not an address id" if number is None else f"they have no address {number}"
    reason = Reason("address.not-found", f"customer {customer.id}, {argument}: {named}")
    raise FieldError("invalid id", extensions={"code": "RESOURCE_NOT_FOUND"}, reason=reason)


def _refuse_twin(customer: Customer, address: MailingAddress) -> None:
    """Shopify: no two addresses of a customer are alike (recorded for the Admin API)."""
    for other in customer.addresses:
        if other.id != address.id and replace(other, id=address.id) == address:
            reason = Reason("address.already-exists", f"address {other.id} is the very same")
            raise Refused(already_exists("address"), reason=reason)


def _refuse_too_many(customer: Customer) -> None:
    if len(customer.addresses) >= MOST:
        message = f"Address limit of {MOST} is reached"
        reason = Reason("address.too-many", f"customer {customer.id} has {MOST}: delete some")
        raise Refused(UserError(CustomerErrorCode.INVALID, ("address",), message), reason=reason)
