"""The part of a list that a page holds, and whether there is more of it at either end."""

from collections.abc import Sequence
from typing import Generic

from sandbox.lazy import lazy
from sandbox.listing.page import Page
from sandbox.listing.source import Item, Ordering, Source


class Window(Generic[Item]):
    """The *page* of *source*. Raises `FieldError` for a cursor that *ordering* cannot read."""

    def __init__(self, source: Source[Item], ordering: Ordering[Item], page: Page) -> None:
        self._source = source
        self._ordering = ordering
        self._page = page
        self._start = None if page.cursor is None else ordering.read(page.cursor)

    @lazy
    def items(self) -> Sequence[Item]:
        """The items of the page, in the order in which they are shown."""
        found = self._found[: self._page.size]
        return found[::-1] if self._page.is_last else found

    @lazy
    def _found(self) -> Sequence[Item]:
        """The items of the page, the nearest first, and one more if there is one."""
        return self._source.beyond(self._start, self._page.size + 1, down=self._page.down)

    def cursor(self, index: int) -> str:
        """Return the cursor of the item at *index* of the page."""
        return self._ordering.write(self.items[index], index)

    @property
    def has_next(self) -> bool:
        return self._has_behind if self._page.is_last else self._has_ahead

    @property
    def has_previous(self) -> bool:
        return self._has_ahead if self._page.is_last else self._has_behind

    @property
    def _has_ahead(self) -> bool:
        """Whether the list goes on, in the direction in which the page was filled."""
        return len(self._found) > self._page.size

    @property
    def _has_behind(self) -> bool:
        """Whether there is an item at the cursor, or before it in that direction."""
        start, down = self._start, self._page.down
        if start is None:
            return False
        nearest = map(self._ordering.position, self._source.beyond(None, 1, down=down))
        return any(it >= start if down else it <= start for it in nearest)
