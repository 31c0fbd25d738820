"""Inviting customers, and letting them in with the token of the invitation."""

from datetime import timedelta
from typing import Final

from msgspec.structs import replace

from sandbox.customers.inputs import CustomerActivateInput
from sandbox.customers.mailed_tokens import fault, new_token
from sandbox.customers.mails import send_activation
from sandbox.customers.password_by_mail import (
    Shown,
    SignedIn,
    shown_by_id,
    shown_by_url,
    signed_in,
)
from sandbox.customers.payloads import CustomerActivateByUrlPayload, CustomerActivatePayload
from sandbox.customers.records import Customer, CustomerState
from sandbox.customers.refusals import already_enabled, blank
from sandbox.reason import Reason
from sandbox.user_errors import Refused, refused
from sandbox.viewer import language_in
from sandbox.world import World

LIFETIME: Final = timedelta(days=30)  # Shopify: documented for activation URLs of the Admin API


def invite(world: World, customer: Customer, *, language: str | None = None) -> Customer:
    """Send *customer* an activation mail and return them INVITED. Earlier links die.

    Without a *language* it is that of the country of their default address, else of the shop.

    Raises `Refused` for a customer who is enabled, or has no email.
    """
    _refuse_enabled(customer)
    if customer.email is None:
        raise refused(blank("email"), about="customer")
    now = world.clock.now()
    token = new_token(world, now)
    invited = replace(customer, state=CustomerState.INVITED, activation_token=token, updated_at=now)
    world.store.put(invited)
    home = customer.default_address
    own = language_in(world, None if home is None else home.country_code)
    send_activation(world, invited, token, now, language=language or own)
    return invited


def customer_activate(
    world: World, *, id: str, input: CustomerActivateInput
) -> CustomerActivatePayload:
    """Enable the customer with their first password, and sign them in."""
    shown = shown_by_id(world, id, token=input.activation_token, password=input.password)
    customer, access_token = _activate(world, shown)
    return CustomerActivatePayload(customer=customer, customer_access_token=access_token)


def customer_activate_by_url(
    world: World, *, activation_url: str, password: str
) -> CustomerActivateByUrlPayload:
    """Do as `customer_activate` does, with the link of the mail."""
    shown = shown_by_url(world, activation_url, "activationUrl", to="activate", password=password)
    customer, access_token = _activate(world, shown)
    return CustomerActivateByUrlPayload(customer=customer, customer_access_token=access_token)


def _activate(world: World, shown: Shown) -> SignedIn:
    """Enable the customer. If they are already, the token is not checked: our choice."""
    customer, now = shown.customer, world.clock.now()
    _refuse_enabled(customer)
    enabled = replace(customer, state=CustomerState.ENABLED, activation_token=None, updated_at=now)
    found = fault(customer.activation_token, shown.token, lifetime=LIFETIME, now=now)
    return signed_in(world, shown, enabled, kind="activation", fault=found)


def _refuse_enabled(customer: Customer) -> None:
    if customer.state is CustomerState.ENABLED:
        reason = Reason("customer.already-enabled", f"customer {customer.id} is enabled")
        raise Refused(already_enabled(), reason=reason)
