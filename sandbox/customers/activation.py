"""Inviting customers, and letting them in with the token of the invitation."""

from datetime import timedelta
from typing import Final

from msgspec.structs import replace

from sandbox.customers import customer_type
from sandbox.customers.access_tokens import issue
from sandbox.customers.inputs import CustomerActivateInput
from sandbox.customers.mailed_tokens import customer_of, fault, new_token, opened_link
from sandbox.customers.mails import send_activation
from sandbox.customers.passwords import password_for
from sandbox.customers.payloads import CustomerActivateByUrlPayload, CustomerActivatePayload
from sandbox.customers.records import Customer, CustomerAccessToken, CustomerState
from sandbox.customers.refusals import already_enabled, blank, invalid_token
from sandbox.customers.rules import password_problems
from sandbox.reason import Reason
from sandbox.user_errors import Refused, refuse, refused
from sandbox.world import World

LIFETIME: Final = timedelta(days=30)  # Shopify: documented for activation URLs of the Admin API


def invite(world: World, customer: Customer) -> Customer:
    """Send *customer* an activation mail and return them INVITED. Earlier links die.

    Raises `Refused` for a customer who is enabled, or has no email.
    """
    _refuse_enabled(customer)
    if customer.email is None:
        raise refused(blank("email"), about="customer")
    now = world.clock.now()
    token = new_token(world, now)
    invited = replace(customer, state=CustomerState.INVITED, activation_token=token, updated_at=now)
    world.store.put(invited)
    send_activation(world, invited, token, now)
    return invited


def customer_activate(
    world: World, *, id: str, input: CustomerActivateInput
) -> CustomerActivatePayload:
    """Enable the customer with their first password, and sign them in."""
    customer, token = _activate(
        world,
        customer_of(world, id),
        token=input.activation_token,
        password=input.password,
        token_field=("input",),
        password_field=("input", "password"),
    )
    return CustomerActivatePayload(customer=customer, customer_access_token=token)


def customer_activate_by_url(
    world: World, *, activation_url: str, password: str
) -> CustomerActivateByUrlPayload:
    """Do as `customer_activate` does, told by the link of the mail."""
    owner, mailed = opened_link(world, activation_url, to="activate")
    customer, token = _activate(
        world,
        owner,
        token=mailed,
        password=password,
        token_field=("activationUrl",),
        password_field=("password",),
    )
    return CustomerActivateByUrlPayload(customer=customer, customer_access_token=token)


def _activate(
    world: World,
    customer: Customer,
    *,
    token: str,
    password: str,
    token_field: tuple[str, ...],
    password_field: tuple[str, ...],
) -> tuple[customer_type.Customer, CustomerAccessToken]:
    """Shopify: that the customer is enabled already is told before the token is looked at."""
    _refuse_enabled(customer)
    now = world.clock.now()
    if why := fault(customer.activation_token, token, lifetime=LIFETIME, now=now):
        reason = Reason("customer.activation-token-invalid", why)
        raise Refused(invalid_token("activation", *token_field), reason=reason)
    refuse(password_problems(password, *password_field), about="customer")
    enabled = replace(customer, state=CustomerState.ENABLED, activation_token=None, updated_at=now)
    access_token = issue(world, enabled, now)
    world.store.put(enabled, password_for(world, enabled, password), access_token)
    return customer_type.Customer(enabled), access_token


def _refuse_enabled(customer: Customer) -> None:
    if customer.state is CustomerState.ENABLED:
        reason = Reason("customer.already-enabled", f"customer {customer.id} is enabled")
        raise Refused(already_enabled(), reason=reason)
