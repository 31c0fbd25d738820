"""One isolated shop: all that an operation may read or change."""

from sandbox.gid import GidSequence
from sandbox.origin import Origin
from sandbox.scenarios import Switchboard
from sandbox.store import Store
from sandbox.world.clock import Clock
from sandbox.world.inbox import Inbox
from sandbox.world.journal import Journal, Shelf
from sandbox.world.secrets import Secrets
from sandbox.world.shop import Shop
from sandbox.world.throttles import Throttles
from sandbox.world.used_tokens import UsedTokens


class World:
    """A shop, its records, its time, its secrets and the scenarios that are on in it."""

    __slots__ = (
        "__weakref__",
        "_inbox",
        "_journal",
        "_shelf",
        "clock",
        "gids",
        "name",
        "origin",
        "secrets",
        "shop",
        "store",
        "switchboard",
        "throttles",
        "used_tokens",
    )

    def __init__(
        self,
        name: str,
        *,
        origin: Origin,
        shop: Shop,
        store: Store,
        switchboard: Switchboard,
        clock: Clock,
        secrets: Secrets,
        throttles: Throttles | None = None,
        shelf: Shelf | None = None,
    ) -> None:
        """*shelf* is where its journal is kept: None for one of its own."""
        self.name = name
        self.origin = origin
        self.shop = shop
        self.store = store
        self.switchboard = switchboard
        self.clock = clock
        self.secrets = secrets
        self.throttles = throttles
        self.gids = GidSequence()
        self.used_tokens = UsedTokens()
        self._shelf = shelf
        self._inbox: Inbox | None = None
        self._journal: Journal | None = None

    @property
    def inbox(self) -> Inbox:
        """The mails of this world; most worlds never send one."""
        if self._inbox is None:
            self._inbox = Inbox()
        return self._inbox

    @property
    def journal(self) -> Journal:
        """What was asked of this world of late; it is made with the first entry, or a look."""
        if self._journal is None:
            self._journal = Journal(Shelf() if self._shelf is None else self._shelf)
        return self._journal
