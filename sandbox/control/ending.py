"""The end of a server: first it is not ready any more, then endless streams end, then it stops."""

import asyncio
from typing import Final

from aiohttp import hdrs, web

DRAINING: Final = web.AppKey("DRAINING", asyncio.Event)
"""Set when the server is about to stop, but still answers: a load balancer is to notice."""

ENDING: Final = web.AppKey("ENDING", asyncio.Event)
"""Set when the server stops, so that streams end and do not delay it."""

STREAMING: Final = web.AppKey("STREAMING", asyncio.Lock)
"""Whose turn it is to make events: one stream's at a time, however many there are."""


def prepare(app: web.Application) -> None:
    """Set `ENDING` when *app* shuts down. From `DRAINING` on each answer closes its connection."""
    app[DRAINING] = asyncio.Event()
    app[ENDING] = asyncio.Event()
    app[STREAMING] = asyncio.Lock()
    app.on_response_prepare.append(_close_connection)
    app.on_shutdown.append(_set)


async def _close_connection(request: web.Request, response: web.StreamResponse) -> None:
    if request.app[DRAINING].is_set():
        response.headers[hdrs.CONNECTION] = "close"
        response.force_close()


async def _set(app: web.Application) -> None:
    app[ENDING].set()
