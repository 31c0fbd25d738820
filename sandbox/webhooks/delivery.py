"""One webhook to one URL."""

from collections.abc import Mapping
from datetime import datetime

from msgspec import Struct

from sandbox.webhooks.subscriptions import Subscription
from sandbox.world import World


class Delivery(Struct, frozen=True, kw_only=True):
    """One webhook to one URL. `attempt` counts from 1; `due` is by the clock of the world."""

    world: World
    to: Subscription
    body: bytes
    headers: Mapping[str, str]
    attempt: int = 1
    due: datetime | None = None
