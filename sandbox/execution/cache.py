"""A cache with two bounds: how many entries, and how many characters their keys have."""

from collections import OrderedDict
from collections.abc import Callable
from typing import Final, Generic, TypeVar

MOST_ENTRIES: Final = 1_000
MOST_CHARACTERS: Final = 8_000_000

V = TypeVar("V")
Key = tuple[str, str | None]


class BoundedCache(Generic[V]):
    """Keeps what *make* made of a text and a name; what was used longest ago goes first.

    A text so long that it would push out most of the others is made anew each time.
    """

    def __init__(
        self,
        make: Callable[[str, str | None], V],
        *,
        most_entries: int = MOST_ENTRIES,
        most_characters: int = MOST_CHARACTERS,
    ) -> None:
        self._make = make
        self._most_entries = most_entries
        self._most_characters = most_characters
        self._entries: OrderedDict[Key, V] = OrderedDict()
        self._characters = 0

    def __len__(self) -> int:
        return len(self._entries)

    def get(self, text: str, name: str | None) -> V:
        key = (text, name)
        value = self._entries.get(key)
        if value is None:
            return self._add(key)
        self._entries.move_to_end(key)
        return value

    def _add(self, key: Key) -> V:
        value = self._make(*key)
        if len(key[0]) > self._most_characters // 10:
            return value
        self._entries[key] = value
        self._characters += len(key[0])
        while self._characters > self._most_characters or len(self._entries) > self._most_entries:
            (text, _), _ = self._entries.popitem(last=False)
            self._characters -= len(text)
        return value
