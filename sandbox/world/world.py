"""One isolated shop: all that an operation may read or change."""

from sandbox.gid import GidSequence
from sandbox.scenarios import Switchboard
from sandbox.store import Store
from sandbox.world.clock import Clock
from sandbox.world.secrets import Secrets
from sandbox.world.shop import Shop
from sandbox.world.used_tokens import UsedTokens


class World:
    """A shop, its records, its time, its secrets and the scenarios that are on in it."""

    __slots__ = (
        "clock",
        "gids",
        "name",
        "secrets",
        "shop",
        "store",
        "switchboard",
        "used_tokens",
    )

    def __init__(
        self,
        name: str,
        *,
        shop: Shop,
        store: Store,
        switchboard: Switchboard,
        clock: Clock,
        secrets: Secrets,
    ) -> None:
        self.name = name
        self.shop = shop
        self.store = store
        self.switchboard = switchboard
        self.clock = clock
        self.secrets = secrets
        self.gids = GidSequence()
        self.used_tokens = UsedTokens()
