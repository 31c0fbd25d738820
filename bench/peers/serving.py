"""Listens as fast as aiohttp can: uvloop, no access log, a frozen start."""

import asyncio
import gc
import sys
from collections.abc import Awaitable, Callable

from aiohttp import web

PATH = "/api/{version}/graphql.json"


def serve(answer: Callable[[web.Request], Awaitable[web.Response]]) -> None:
    """Answer POSTs on the port that the command line names, until the process is ended."""
    app = web.Application()
    app.router.add_post(PATH, answer)
    gc.collect()
    gc.freeze()
    with asyncio.Runner(loop_factory=_fastest_loop()) as runner:
        runner.run(_listen(app, int(sys.argv[1])))


def _fastest_loop() -> Callable[[], asyncio.AbstractEventLoop] | None:
    try:
        import uvloop
    except ImportError:
        return None
    return uvloop.new_event_loop


async def _listen(app: web.Application, port: int) -> None:
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    await asyncio.Event().wait()
