"""Several answers in one body, for operations that defer."""

from collections.abc import Iterable
from typing import Any, Final

from sandbox.door.answers import JSON, encode

# Shopify: the boundary is documented, and official clients are tested with it.
MULTIPART: Final = "multipart/mixed; boundary=graphql"


def multipart(parts: Iterable[Any]) -> bytes:
    """Write *parts* as JSON, one after the other. They go out together: all of them are there."""
    return b"".join((*map(_written, parts), b"--graphql--\r\n"))


def _written(part: Any) -> bytes:
    body = encode(part)
    head = f"--graphql\r\nContent-Type: {JSON}\r\nContent-Length: {len(body)}\r\n\r\n"
    return b"".join((head.encode(), body, b"\r\n"))
