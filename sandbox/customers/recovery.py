"""Customers who forgot their password: the mail they ask for, and the new password."""

from datetime import datetime, timedelta
from typing import Final

from msgspec.structs import replace

from sandbox.customers import customer_type
from sandbox.customers.access_tokens import issue, without_tokens
from sandbox.customers.inputs import CustomerResetInput
from sandbox.customers.mailed_tokens import customer_of, fault, new_token, opened_link
from sandbox.customers.mails import send_password_reset
from sandbox.customers.passwords import password_for
from sandbox.customers.payloads import (
    CustomerRecoverPayload,
    CustomerResetByUrlPayload,
    CustomerResetPayload,
)
from sandbox.customers.records import Customer, CustomerAccessToken, CustomerState
from sandbox.customers.refusals import customer_not_found, invalid_token
from sandbox.customers.rules import password_problems
from sandbox.email_address import normalize
from sandbox.reason import Reason
from sandbox.user_errors import Refused, refuse
from sandbox.world import World

LIFETIME: Final = timedelta(hours=12)  # Shopify: reported, roughly


def recover(world: World, customer: Customer) -> Customer:
    """Send *customer*, who is enabled, a mail with a link for a new password. Earlier links die."""
    now = world.clock.now()
    token = new_token(world, now)
    forgetful = replace(customer, reset_token=token)
    world.store.put(forgetful)
    send_password_reset(world, forgetful, token, now)
    return forgetful


def customer_recover(world: World, *, email: str) -> CustomerRecoverPayload:
    """Send the mail. Shopify: the answer does tell who is a customer (recorded).

    That a customer who is not enabled is not found either is our choice.
    """
    address = normalize(email)
    customer = world.store.find(Customer, "email", address) if address else None
    if customer is None:
        raise _not_found("customer.email-unknown", "nobody here has that email")
    if customer.state is not CustomerState.ENABLED:
        words = f"customer {customer.id} has no account to recover: {customer.state}"
        raise _not_found("customer.not-enabled", words)
    recover(world, customer)
    return CustomerRecoverPayload()


def _not_found(slug: str, words: str) -> Refused:
    return Refused(customer_not_found("email"), reason=Reason(slug, words))


def customer_reset(world: World, *, id: str, input: CustomerResetInput) -> CustomerResetPayload:
    """Set the customer's new password, and sign them in: there and nowhere else any longer."""
    customer, token = _reset(
        world,
        customer_of(world, id),
        token=input.reset_token,
        password=input.password,
        token_field=("input",),
        password_field=("input", "password"),
    )
    return CustomerResetPayload(customer=customer, customer_access_token=token)


def customer_reset_by_url(
    world: World, *, reset_url: str, password: str
) -> CustomerResetByUrlPayload:
    """Do as `customer_reset` does, told by the link of the mail."""
    owner, mailed = opened_link(world, reset_url, to="reset")
    customer, token = _reset(
        world,
        owner,
        token=mailed,
        password=password,
        token_field=("resetUrl",),
        password_field=("password",),
    )
    return CustomerResetByUrlPayload(customer=customer, customer_access_token=token)


def _reset(
    world: World,
    customer: Customer,
    *,
    token: str,
    password: str,
    token_field: tuple[str, ...],
    password_field: tuple[str, ...],
) -> tuple[customer_type.Customer, CustomerAccessToken]:
    now = world.clock.now()
    if why := _fault(customer, token, now):
        reason = Reason("customer.reset-token-invalid", why)
        raise Refused(invalid_token("reset", *token_field), reason=reason)
    refuse(password_problems(password, *password_field), about="customer")
    changed = replace(without_tokens(customer), updated_at=now)
    access_token = issue(world, changed, now)
    world.store.put(changed, password_for(world, changed, password), access_token)
    return customer_type.Customer(changed), access_token


def _fault(customer: Customer, token: str, now: datetime) -> str | None:
    if customer.state is not CustomerState.ENABLED:
        return f"the state of customer {customer.id} is {customer.state}"
    return fault(customer.reset_token, token, lifetime=LIFETIME, now=now)
