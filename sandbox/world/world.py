"""One isolated shop: all that an operation may read or change."""

from sandbox.gid import GidSequence
from sandbox.scenarios import Switchboard
from sandbox.store import Store
from sandbox.world.clock import Clock
from sandbox.world.inbox import Inbox
from sandbox.world.origin import Origin
from sandbox.world.secrets import Secrets
from sandbox.world.shop import Shop
from sandbox.world.used_tokens import UsedTokens


class World:
    """A shop, its records, its time, its secrets and the scenarios that are on in it."""

    __slots__ = (
        "__weakref__",
        "_inbox",
        "clock",
        "gids",
        "name",
        "origin",
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
        origin: Origin = Origin(),  # noqa: B008 - it is frozen
        shop: Shop,
        store: Store,
        switchboard: Switchboard,
        clock: Clock,
        secrets: Secrets,
    ) -> None:
        self.name = name
        self.origin = origin
        self.shop = shop
        self.store = store
        self.switchboard = switchboard
        self.clock = clock
        self.secrets = secrets
        self.gids = GidSequence()
        self.used_tokens = UsedTokens()
        self._inbox: Inbox | None = None

    @property
    def inbox(self) -> Inbox:
        """The mails of this world; most worlds never send one."""
        if self._inbox is None:
            self._inbox = Inbox()
        return self._inbox
