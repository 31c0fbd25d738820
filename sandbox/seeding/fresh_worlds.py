"""Makes the worlds of a process: each begins with the seed, or as one snapshot."""

from collections.abc import Callable
from pathlib import Path

from sandbox.origin import Origin
from sandbox.scenarios import Library, Scenario
from sandbox.seeding.shop_data import ShopData
from sandbox.settings import Settings
from sandbox.store import Base, MemoryStore, Store
from sandbox.world import World, Worlds
from sandbox.world.journal import Shelf
from sandbox.world.secrets import Secrets
from sandbox.world.worlds import Kinds


class FreshWorlds:
    """What all fresh worlds of a process have in common.

    Raises `UnknownScenarioError` for a scenario that is to be on, and `OSError` or
    `InvalidSnapshotError` for the snapshot that they are to begin as.
    """

    def __init__(
        self,
        settings: Settings,
        data: ShopData,
        library: Library,
        kinds: Kinds,
        *,
        store: Callable[[Base], Store] = MemoryStore,
        kind: type[Worlds] = Worlds,
    ) -> None:
        """*store* makes the store of a world, over its seed."""
        self._settings = settings
        self._store = store
        self._data = data
        self._library = library
        self._secrets, self._shelf = Secrets(), Shelf(most=settings.journal)
        self._always_on()
        self._origin, self._start = Origin.of(settings), None
        if settings.seed_from is not None:
            from sandbox.world.snapshot.file import read_world

            worlds = Worlds(self._empty, origin=self._origin, kinds=kinds)
            self._start = read_world(Path(settings.seed_from), worlds)
            self._origin = self._start.origin
        self.worlds = kind(
            self._empty,
            fresh=self._fresh,
            origin=self._origin,
            is_fixed=self._start is not None,
            kinds=kinds,
            most=settings.worlds,
        )

    def _fresh(self, name: str, origin: Origin) -> World:
        world = self._made(name, origin, self._start)
        for scenario in self._always_on():
            world.switchboard.put(scenario.name, scenario)
        return world

    def _empty(self, name: str, origin: Origin) -> World:
        return self._made(name, origin, None)

    def _made(self, name: str, origin: Origin, start: World | None) -> World:
        """Return a world with the records of *start*, which copies none of them."""
        seeds = self._data.seeds(origin)
        return World(
            name,
            origin=origin,
            shop=self._data.shop,
            store=self._store(seeds) if start is None else start.store.fork(seeds),
            library=self._library,
            secrets=self._secrets,
            shelf=self._shelf,
            throttles=self._settings.throttles,
        )

    def _always_on(self) -> tuple[Scenario, ...]:
        return tuple(self._library[name] for name in self._settings.scenarios)
