"""Pages of lists, and their cursors."""

from base64 import b64decode, b64encode
from collections.abc import Callable, Iterator
from datetime import datetime
from itertools import islice
from typing import Any, Final, TypeVar

from sandbox.control.problems import ProblemError
from sandbox.control_models.pages import PageInfo
from sandbox.field_error import FieldError
from sandbox.search_syntax import Fields, condition

MOST_LOOKED_AT: Final = 5_000
"""Things looked at for one page."""
T = TypeVar("T", bound=Any)


def next_page(
    following: Iterator[T], first: int, is_listed: Callable[[T], bool] = lambda _: True
) -> tuple[list[T], PageInfo]:
    """Return the *first* of the things *following* for which *is_listed* is true, and page info.

    They can be fewer: `MOST_LOOKED_AT` things are looked at. Each thing has an `id`.
    """
    found: list[T] = []
    reached: object = ""
    for thing in islice(following, MOST_LOOKED_AT):
        reached = thing.id
        if is_listed(thing):
            found.append(thing)
        if len(found) == first:
            break
    is_last = next(following, None) is None
    cursor = None if is_last else b64encode(str(reached).encode()).decode()
    return found, PageInfo(has_next_page=cursor is not None, end_cursor=cursor)


def meeting(query: str, fields: Fields, now: datetime) -> Callable[[Any], bool]:
    """Return what tells whether *query* describes a thing. Raises `ProblemError`."""
    if not query.strip():
        return lambda _thing: True
    try:
        return condition(query, fields, now=now)
    except FieldError as error:
        raise ProblemError(400, "invalid-query", f"in the URL, query: {error}") from None


def opened(cursor: str | None) -> str:
    """Return the id in a cursor; empty without one. Raises `ProblemError`."""
    try:
        return "" if cursor is None else b64decode(cursor, validate=True).decode()
    except ValueError:
        raise bad_cursor(cursor) from None


def opened_number(cursor: str | None) -> int:
    """Return the number in a cursor; 0 without one. Raises `ProblemError`."""
    try:
        return 0 if cursor is None else int(b64decode(cursor, validate=True))
    except ValueError:
        raise bad_cursor(cursor) from None


def bad_cursor(cursor: str | None) -> ProblemError:
    detail = f"in the URL, after is {cursor!r}: use the endCursor of a page"
    return ProblemError(400, "invalid-query", detail)
