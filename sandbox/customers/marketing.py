"""Subscribing to the shop's mails and text messages, without logging in.

Shopify: in the version `unstable` alone, documented by the schema alone. That an
unknown address becomes a customer without an account is our choice, as for any newsletter form.
"""

from msgspec.structs import replace

from sandbox.customers.customer_type import CustomerMarketingSubscribe
from sandbox.customers.payloads import (
    CustomerEmailMarketingSubscribePayload,
    CustomerSmsMarketingSubscribePayload,
)
from sandbox.customers.records import Customer
from sandbox.customers.refusals import invalid
from sandbox.customers.rules import email_problems
from sandbox.email_address import normalize
from sandbox.phone_number import e164
from sandbox.user_errors import refused
from sandbox.world import World


def customer_email_marketing_subscribe(
    world: World, *, email: str
) -> CustomerEmailMarketingSubscribePayload:
    """Let *email* receive marketing: that of a customer, else of a new one. Raises `Refused`."""
    address, problems = normalize(email), tuple(email_problems(email, "email"))
    if problems or address is None:
        raise refused(*problems, about="customer")
    known = world.store.find(Customer, "email", address)
    customer = _subscribed(
        world, replace(known or _newcomer(world), email=address, accepts_marketing=True), known
    )
    return CustomerEmailMarketingSubscribePayload(customer=customer)


def customer_sms_marketing_subscribe(
    world: World, *, phone_number: str
) -> CustomerSmsMarketingSubscribePayload:
    """Let *phone_number* receive marketing: that of a customer, else of a new one.

    Raises `Refused`.
    """
    number = e164(phone_number, region=world.shop.payment_settings.country_code)
    if number is None:
        raise refused(invalid("phoneNumber"), about="customer")
    known = world.store.find(Customer, "phone", number)
    customer = _subscribed(
        world, replace(known or _newcomer(world), phone=number, accepts_sms_marketing=True), known
    )
    return CustomerSmsMarketingSubscribePayload(customer=customer)


def _subscribed(
    world: World, customer: Customer, known: Customer | None
) -> CustomerMarketingSubscribe:
    """Keep *customer*, if that differs from what was *known*."""
    if customer != known:
        customer = replace(customer, updated_at=world.clock.now())
        world.store.put(customer)
    return CustomerMarketingSubscribe(customer)


def _newcomer(world: World) -> Customer:
    now = world.clock.now()
    return Customer(id=world.gids.next("Customer"), email=None, created_at=now, updated_at=now)
