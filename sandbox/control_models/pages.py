"""Pages of lists."""

from msgspec import Struct


class PageInfo(Struct, frozen=True, kw_only=True, rename="camel"):
    """Whether more follow, and the `after` for the next page."""

    has_next_page: bool
    end_cursor: str | None
