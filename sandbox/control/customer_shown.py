"""Customers and addresses as the control API shows them."""

from msgspec import convert

from sandbox.control_models import customers as models
from sandbox.customers.records import Customer, MailingAddress
from sandbox.gid import gid


def show_customer(customer: Customer) -> models.Customer:
    default = customer.default_address
    return models.Customer(
        id=gid("Customer", customer.id),
        email=customer.email,
        phone=customer.phone,
        first_name=customer.first_name,
        last_name=customer.last_name,
        display_name=customer.display_name,
        state=convert(customer.state, models.CustomerState),
        tags=customer.tags,
        accepts_marketing=customer.accepts_marketing,
        multipass_identifier=customer.multipass_identifier,
        number_of_orders=str(customer.number_of_orders),
        created_at=customer.created_at.replace(microsecond=0),
        updated_at=customer.updated_at.replace(microsecond=0),
        default_address=None if default is None else show_address(default),
        addresses=tuple(map(show_address, customer.addresses)),
    )


def show_address(address: MailingAddress) -> models.Address:
    """Shopify: the Admin API's ids of addresses end so (documented)."""
    return models.Address(
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
