"""Inviting customers, and letting them in with the token of the invitation."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Final

from msgspec.structs import replace

from sandbox.customers.access_tokens import SignedIn, issue
from sandbox.customers.inputs import CustomerActivateInput, read
from sandbox.customers.mailed_tokens import customer_of, fault, new_token, opened_link
from sandbox.customers.mails import send_activation
from sandbox.customers.passwords import password_for
from sandbox.customers.records import Customer, CustomerState
from sandbox.customers.rules import password_problems
from sandbox.reason import Reason
from sandbox.user_errors import Refused, already_enabled, blank, invalid_token, refuse, refused
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


def customer_activate(world: World, *, id: str, input: Mapping[str, Any]) -> dict[str, Any]:
    """Enable the customer with their first password, and sign them in."""
    given = read(input, CustomerActivateInput)
    return _activate(
        world,
        customer_of(world, id),
        token=given.activation_token,
        password=given.password,
        token_field=("input",),
        password_field=("input", "password"),
    )


def customer_activate_by_url(world: World, *, activation_url: str, password: str) -> dict[str, Any]:
    """Do as `customer_activate` does, told by the link of the mail."""
    customer, token = opened_link(world, activation_url, to="activate")
    return _activate(
        world,
        customer,
        token=token,
        password=password,
        token_field=("activationUrl",),
        password_field=("password",),
    )


def _activate(
    world: World,
    customer: Customer,
    *,
    token: str,
    password: str,
    token_field: tuple[str, ...],
    password_field: tuple[str, ...],
) -> dict[str, Any]:
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
    return {
        "customer": SignedIn(enabled, access_token.access_token),
        "customer_access_token": access_token,
    }


def _refuse_enabled(customer: Customer) -> None:
    if customer.state is CustomerState.ENABLED:
        reason = Reason("customer.already-enabled", f"customer {customer.id} is enabled")
        raise Refused(already_enabled(), reason=reason)
