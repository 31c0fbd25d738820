"""Customers keeping their address book. Two rules are not those of the Storefront API.

Shopify: the default address can neither be deleted nor cease to be it; another one has to become it
(the schema).
"""

from typing import Final

from msgspec.structs import replace

from sandbox.customer_account.account_errors import refusal
from sandbox.customer_account.address_input import CustomerAddressInput, with_given
from sandbox.customer_account.address_type import KIND, CustomerAddress
from sandbox.customer_account.payloads import (
    CustomerAddressCreatePayload,
    CustomerAddressDeletePayload,
    CustomerAddressUpdatePayload,
)
from sandbox.customer_account.root_queries import current
from sandbox.customers.addresses import MOST
from sandbox.customers.records import Customer, MailingAddress
from sandbox.gid import gid, number_in
from sandbox.viewer import Viewer

_NEW: Final = 0
"""The id of an address that has none yet: no address has it."""


def customer_address_create(
    viewer: Viewer, *, address: CustomerAddressInput, default_address: bool | None = False
) -> CustomerAddressCreatePayload:
    """Add an address; the first becomes the default one. Raises `Refused`."""
    customer = current(viewer)
    _refuse_empty(viewer, address)
    if len(customer.addresses) >= MOST:
        why = f"customer {customer.id} has {MOST} addresses: delete some"
        raise refusal(viewer, "INVALID", "address", why=why)
    blank = MailingAddress(id=_NEW, first_name=customer.first_name, last_name=customer.last_name)
    given = with_given(viewer, blank, address)
    _refuse_twin(viewer, customer, given)
    made = replace(given, id=viewer.world.gids.next("MailingAddress"))
    is_default = bool(default_address) or not customer.addresses
    _keep(
        viewer,
        customer,
        (*customer.addresses, made),
        made.id if is_default else customer.default_address_id,
    )
    return CustomerAddressCreatePayload(customer_address=CustomerAddress(made))


def customer_address_update(
    viewer: Viewer,
    *,
    address_id: str,
    address: CustomerAddressInput | None = None,
    default_address: bool | None = None,
) -> CustomerAddressUpdatePayload:
    """Change what is given of an address, and whether it is the default one. Raises `Refused`."""
    customer = current(viewer)
    known = _find(viewer, customer, address_id)
    if default_address is False and known.id == customer.default_address_id:
        why = f"address {known.id} is the default one: make another one that"
        raise refusal(
            viewer,
            "DEMOTING_CUSTOMER_DEFAULT_ADDRESS_NOT_ALLOWED",
            "defaultAddress",
            why=why,
        )
    if address is None and default_address is None:
        why = "neither address nor defaultAddress is given"
        raise refusal(viewer, "ADDRESS_ARGUMENT_EMPTY", "address", why=why)
    changed = known
    if address is not None:
        _refuse_empty(viewer, address)
        changed = with_given(viewer, known, address)
        _refuse_twin(viewer, customer, changed)
    addresses = tuple(changed if each is known else each for each in customer.addresses)
    _keep(viewer, customer, addresses, known.id if default_address else customer.default_address_id)
    return CustomerAddressUpdatePayload(customer_address=CustomerAddress(changed))


def customer_address_delete(viewer: Viewer, *, address_id: str) -> CustomerAddressDeletePayload:
    """Remove an address that is not the default one. Raises `Refused`."""
    customer = current(viewer)
    gone = _find(viewer, customer, address_id)
    if gone.id == customer.default_address_id:
        why = f"address {gone.id} is the default one"
        raise refusal(viewer, "DELETING_CUSTOMER_DEFAULT_ADDRESS_NOT_ALLOWED", "addressId", why=why)
    left = tuple(each for each in customer.addresses if each is not gone)
    _keep(viewer, customer, left, customer.default_address_id)
    return CustomerAddressDeletePayload(deleted_address_id=gid(KIND, gone.id))


def _keep(
    viewer: Viewer,
    customer: Customer,
    addresses: tuple[MailingAddress, ...],
    default_id: int | None,
) -> None:
    changed = replace(customer, addresses=addresses, default_address_id=default_id)
    if changed != customer:
        viewer.world.store.put(replace(changed, updated_at=viewer.world.clock.now()))


def _find(viewer: Viewer, customer: Customer, address_id: str) -> MailingAddress:
    """Find an address of *customer*. Raises `Refused`, also for an id of another type."""
    number = number_in(address_id, KIND)
    for address in customer.addresses:
        if address.id == number:
            return address
    named = f"that is not an id of a {KIND}" if number is None else f"they have no address {number}"
    why = f"customer {customer.id}: {named}"
    raise refusal(viewer, "ADDRESS_ID_DOES_NOT_EXIST", "addressId", why=why)


def _refuse_empty(viewer: Viewer, address: CustomerAddressInput) -> None:
    if address.is_empty:
        why = "no key of the address has a value"
        raise refusal(viewer, "ADDRESS_ARGUMENT_EMPTY", "address", why=why)


def _refuse_twin(viewer: Viewer, customer: Customer, address: MailingAddress) -> None:
    for other in customer.addresses:
        if other.id != address.id and replace(other, id=address.id) == address:
            why = f"address {other.id} is the very same"
            raise refusal(viewer, "CUSTOMER_ADDRESS_ALREADY_EXISTS", "address", why=why)
