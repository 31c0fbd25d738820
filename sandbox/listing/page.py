"""The page of a list: the arguments that all connections have."""

from typing import TypedDict

from msgspec import Struct

from sandbox.listing import refusals


class PageArguments(TypedDict, total=False):
    """The arguments of every connection, as they come."""

    first: int | None
    last: int | None
    after: str | None
    before: str | None
    reverse: bool | None


class Page(Struct, frozen=True, kw_only=True):
    """The arguments of a connection, checked. Raises `FieldError`.

    `reverse` turns the list round before the page is cut. An empty cursor is none (graphql-ruby).
    """

    first: int | None = None
    last: int | None = None
    after: str | None = None
    before: str | None = None
    reverse: bool | None = False

    def __post_init__(self) -> None:
        if self.first is None and self.last is None:
            raise refusals.no_size()
        if self.first is not None and self.last is not None:
            raise refusals.two_sizes()
        if self.first is not None and self.before:
            raise refusals.wrong_direction("first", "before")
        if self.last is not None and self.after:
            raise refusals.wrong_direction("last", "after")
        if self.size < 0:
            raise refusals.negative(self._name)
        if self.size > refusals.MOST:
            raise refusals.too_large(self._name)

    @property
    def _name(self) -> str:
        return "first" if self.last is None else "last"

    @property
    def size(self) -> int:
        """The most items on the page."""
        return (self.first if self.last is None else self.last) or 0

    @property
    def cursor(self) -> str | None:
        """Where the page starts: `after`, or `before` for the `last` ones."""
        return self.after or self.before or None

    @property
    def is_last(self) -> bool:
        """Whether the page is filled from its end to its beginning."""
        return self.last is not None

    @property
    def down(self) -> bool:
        """Whether the page is filled from high to low positions."""
        return bool(self.reverse) != self.is_last
