"""Throttles: counts of recent requests to one world from one IP address."""

from datetime import datetime, timedelta
from typing import ClassVar, Final

from msgspec import Struct
from msgspec.structs import replace

from sandbox.bounds import Number
from sandbox.store import Store
from sandbox.world.clock import Moment

WINDOW: Final = timedelta(minutes=1)
"""Our choice: how long the real service counts is not known."""

Key = tuple[str, str]
"""What is asked, and the address it comes from."""


class ThrottleCount(Struct, frozen=True, gc=False, forbid_unknown_fields=True):
    """How often something was asked from one address since the window `began`.

    `id` is what is asked and the address, with a blank between. Past `LIMIT` the one counted
    longest ago is forgotten. Some 3 MB.
    """

    KEYS: ClassVar[tuple[str, ...]] = ()
    LIMIT: ClassVar[int | None] = 10_000

    id: str
    began: Moment
    count: Number

    def holds_at(self, now: datetime) -> bool:
        return self.began <= now < self.began + WINDOW


class Throttles:
    """Counts what comes from an address, from its first time on until `WINDOW` is over.

    The time is the world's. Where its clock is put back before a count began, that count is over.
    """

    __slots__ = ("_store", "limit")

    def __init__(self, store: Store, limit: int) -> None:
        """*limit*, from 1, is how often anything may be asked from one address in a window."""
        self._store = store
        self.limit: Final = limit

    def opens_at(self, key: Key, now: datetime) -> datetime | None:
        """Return when *key* may be asked again; None if it may be now."""
        known = self._count(key, now)
        return None if known.count < self.limit else known.began + WINDOW

    def count(self, key: Key, now: datetime) -> None:
        """Count that *key* was asked."""
        known = self._count(key, now)
        self._store.put(replace(known, count=known.count + 1))

    def _count(self, key: Key, now: datetime) -> ThrottleCount:
        """Return the count that goes on at that time, else one that begins with it."""
        name = " ".join(key)
        known = self._store.get(ThrottleCount, name)
        return known if known and known.holds_at(now) else ThrottleCount(name, now, 0)
