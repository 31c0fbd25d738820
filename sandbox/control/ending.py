"""Tells endless streams that the server is about to stop."""

import asyncio
from typing import Final

from aiohttp import web

ENDING: Final = web.AppKey("ENDING", asyncio.Event)
"""Set when the server stops, so that streams end and do not delay it."""


def prepare(app: web.Application) -> None:
    """Set `ENDING` when *app* shuts down."""
    app[ENDING] = asyncio.Event()
    app.on_shutdown.append(_set)


async def _set(app: web.Application) -> None:
    app[ENDING].set()
