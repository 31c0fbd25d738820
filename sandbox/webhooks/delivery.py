"""One webhook to one URL."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final

import msgspec
from msgspec import Struct

from sandbox.scenarios import Effect
from sandbox.webhooks.subscriptions import Subscription
from sandbox.world import World

PAUSES: Final = tuple(timedelta(minutes=each) for each in (1, 2, 5, 10, 30, 60, 60, 72))
"""Shopify: a delivery is tried again 8 times in 4 hours (documented); the pauses are our choice."""


class Delivery(Struct, frozen=True, kw_only=True):
    """One webhook to one URL. `attempt` counts from 1; `due` is by the clock of the world."""

    world: World
    to: Subscription
    body: bytes
    headers: Mapping[str, str]
    attempt: int = 1
    due: datetime | None = None


def pause_after(attempt: int) -> timedelta | None:
    """Return how long to wait after an *attempt* that failed; None if it was the last one."""
    return PAUSES[attempt - 1] if attempt <= len(PAUSES) else None


def effect_of(delivery: Delivery) -> Effect | None:
    """Return what a scenario that is on in the world, and names the topic, does to a delivery."""
    operation, switchboard = f"webhooks/{delivery.to.topic}", delivery.world.switchboard
    named = [each for each in switchboard.on if operation in (each.match.operations or ())]
    if not named:
        return None
    payload = msgspec.json.decode(delivery.body)
    chosen = switchboard.choose(operation, payload, requested=named)
    return None if chosen is None else chosen.effect
