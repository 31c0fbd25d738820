"""A cache with two bounds: how many entries, and how many characters their texts have."""

from collections import OrderedDict
from typing import Final, Generic, TypeVar

MOST_ENTRIES: Final = 1_000
MOST_CHARACTERS: Final = 1_000_000
"""A document takes 150 to 300 bytes of memory for each character of its text."""

V = TypeVar("V")
Key = tuple[str, str | None]


class BoundedCache(Generic[V]):
    """Keeps what was made of a text and a name; what was used longest ago goes first.

    A text so long that it would push out most of the others is not kept.
    """

    def __init__(
        self, *, most_entries: int = MOST_ENTRIES, most_characters: int = MOST_CHARACTERS
    ) -> None:
        self._most_entries = most_entries
        self._most_characters = most_characters
        self._entries: OrderedDict[Key, V] = OrderedDict()
        self._characters = 0

    def get(self, key: Key) -> V | None:
        value = self._entries.get(key)
        if value is not None:
            self._entries.move_to_end(key)
        return value

    def put(self, key: Key, value: V) -> None:
        """Keep *value* under *key*, a text and a name, which is not there yet."""
        length = _length(key)
        if length > self._most_characters // 10:
            return
        self._entries[key] = value
        self._characters += length
        while self._characters > self._most_characters or len(self._entries) > self._most_entries:
            oldest, _ = self._entries.popitem(last=False)
            self._characters -= _length(oldest)


def _length(key: Key) -> int:
    text, name = key
    return len(text) + len(name or "")
