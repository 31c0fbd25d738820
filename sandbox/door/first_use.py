"""What is imported and made when it is first used, in a lane: other requests go on meanwhile."""

from collections.abc import Callable
from functools import partial
from threading import Lock
from typing import Final, Generic, TypeVar, TypeVarTuple

from sandbox.door.lanes import in_lane
from sandbox.door.turns import give_way
from sandbox.pause import Pause, aside

T = TypeVar("T")
Key = TypeVarTuple("Key")

_ONE_AT_A_TIME: Final = Lock()
"""No two threads import at the same time modules that may need each other."""


class FirstUse(Generic[*Key, T]):
    """Returns what *make* returns, which is called once for each key, and again if it failed.

    It runs at the same time as the event loop, so *make* looks at no world. It takes one lane: of
    requests that come together one makes, and the others wait.
    """

    def __init__(self, make: Callable[[*Key], T]) -> None:
        self._make = make
        self._made: dict[tuple[*Key], T] = {}
        self._making: set[tuple[*Key]] = set()

    async def __call__(self, *key: *Key) -> T:
        """Raises what *make* raises. It awaits nothing but turns."""
        while key not in self._made:
            if key in self._making:
                await give_way()
                continue
            self._making.add(key)
            try:
                await in_lane(partial(self._make_aside, key), is_query=True)
            finally:
                self._making.discard(key)
        return self._made[key]

    def at_once(self, *key: *Key) -> T:
        """Return the same where nobody waits: at the start of a process."""
        if key not in self._made:
            self._made[key] = self._make(*key)
        return self._made[key]

    def _make_aside(self, key: tuple[*Key], _pause: Pause) -> None:
        with aside(), _ONE_AT_A_TIME:
            self.at_once(*key)
