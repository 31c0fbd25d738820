"""Word to those who would listen for ever that the server is about to end."""

import asyncio
from typing import Final

from aiohttp import web

ENDING: Final = web.AppKey("ENDING", asyncio.Event)
"""Set when the server is told to stop: streams end then, and hold nothing up."""


def prepare(app: web.Application) -> None:
    """Let *app* know when it ends."""
    app[ENDING] = asyncio.Event()
    app.on_shutdown.append(_tell)


async def _tell(app: web.Application) -> None:
    app[ENDING].set()
