"""Pages of lists."""

from typing import Annotated

from msgspec import Meta, Struct


class SearchFilter(
    Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """A filter, and the page of the list.

    `query` is in the search syntax of the Storefront API: words, `title:tent`, `tag:sale`. `after`
    is the `endCursor` of the page before.
    """

    query: str = ""
    after: str | None = None
    first: Annotated[int, Meta(ge=1, le=250)] = 50


class PageInfo(Struct, frozen=True, kw_only=True, rename="camel"):
    """Whether more follow, and the `after` for the next page."""

    has_next_page: bool
    end_cursor: str | None


class PageFilter(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """The page of a list. `after` is the `endCursor` of the page before."""

    after: str | None = None
    first: Annotated[int, Meta(ge=1, le=250)] = 50
