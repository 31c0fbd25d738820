"""Server-sent events: how a stream of them begins, and how one is written."""

from collections.abc import Mapping
from typing import Any, Final

import msgspec
from aiohttp import hdrs, web

from sandbox.control.route import ControlRequest

HEARTBEAT: Final = 15.0
"""Seconds without an event after which a comment line keeps the connection alive."""

ALIVE: Final = b": alive\n\n"
_HEADERS: Final[Mapping[str, str]] = {
    hdrs.CONTENT_TYPE: "text/event-stream; charset=utf-8",
    hdrs.CACHE_CONTROL: "no-store",
    "X-Accel-Buffering": "no",
    "X-Content-Type-Options": "nosniff",
}


async def begin(request: ControlRequest[Any, Any]) -> web.StreamResponse:
    """Send the head of a stream. For HEAD, that is all."""
    response = web.StreamResponse(headers=_HEADERS)
    await response.prepare(request.http)
    return response


def event(kind: str, data: object, *, number: int | None = None) -> bytes:
    """Return an event. Its JSON has no line breaks, so the data is one line."""
    name = b"" if number is None else f"id: {number}\n".encode()
    return b"%sevent: %s\ndata: %s\n\n" % (name, kind.encode(), msgspec.json.encode(data))
