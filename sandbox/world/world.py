"""One isolated shop: all that an operation may read or change."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import Final

from sandbox.origin import Origin
from sandbox.scenarios import Library
from sandbox.store import Changes, Record, Store
from sandbox.world.clock import MACHINE, Clock, ClockSetting
from sandbox.world.former_versions import as_of, keep_versions
from sandbox.world.inbox import Inbox
from sandbox.world.journal import Journal, Shelf
from sandbox.world.scenario_records import ScenarioOn, ScenarioOver
from sandbox.world.secrets import Secrets
from sandbox.world.sequences import Sequences
from sandbox.world.shop import Shop
from sandbox.world.shop_setting import ShopSetting
from sandbox.world.switchboard import Switchboard
from sandbox.world.throttles import Throttles

_SETTINGS: Final[frozenset[type]] = frozenset((ShopSetting, ClockSetting, ScenarioOn, ScenarioOver))
"""What a world keeps beside its store, in another form."""


class World:
    """A shop, its records, its time, its secrets and the scenarios that are on in it.

    All that changes is in the *store*. Its parts write there and read there; what they keep
    beside it for speed, they take from it again when it was changed by others.
    """

    __slots__ = (
        "__weakref__",
        "_calls",
        "_founded",
        "_journal",
        "_shelf",
        "clock",
        "gids",
        "inbox",
        "name",
        "origin",
        "secrets",
        "shop",
        "store",
        "switchboard",
        "throttles",
    )

    def __init__(
        self,
        name: str,
        *,
        origin: Origin,
        shop: Shop,
        store: Store,
        library: Library,
        secrets: Secrets,
        machine: Callable[[], datetime] = MACHINE,
        throttles: int = 0,
        shelf: Shelf | None = None,
    ) -> None:
        """*machine* tells the time where the clock is not moved. *throttles* is how often one
        buyer may ask, 0 for any number. *shelf* is where the journal is kept: None for one of its
        own.
        """
        self.name = name
        self.origin = origin
        self.store = store
        self._founded = shop
        self.shop = self._set_up()
        self.secrets = secrets
        self.clock = Clock(store, machine)
        self.gids = Sequences(store)
        self.inbox = Inbox(store, self.gids)
        self.switchboard = Switchboard(store, self.gids, library, seed=origin.seed, world=name)
        self.throttles = Throttles(store, throttles) if throttles else None
        self._shelf = shelf
        self._journal: Journal | None = None
        self._calls: Journal | None = None

    @property
    def journal(self) -> Journal:
        """What was asked of this world of late; it is made with the first entry, or a look."""
        if self._journal is None:
            self._journal = Journal(Shelf() if self._shelf is None else self._shelf)
        return self._journal

    def use_journal(self, journal: Journal) -> None:
        """Have *journal* from now on."""
        self._journal = journal

    @property
    def calls(self) -> Journal:
        """What the control API changed in this world of late, as `journal` keeps requests."""
        if self._calls is None:
            self._calls = Journal(Shelf() if self._shelf is None else self._shelf)
        return self._calls

    def change_shop(self, setting: ShopSetting) -> None:
        """Have the shop of now on be the one that the server was started with, and *setting*.

        Raises `FaultError` for markets that no shop can have; nothing has changed then.
        """
        self.shop = setting.over(self._founded)
        self.store.put(setting)

    def put_listed(self, *records: Record) -> None:
        """Put *records* that lists have.

        What they replace is kept while a scenario is on whose lists are behind.
        """
        if self.switchboard.lags:
            keep_versions(self.store, self.gids, self.clock.now(), records)
        self.store.put(*records)

    def remove_listed(self, *records: Record) -> None:
        """Remove *records* that lists have; see `put_listed`."""
        if self.switchboard.lags:
            keep_versions(self.store, self.gids, self.clock.now(), records)
        self.store.remove(*records)

    def before(self, lag: timedelta, kinds: Callable[[], Iterable[type[Record]]]) -> "World":
        """Return this world as its lists were a *lag* ago, as far as older versions were kept.

        *kinds* returns the classes of the records.
        """
        former = as_of(self.store, self.clock.now() - lag, kinds)
        return self if former is None else self.over(former)

    def _set_up(self) -> Shop:
        setting = self.store.get(ShopSetting, "shop")
        return self._founded if setting is None else setting.over(self._founded)

    def over(self, store: Store) -> "World":
        """Return this world with the records of another *store*. They have one journal.

        Over a `MemoryStore(world.store)` it is a draft: an operation runs in it and leaves its
        changes there, to be applied to the world, or dropped.
        """
        world = World(
            self.name,
            origin=self.origin,
            shop=self._founded,
            store=store,
            library=self.switchboard.library,
            secrets=self.secrets,
            machine=self.clock.machine,
            throttles=self.throttles.limit if self.throttles else 0,
        )
        world._journal, world._calls = self.journal, self.calls
        return world

    def apply(self, changes: Changes) -> None:
        """Take over what was changed elsewhere."""
        self.store.apply(changes)
        self.refresh(changes)

    def refresh(self, kinds: Iterable[type] = _SETTINGS) -> None:
        """Read the copies in memory from the store again, and wake those who wait.

        *kinds* are the kinds of records that may have changed.
        """
        if not _SETTINGS.isdisjoint(kinds):
            self.shop = self._set_up()
            self.clock.refresh()
            self.switchboard.refresh()
        self.gids.refresh()
        self.inbox.wake()
