"""Whether to read what is new in a world before a request runs."""

from collections.abc import Sequence
from typing import Final

from sandbox.replicas.copies import Copies

LIKELY: Final = 0.2
"""The share of worlds that others had changed, from which on all are read first."""
WEIGHT: Final = 0.02
"""What one world counts of that share."""


class Foresight:
    """Expects what was of late: to run a request twice takes longer than to read.

    A world that others changed last time is read first. If requests go to any replica, nearly
    all are.
    """

    def __init__(self, copies: Copies) -> None:
        self._copies = copies
        self._share = 0.0

    async def read(self, names: Sequence[str]) -> None:
        """Read what is new where others are likely to have changed something.

        Raises `StoreUnavailableError`.
        """
        is_likely = self._share > LIKELY
        known = [copy for name in names if (copy := self._copies.get(name)) is not None]
        likely = [
            (copy, copy.place)
            for copy in known
            if not copy.is_new and (is_likely or copy.is_shared)
        ]
        if not likely:
            return
        newest = await self._copies.catch_up_all([copy.world.name for copy, _ in likely])
        for (copy, place), now in zip(likely, newest, strict=True):
            copy.is_shared = now is not copy or copy.place != place
            self.note(is_changed=copy.is_shared)

    def note(self, *, is_changed: bool) -> None:
        """Note whether others had changed a world."""
        self._share += (is_changed - self._share) * WEIGHT
