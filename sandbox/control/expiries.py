"""Expiries of a world: of logins, links in mails, and carts."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial
from heapq import nsmallest
from typing import Final

from sandbox.cart.records import Cart
from sandbox.control.route import ControlRequest, Empty, Route
from sandbox.control_models.clock import Expiry, ExpiryKind, ExpiryList
from sandbox.customers import activation, recovery
from sandbox.customers.mailed_tokens import made_at
from sandbox.customers.records import Customer, CustomerAccessToken
from sandbox.door.lanes import in_lane
from sandbox.gid import gid
from sandbox.pause import Pause
from sandbox.world import World

MOST: Final = 100


async def list_expiries(request: ControlRequest[Empty, Empty]) -> ExpiryList:
    return ExpiryList(await in_lane(partial(_soonest, request.world)))


def _soonest(world: World, pause: Pause) -> tuple[Expiry, ...]:
    now = world.clock.now()

    def coming() -> Iterator[Expiry]:
        for expiry in _expiries(world):
            pause()
            if expiry.at > now:
                yield expiry

    return tuple(nsmallest(MOST, coming(), key=lambda expiry: expiry.at))


def _expiries(world: World) -> Iterator[Expiry]:
    for token in world.store.after(CustomerAccessToken, ""):
        customer = world.store.get(Customer, token.customer_id)
        if customer is not None and customer.token_generation == token.generation:
            yield _of(customer, "login", token.expires_at)
    changed = world.store.changes().get(Customer)
    for record in changed.put if changed else ():
        assert isinstance(record, Customer)
        yield from _links(record)
    for cart in world.store.after(Cart, ""):
        yield Expiry(kind="cart", of=cart.id, at=cart.expires_at)


def _links(customer: Customer) -> Iterator[Expiry]:
    links: tuple[tuple[ExpiryKind, str | None, timedelta], ...] = (
        ("activation-link", customer.activation_token, activation.LIFETIME),
        ("reset-link", customer.reset_token, recovery.LIFETIME),
    )
    for kind, token, lifetime in links:
        if token is not None:
            yield _of(customer, kind, made_at(token) + lifetime)


def _of(customer: Customer, kind: ExpiryKind, at: datetime) -> Expiry:
    return Expiry(kind=kind, of=customer.email or gid("Customer", customer.id), at=at)


ROUTES: Final = (
    Route(
        method="GET",
        path="/worlds/{world}/clock/expiries",
        handle=list_expiries,
        summary="List what expires next: logins, links in mails, carts.",
        answers={200: ExpiryList},
        resource="clock",
    ),
)
