"""A page of a list, as the schema has it. Only what is selected of it is computed."""

from collections.abc import Callable, Hashable, Sequence
from typing import Any, Generic, Unpack

from msgspec import Struct

from sandbox.lazy import lazy
from sandbox.listing.page import Page, PageArguments
from sandbox.listing.sort_key import Sorted, SortKey
from sandbox.listing.source import Item, Ordering, Source
from sandbox.listing.window import Window


class Connection(Generic[Item]):
    """The *page* of *source*; *show* makes of an item the object that its fields are read from.

    Raises `FieldError` for a cursor that *ordering* cannot read.
    """

    appearance: tuple[Hashable, Any] | None = None
    """What it looks the same for, besides its arguments: see `execution/renderings.py`."""

    def __init__(
        self,
        source: Source[Item],
        ordering: Ordering[Item],
        page: Page,
        show: Callable[[Item], Any] | None = None,
    ) -> None:
        self._source = source
        self._window = Window(source, ordering, page)
        self._show = show

    @lazy
    def nodes(self) -> Sequence[Any]:
        items = self._window.items
        return items if self._show is None else [*map(self._show, items)]

    @property
    def edges(self) -> "Sequence[Edge]":
        return [Edge(node, self._window, index) for index, node in enumerate(self.nodes)]

    @property
    def page_info(self) -> "PageInfo":
        return PageInfo(self._window)

    @property
    def total_count(self) -> int:
        """How many items there are on all pages."""
        return self._source.count()


class Edge(Struct, frozen=True):
    """An item of a page, and its index there."""

    node: Any
    window: Window[Any]
    index: int

    @property
    def cursor(self) -> str:
        return self.window.cursor(self.index)


class PageInfo(Struct, frozen=True):
    """What is around a page. Shopify: an empty page has no cursors (recorded)."""

    window: Window[Any]

    @property
    def has_next_page(self) -> bool:
        return self.window.has_next

    @property
    def has_previous_page(self) -> bool:
        return self.window.has_previous

    @property
    def start_cursor(self) -> str | None:
        return self.window.cursor(0) if self.window.items else None

    @property
    def end_cursor(self) -> str | None:
        size = len(self.window.items)
        return self.window.cursor(size - 1) if size else None


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
