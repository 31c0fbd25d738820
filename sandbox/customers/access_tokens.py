"""Logging customers in, and knowing them again by their access token."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any, Final

from msgspec.structs import replace

from sandbox.customers.records import Customer, CustomerAccessToken, CustomerState
from sandbox.pause import Pause, go_on
from sandbox.reason import Reason
from sandbox.user_errors import DeadTokenError
from sandbox.world import World

LIFETIME: Final = timedelta(days=42)  # Shopify: recorded for password login and activation


def issue(world: World, customer: Customer, now: datetime) -> CustomerAccessToken:
    """Make a new token for *customer*. Tokens they have already stay good."""
    return CustomerAccessToken(
        access_token=world.secrets.token(),
        number=world.gids.next("CustomerAccessToken"),
        customer_id=customer.id,
        expires_at=_expiry(int(now.timestamp())),
        generation=customer.token_generation,
    )


def renewed(token: CustomerAccessToken, now: datetime) -> CustomerAccessToken:
    """Return the same token with a new end. That it stays the same string is our choice."""
    return replace(token, expires_at=_expiry(int(now.timestamp())))


def without_tokens(customer: Customer) -> Customer:
    """Return *customer* with every access token dead, those sent by mail included."""
    return replace(
        customer,
        activation_token=None,
        reset_token=None,
        token_generation=customer.token_generation + 1,
    )


@lru_cache(maxsize=4)
def _expiry(second: int) -> datetime:
    """Return when a token issued in that Unix *second* expires: one value for all of them."""
    return datetime.fromtimestamp(second, UTC) + LIFETIME


def identify(world: World, access_token: str) -> Customer:
    """Return the customer that *access_token* stands for. Raises `DeadTokenError`."""
    if world.shop.customer_accounts == "DISABLED":
        raise _dead("accounts-disabled", "the shop's customerAccounts are DISABLED")
    token = world.store.get(CustomerAccessToken, access_token)
    if token is None:
        raise _dead("unknown", "this world has issued no such token")
    if token.expires_at <= world.clock.now():
        raise _dead("expired", f"it was good until {token.expires_at.isoformat()}")
    customer = world.store.get(Customer, token.customer_id)
    if customer is None:
        raise _dead("customer-deleted", f"customer {token.customer_id} is gone")
    if customer.state is not CustomerState.ENABLED:
        raise _dead(
            "customer-not-enabled", f"the state of customer {customer.id} is {customer.state}"
        )
    if customer.token_generation != token.generation:
        raise _dead("revoked", f"customer {customer.id} has a new password since")
    return customer


def expire(world: World, customer: Customer, pause: Pause = go_on) -> int:
    """End all logins of *customer* as time would, and return how many there were."""

    def is_of_customer(token: CustomerAccessToken) -> bool:
        is_alive = token.generation == customer.token_generation
        return is_alive and token.customer_id == customer.id

    return expire_all(world, CustomerAccessToken, is_of_customer, pause)


def expire_all(world: World, kind: Any, is_wanted: Callable[[Any], bool], pause: Pause) -> int:
    """Let the tokens of a *kind* expire that are wanted and live; return how many there were.

    Tokens that others change while this pauses are looked at once more.
    """
    found, now = [], world.clock.now()
    for token in world.store.after(kind, ""):
        pause()
        if token.expires_at > now and is_wanted(token):
            found.append(token.id)
    now, again = world.clock.now(), (world.store.get(kind, each) for each in found)
    live = [each for each in again if each and each.expires_at > now and is_wanted(each)]
    world.store.put(*(replace(each, expires_at=now) for each in live))
    return len(live)


def _dead(why: str, message: str) -> DeadTokenError:
    return DeadTokenError(Reason(f"customer-access-token.{why}", message))
