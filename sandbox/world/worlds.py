"""The worlds of one process. Naming a world is enough to open it."""

import re
from collections import OrderedDict
from collections.abc import Callable
from typing import Final

from sandbox.world.world import World

DEFAULT: Final = "default"
MOST: Final = 10_000  # past this the world that was asked longest ago is forgotten
_SHOWN: Final = 80  # characters of a name that is refused
_NAME: Final = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")


class InvalidWorldNameError(ValueError):
    """A world cannot be called so."""

    def __init__(self, name: str) -> None:
        shown = name if len(name) <= _SHOWN else f"{name[:_SHOWN]}…"
        super().__init__(
            f"{shown!r} cannot name a world: use 1 to 63 of a-z, 0-9 and '-', "
            "neither beginning nor ending with '-'."
        )


class Worlds:
    """Opens worlds by name, and forgets those asked longest ago when there are too many."""

    def __init__(self, make: Callable[[str], World], *, most: int = MOST) -> None:
        self._make = make
        self._most = most
        self._worlds: OrderedDict[str, World] = OrderedDict()

    def __len__(self) -> int:
        return len(self._worlds)

    def open(self, name: str) -> World:
        """Return the world called *name*, made from the seed when it is not there yet."""
        world = self._worlds.get(name)
        if world is not None:
            self._worlds.move_to_end(name)
            return world
        if not _NAME.fullmatch(name):
            raise InvalidWorldNameError(name)
        world = self._worlds[name] = self._make(name)
        if len(self._worlds) > self._most:
            self._worlds.popitem(last=False)
        return world
