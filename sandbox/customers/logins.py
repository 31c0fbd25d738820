"""Logging in by password, staying logged in, and logging out."""

from sandbox.customers.access_tokens import identify, issue, renewed
from sandbox.customers.account_kinds import no_password_login
from sandbox.customers.inputs import CustomerAccessTokenCreateInput
from sandbox.customers.passwords import is_password
from sandbox.customers.payloads import (
    CustomerAccessTokenCreatePayload,
    CustomerAccessTokenDeletePayload,
    CustomerAccessTokenRenewPayload,
)
from sandbox.customers.records import Customer, CustomerAccessToken, CustomerState
from sandbox.customers.refusals import unidentified_customer
from sandbox.email_address import normalize
from sandbox.gid import gid
from sandbox.reason import Reason
from sandbox.user_errors import Refused
from sandbox.world import World


def customer_access_token_create(
    world: World, *, input: CustomerAccessTokenCreateInput
) -> CustomerAccessTokenCreatePayload:
    """Log in the customer of that email and password. The tokens they have stay good.

    Raises `Refused`. Shopify: blanks around the email are part of it, and customers of new
    accounts cannot log in so (both reported).
    """
    customer = _authenticated(world, input.email, input.password)
    token = issue(world, customer, world.clock.now())
    world.store.put(token)
    return CustomerAccessTokenCreatePayload(customer_access_token=token)


def _authenticated(world: World, email: str, password: str) -> Customer:
    if reason := no_password_login(world):
        raise Refused(unidentified_customer(), reason=reason)
    address = normalize(email) if email == email.strip() else None
    customer = world.store.find(Customer, "email", address) if address else None
    if customer is None:
        raise _unidentified("email-unknown", "nobody here has that email")
    if customer.state is not CustomerState.ENABLED:
        message = f"the state of customer {customer.id} is {customer.state}"
        raise _unidentified("not-enabled", message)
    if not is_password(world, customer, password):
        message = f"it is not that of customer {customer.id}, who may have none"
        raise _unidentified("password-wrong", message)
    return customer


def _unidentified(why: str, message: str) -> Refused:
    return Refused(unidentified_customer(), reason=Reason(f"customer.{why}", message))


def customer_access_token_renew(
    world: World, *, customer_access_token: str
) -> CustomerAccessTokenRenewPayload:
    """Make the token good for another 42 days. Raises `DeadTokenError`."""
    token = _live(world, customer_access_token)
    again = renewed(token, world.clock.now())
    world.store.put(again)
    return CustomerAccessTokenRenewPayload(customer_access_token=again)


def customer_access_token_delete(
    world: World, *, customer_access_token: str
) -> CustomerAccessTokenDeletePayload:
    """Log out: the token is dead from now on. Raises `DeadTokenError` if it was already."""
    token = _live(world, customer_access_token)
    world.store.remove(token)
    return CustomerAccessTokenDeletePayload(
        deleted_access_token=token.access_token,
        deleted_customer_access_token_id=gid("CustomerAccessToken", token.number),
    )


def _live(world: World, access_token: str) -> CustomerAccessToken:
    identify(world, access_token)
    token = world.store.get(CustomerAccessToken, access_token)
    assert token is not None
    return token
