"""The worlds of one process. Naming a world is enough to open it."""

import re
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping
from typing import Final, TypeAlias
from weakref import WeakValueDictionary

from msgspec.structs import asdict

from sandbox.origin import Origin
from sandbox.store import Record
from sandbox.world.world import World

DEFAULT: Final = "default"
_SHOWN: Final = 80  # characters of a name that is refused
_NAME: Final = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")

Kinds: TypeAlias = Callable[[], Mapping[str, type[Record]]]
"""Gives each kind of record by the name that it has in a snapshot; asked when one is due."""


class InvalidWorldNameError(ValueError):
    """A world cannot be called so."""

    def __init__(self, name: str) -> None:
        shown = name if len(name) <= _SHOWN else f"{name[:_SHOWN]}…"
        super().__init__(
            f"{shown!r} cannot name a world: use 1 to 63 of a-z, 0-9 and '-', "
            "neither beginning nor ending with '-'."
        )


class FixedOriginError(ValueError):
    """All worlds of this process are made from one origin, and another was asked for."""

    def __init__(self, origin: Origin) -> None:
        made_from = ", ".join(f"{name} {value}" for name, value in asdict(origin).items())
        super().__init__(
            f"every world of this server begins as one snapshot, made from {made_from}: "
            "leave these out, or start a server without --seed-from"
        )


class Worlds:
    """Opens worlds by name. When there are too many, the one asked longest ago goes.

    A world that somebody still holds, such as a request that waits for a mail, does not go: it
    stays known as long as it is held, and is the one that its name opens.
    """

    def __init__(
        self,
        empty: Callable[[str, Origin], World],
        *,
        fresh: Callable[[str, Origin], World] | None = None,
        origin: Origin,
        is_fixed: bool = False,
        kinds: Kinds = dict,
        most: int = 10_000,
    ) -> None:
        """*empty* makes a world, from *origin* unless another one is asked for.

        *fresh* makes one with what is in it from its beginning; by default that is nothing. With
        *is_fixed*, no other origin can be asked for. *kinds* are the records that others than the
        store know. *most* is how many there may be.
        """
        self.origin: Final = origin
        self.kinds: Final = kinds
        self._empty = empty
        self._fresh = fresh or empty
        self._is_fixed = is_fixed
        self._most = most
        self._worlds: OrderedDict[str, World] = OrderedDict()
        self.opened: Callable[[World], None] | None = None
        """Called with each world that was put under its name."""
        self.gone: Callable[[World, World | None], None] | None = None
        """Called with a world that was replaced, and the one in its place; None if deleted."""
        self.evicted = 0
        """How many worlds were deleted since the start because there were too many."""
        self._held: WeakValueDictionary[str, World] = WeakValueDictionary()

    def __len__(self) -> int:
        return len(self._worlds)

    def __iter__(self) -> Iterator[World]:
        """Yield the worlds, the one that was asked longest ago first."""
        return iter(tuple(self._worlds.values()))

    def open(self, name: str) -> World:
        """Return the world called *name*, made when it is not there yet.

        Raises `InvalidWorldNameError`.
        """
        world = self._worlds.get(name)
        if world is not None:
            self._worlds.move_to_end(name)
            return world
        held = self._held.pop(name, None)
        return self.make(name) if held is None else self._keep(name, held)

    def peek(self, name: str) -> World | None:
        """Return the world called *name* if it is there. To look is not to ask for it."""
        return self._worlds.get(name) or self._held.get(name)

    def make(self, name: str, origin: Origin | None = None) -> World:
        """Put a fresh world in the place of the one called *name*, if there is one.

        Who has the old one goes on with it, unseen by all others. Raises
        `InvalidWorldNameError`, `FixedOriginError`, and what the making of a world from *origin*
        raises: then nothing has changed.
        """
        check_name(name)
        if self._is_fixed and origin not in (None, self.origin):
            raise FixedOriginError(self.origin)
        return self.put(self._fresh(name, origin or self.origin))

    def prepare(self, name: str, origin: Origin | None = None) -> World:
        """Return a new world with only the records of its seed. It can be opened once it is `put`.

        Raises as `make` does.
        """
        check_name(name)
        return self._empty(name, origin or self.origin)

    def put(self, world: World) -> World:
        """Put *world* in the place of the one of its name, if there is one."""
        known = self.peek(world.name)
        if known is not None and self.gone is not None:
            self.gone(known, world)
        return self._replace(world.name, world)

    def reset(self, name: str) -> World:
        """Put a fresh world in the place of the one called *name*, made from what it was made of.

        A world that is not there is made: it is as fresh. Raises `InvalidWorldNameError`.
        """
        known = self.peek(name)
        return self.make(name, None if known is None or self._is_fixed else known.origin)

    def forget(self, name: str) -> bool:
        """Let go of the world called *name*; return whether there was one."""
        held = self._held.pop(name, None)
        known = self._worlds.pop(name, held)
        if known is not None and self.gone is not None:
            self.gone(known, None)
        return known is not None

    def follow(self) -> None:
        """Have the worlds that are open stay up to date while a request waits.

        Here they always are. Worlds that several processes share read what others changed.
        """

    def _replace(self, name: str, world: World) -> World:
        self._held.pop(name, None)
        return self._keep(name, world)

    def _keep(self, name: str, world: World) -> World:
        if self.opened is not None:
            self.opened(world)
        self._worlds[name] = world
        self._worlds.move_to_end(name)
        if len(self._worlds) > self._most:
            oldest, evicted = self._worlds.popitem(last=False)
            self._held[oldest] = evicted
            self.evicted += 1
        return world


def check_name(name: str) -> None:
    """Raise `InvalidWorldNameError` if no world can have that name."""
    if not _NAME.fullmatch(name):
        raise InvalidWorldNameError(name)
