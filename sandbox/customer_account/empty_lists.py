"""Lists of what the sandbox keeps no records of: they have pages, and nothing is on them."""

from typing import Any

from sandbox.listing import Connection, paginate


def no_items(_owner: Any, **arguments: Any) -> Connection[Any]:
    """Return an empty page. Raises `FieldError` as every list does."""
    page = {key: value for key, value in arguments.items() if key in _PAGE}
    return paginate((), int, **page)


_PAGE = frozenset({"first", "last", "after", "before", "reverse"})
