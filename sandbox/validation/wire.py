"""The shape of a static error on the wire."""

from collections.abc import Iterable
from typing import Any, TypeAlias

from graphql import Node

WireError: TypeAlias = dict[str, Any]
"""`message`, `locations`, `path` and `extensions`, in the order they are sent."""

Path: TypeAlias = list[str | int]
"""Where in the document: `["mutation Login", "customerCreate", "input"]`."""


def mistake(
    message: str, nodes: Iterable[Node], path: Path, code: str, **extensions: str
) -> WireError:
    """Put together the error *code* at *nodes*; *extensions* follow the code, in their order."""
    return {
        "message": message,
        "locations": [location(node) for node in nodes],
        "path": list(path),
        "extensions": {"code": code, **extensions},
    }


def size_of(error: WireError) -> int:
    """Return about how many characters *error* takes in an answer."""
    extensions = error.get("extensions", {})
    parts = [error["message"], *error.get("path", ()), *extensions.values()]
    return 50 * len(error.get("locations", ())) + sum(len(str(part)) for part in parts)


def location(node: Node) -> dict[str, int]:
    """Return the line and column (from 1) at which *node* begins."""
    assert node.loc, "documents are parsed with locations"
    start = node.loc.start_token
    return {"line": start.line, "column": start.column}
