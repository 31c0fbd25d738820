"""The part of a list that a page holds, and whether there is more of it at either end."""

from collections.abc import Sequence
from functools import cached_property
from typing import Generic

from sandbox.listing.page import Page
from sandbox.listing.source import Entry, Item, Position, Source


class Window(Generic[Item]):
    """The *page* of *source*, from the position *start* on, which is that of its cursor."""

    def __init__(self, source: Source[Item], page: Page, start: Position | None) -> None:
        self._source = source
        self._page = page
        self._start = start

    @cached_property
    def entries(self) -> Sequence[Entry[Item]]:
        """The items of the page with their positions, in the order that is shown."""
        found = self._source.beyond(self._start, self._page.size, down=self._page.down)
        return found[::-1] if self._page.is_last else found

    @property
    def has_next(self) -> bool:
        return self._has_behind if self._page.is_last else self._has_ahead

    @property
    def has_previous(self) -> bool:
        return self._has_ahead if self._page.is_last else self._has_behind

    @property
    def _has_ahead(self) -> bool:
        """Whether the list goes on, in the direction in which the page was filled."""
        farthest = 0 if self._page.is_last else -1
        position = self.entries[farthest][0] if self.entries else self._start
        return bool(self._source.beyond(position, 1, down=self._page.down))

    @property
    def _has_behind(self) -> bool:
        """Whether there is an item at the cursor, or before it in that direction."""
        if self._start is None:
            return False
        down = self._page.down
        return any(
            nearest >= self._start if down else nearest <= self._start
            for nearest, _ in self._source.beyond(None, 1, down=down)
        )
