"""A cache with two bounds: how many entries, and how many bytes they take."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Final, Generic, TypeVar

MOST_ENTRIES: Final = 2_000
MOST_BYTES: Final = 32 * 1024 * 1024
"""About a hundred bytes for each character of an ordinary document; more for a dense one."""

_LARGEST: Final = 8
"""What would take more than this part of the bytes is not kept: it would push out the others."""
_SLACK: Final = 32
"""All is weighed again when so small a part of the bytes may have come since."""

MOST_ASKED: Final = 10_000
"""Keys that are remembered without a value. All are forgotten when there are as many."""

V = TypeVar("V")


class BoundedCache(Generic[V]):
    """Keeps what was made of a text; what was used longest ago goes first.

    *weight* says how many bytes a value takes, with its key. That may grow: see `grow`.
    """

    def __init__(
        self,
        weight: Callable[[V], int],
        *,
        most_entries: int = MOST_ENTRIES,
        most_bytes: int = MOST_BYTES,
    ) -> None:
        self._weight = weight
        self._most_entries = most_entries
        self._most_bytes = most_bytes
        self._entries: OrderedDict[Hashable, V] = OrderedDict()
        self._unweighed = 0

    def get(self, key: Hashable) -> V | None:
        value = self._entries.get(key)
        if value is not None:
            self._entries.move_to_end(key)
        return value

    def put(self, key: Hashable, value: V) -> None:
        """Keep *value* under *key*, which is not there yet."""
        self._entries[key] = value
        if len(self._entries) > self._most_entries:
            self._entries.popitem(last=False)
        self.grow(self._weight(value))

    def grow(self, count: int) -> None:
        """Take into account that some entry may have grown by *count* bytes."""
        self._unweighed += count
        if self._unweighed * _SLACK > self._most_bytes:
            self._unweighed = 0
            self._shrink()

    def _shrink(self) -> None:
        weights = {key: self._weight(value) for key, value in self._entries.items()}
        for key, weight in weights.items():
            if weight * _LARGEST > self._most_bytes:
                del self._entries[key]
        total = sum(weights[key] for key in self._entries)
        while total > self._most_bytes:
            oldest, _ = self._entries.popitem(last=False)
            total -= weights[oldest]


class SteadyCache(BoundedCache[V]):
    """A cache of what never grows: it is weighed once, when it comes."""

    def __init__(
        self,
        weight: Callable[[V], int],
        *,
        most_entries: int = MOST_ENTRIES,
        most_bytes: int = MOST_BYTES,
    ) -> None:
        super().__init__(weight, most_entries=most_entries, most_bytes=most_bytes)
        self._total = 0
        self._asked: set[int] = set()

    def is_new(self, key: Hashable) -> bool:
        """Say whether *key* was not asked about of late, and remember it by its hash."""
        hashed, asked = hash(key), self._asked
        if hashed in asked:
            asked.remove(hashed)
            return False
        if len(asked) >= MOST_ASKED:
            asked.clear()
        asked.add(hashed)
        return True

    def put(self, key: Hashable, value: V) -> None:
        weight = self._weight(value)
        if weight * _LARGEST > self._most_bytes:
            return
        known = self._entries.pop(key, None)  # two lanes may make the same
        self._total += weight if known is None else weight - self._weight(known)
        self._entries[key] = value
        while self._total > self._most_bytes or len(self._entries) > self._most_entries:
            _, oldest = self._entries.popitem(last=False)
            self._total -= self._weight(oldest)
