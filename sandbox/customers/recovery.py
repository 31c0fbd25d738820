"""Customers who forgot their password: the mail they ask for, and the new password."""

from datetime import datetime, timedelta
from typing import Final

from msgspec.structs import replace

from sandbox.customers.access_tokens import without_tokens
from sandbox.customers.account_kinds import no_password_login
from sandbox.customers.inputs import CustomerResetInput
from sandbox.customers.mailed_tokens import fault, new_token
from sandbox.customers.mails import language_for, send_password_reset
from sandbox.customers.password_by_mail import (
    Shown,
    SignedIn,
    shown_by_id,
    shown_by_url,
    signed_in,
)
from sandbox.customers.payloads import (
    CustomerRecoverPayload,
    CustomerResetByUrlPayload,
    CustomerResetPayload,
)
from sandbox.customers.records import Customer, CustomerState
from sandbox.customers.refusals import customer_not_found
from sandbox.email_address import normalize
from sandbox.reason import Reason
from sandbox.user_errors import Refused
from sandbox.viewer import Viewer
from sandbox.world import World
from sandbox.world.mail_texts import ENGLISH

LIFETIME: Final = timedelta(hours=12)  # Shopify: reported, roughly


def recover(world: World, customer: Customer, *, language: str = ENGLISH) -> Customer:
    """Send *customer*, who is enabled, a mail with a link for a new password. Earlier links die."""
    now = world.clock.now()
    token = new_token(world, now)
    forgetful = replace(customer, reset_token=token)
    world.store.put(forgetful)
    send_password_reset(world, forgetful, token, now, language=language)
    return forgetful


def customer_recover(
    world: World, *, email: str, viewer: Viewer | None = None
) -> CustomerRecoverPayload:
    """Send the mail, in the language of the *viewer*.

    Raises `Refused` for an email that is no customer's.

    Shopify: the answer does show who is a customer (recorded). For one who is not enabled it has
    no errors, and no mail is sent (reported); the same for new customer accounts is our choice.
    """
    address = normalize(email)
    customer = world.store.find(Customer, "email", address) if address else None
    if customer is None:
        raise _not_found("customer.email-unknown", "nobody here has that email")
    if customer.state is not CustomerState.ENABLED:
        message = f"no mail was sent: the state of customer {customer.id} is {customer.state}"
        return CustomerRecoverPayload(reason=Reason("customer.not-enabled", message))
    if reason := no_password_login(world):
        return CustomerRecoverPayload(reason=reason)
    recover(world, customer, language=language_for(viewer))
    return CustomerRecoverPayload()


def _not_found(slug: str, message: str) -> Refused:
    return Refused(customer_not_found("email"), reason=Reason(slug, message))


def customer_reset(world: World, *, id: str, input: CustomerResetInput) -> CustomerResetPayload:
    """Set the customer's new password, and sign them in: there and nowhere else any longer."""
    shown = shown_by_id(world, id, token=input.reset_token, password=input.password)
    customer, access_token = _reset(world, shown)
    return CustomerResetPayload(customer=customer, customer_access_token=access_token)


def customer_reset_by_url(
    world: World, *, reset_url: str, password: str
) -> CustomerResetByUrlPayload:
    """Do as `customer_reset` does, with the link of the mail."""
    shown = shown_by_url(world, reset_url, "resetUrl", to="reset", password=password)
    customer, access_token = _reset(world, shown)
    return CustomerResetByUrlPayload(customer=customer, customer_access_token=access_token)


def _reset(world: World, shown: Shown) -> SignedIn:
    now = world.clock.now()
    changed = replace(without_tokens(shown.customer), updated_at=now)
    found = _fault(shown.customer, shown.token, now)
    return signed_in(world, shown, changed, kind="reset", fault=found)


def _fault(customer: Customer, token: str, now: datetime) -> str | None:
    if customer.state is not CustomerState.ENABLED:
        return f"the state of customer {customer.id} is {customer.state}"
    return fault(customer.reset_token, token, lifetime=LIFETIME, now=now)
