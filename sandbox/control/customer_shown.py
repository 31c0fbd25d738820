"""A customer as the control API shows one: the schema's fields, and what only a merchant sees."""

from datetime import datetime

from msgspec import Struct

from sandbox.customers.records import Customer, CustomerState, MailingAddress
from sandbox.gid import gid


class AddressShown(Struct, frozen=True, kw_only=True, rename="camel"):
    """An address. Its id is without the access token that the Storefront API puts into it."""

    id: str
    first_name: str | None
    last_name: str | None
    company: str | None
    address1: str | None
    address2: str | None
    city: str | None
    province: str | None
    province_code: str | None
    zip: str | None
    country: str | None
    country_code_v2: str | None
    phone: str | None


class CustomerShown(Struct, frozen=True, kw_only=True, rename="camel"):
    """A customer. `numberOfOrders` is text, as the schema has it."""

    id: str
    email: str | None
    phone: str | None
    first_name: str | None
    last_name: str | None
    display_name: str
    state: CustomerState
    tags: tuple[str, ...]
    accepts_marketing: bool
    multipass_identifier: str | None
    number_of_orders: str
    created_at: datetime
    updated_at: datetime
    default_address: AddressShown | None
    addresses: tuple[AddressShown, ...]


def show_customer(customer: Customer) -> CustomerShown:
    default = customer.default_address
    return CustomerShown(
        id=gid("Customer", customer.id),
        email=customer.email,
        phone=customer.phone,
        first_name=customer.first_name,
        last_name=customer.last_name,
        display_name=customer.display_name,
        state=customer.state,
        tags=customer.tags,
        accepts_marketing=customer.accepts_marketing,
        multipass_identifier=customer.multipass_identifier,
        number_of_orders=str(customer.number_of_orders),
        created_at=customer.created_at.replace(microsecond=0),
        updated_at=customer.updated_at.replace(microsecond=0),
        default_address=None if default is None else show_address(default),
        addresses=tuple(map(show_address, customer.addresses)),
    )


def show_address(address: MailingAddress) -> AddressShown:
    """Shopify: the Admin API's ids of addresses end so (documented)."""
    return AddressShown(
        id=f"{gid('MailingAddress', address.id)}?model_name=CustomerAddress",
        first_name=address.first_name,
        last_name=address.last_name,
        company=address.company,
        address1=address.address1,
        address2=address.address2,
        city=address.city,
        province=address.province,
        province_code=address.province_code,
        zip=address.zip,
        country=address.country,
        country_code_v2=address.country_code,
        phone=address.phone,
    )
