"""A page of a list, as the schema has it. Only what is selected of it is computed."""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any, Generic, Unpack

from msgspec import Struct

from sandbox.listing.page import Page, PageArguments
from sandbox.listing.sort_key import Sorted, SortKey
from sandbox.listing.source import Cursors, Item, Source
from sandbox.listing.window import Window


class Connection(Generic[Item]):
    """The *page* of *source*; *show* makes of an item the object that its fields are read from.

    Raises `FieldError` for a cursor that is none of these *cursors*.
    """

    def __init__(
        self,
        source: Source[Item],
        cursors: Cursors,
        page: Page,
        show: Callable[[Item], Any] | None = None,
    ) -> None:
        start = None if page.cursor is None else cursors.read(page.cursor)
        self._source = source
        self._cursors = cursors
        self._window = Window(source, page, start)
        self._show = show

    @cached_property
    def nodes(self) -> Sequence[Any]:
        items = [item for _, item in self._window.entries]
        return items if self._show is None else [*map(self._show, items)]

    @property
    def edges(self) -> "Sequence[Edge]":
        return [Edge(self, index) for index in range(len(self._window.entries))]

    @property
    def page_info(self) -> "PageInfo":
        return PageInfo(self, self._window)

    @property
    def total_count(self) -> int:
        """How many items there are on all pages."""
        return self._source.count()

    def cursor(self, index: int) -> str:
        """Return the cursor of the item at *index* of the page."""
        position, _ = self._window.entries[index]
        return self._cursors.write(position, index)


class Edge(Struct, frozen=True):
    """The item at an index of a page, with its cursor."""

    connection: Connection[Any]
    index: int

    @property
    def cursor(self) -> str:
        return self.connection.cursor(self.index)

    @property
    def node(self) -> Any:
        return self.connection.nodes[self.index]


class PageInfo(Struct, frozen=True):
    """What is around a page. Shopify: an empty page has no cursors (recorded)."""

    connection: Connection[Any]
    window: Window[Any]

    @property
    def has_next_page(self) -> bool:
        return self.window.has_next

    @property
    def has_previous_page(self) -> bool:
        return self.window.has_previous

    @property
    def start_cursor(self) -> str | None:
        return self.connection.cursor(0) if self.window.entries else None

    @property
    def end_cursor(self) -> str | None:
        size = len(self.window.entries)
        return self.connection.cursor(size - 1) if size else None


def listed(
    items: Sequence[Item],
    sort_key: SortKey[Item],
    page: Page,
    show: Callable[[Item], Any] | None = None,
) -> Connection[Item]:
    """Return the *page* of a known list, in the order of *sort_key*. Raises `FieldError`."""
    return Connection(Sorted(items, sort_key), sort_key, page, show)


def paginate(
    items: Sequence[Item], number: Callable[[Item], int], **page: Unpack[PageArguments]
) -> Connection[Item]:
    """Return a page of *items* in the order of their numbers, which are the ids in the cursors.

    Raises `FieldError`.
    """
    return listed(items, SortKey(number), Page(**page))
