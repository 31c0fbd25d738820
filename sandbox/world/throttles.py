"""How often something was asked of one world from one address, of late."""

from datetime import datetime, timedelta
from typing import Final

WINDOW: Final = timedelta(minutes=1)
"""Our choice: how long the real service counts is not known."""

MOST: Final = 10_000
"""Counts of one world; past this the one begun longest ago is forgotten. Some 3 MB."""

Key = tuple[str, str]
"""What is asked, and the address it comes from."""


class Throttles:
    """Counts what comes from an address, from its first time on until `WINDOW` is over.

    The time is the world's. Where its clock is put back before a count began, that count is over.
    """

    __slots__ = ("_counts", "limit")

    def __init__(self, limit: int) -> None:
        """*limit*, from 1, is how often anything may be asked from one address in a window."""
        self.limit: Final = limit
        self._counts: dict[Key, tuple[datetime, int]] = {}

    def __len__(self) -> int:
        return len(self._counts)

    def opens_at(self, key: Key, now: datetime) -> datetime | None:
        """Return when *key* may be asked again; None if it may be now."""
        began, count = self._counts.get(key, (now, 0))
        if count < self.limit or not began <= now < began + WINDOW:
            return None
        return began + WINDOW

    def count(self, key: Key, now: datetime) -> None:
        """Count that *key* was asked."""
        began, count = self._counts.get(key, (now, 0))
        if count and began <= now < began + WINDOW:
            self._counts[key] = (began, count + 1)
            return
        self._counts.pop(key, None)
        if len(self._counts) >= MOST:
            del self._counts[next(iter(self._counts))]
        self._counts[key] = (now, 1)
