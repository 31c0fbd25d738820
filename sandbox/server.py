"""Runs the application until it is told to stop."""

import asyncio
import gc
import signal
from collections.abc import Callable
from typing import Final

from aiohttp import hdrs, web

from sandbox.app import ENDPOINT, create_app
from sandbox.settings import Settings
from sandbox.storefront.at_once import respond_at_once
from sandbox.storefront.endpoint import Endpoint

PATIENCE: Final = 1.0
"""Seconds. aiohttp waits so long for requests to end, and as long again for their connections."""


def serve(settings: Settings, *, ready: Callable[[str], None]) -> None:
    """Listen until SIGINT or SIGTERM; *ready* is called with the URL. Raises `OSError`.

    What the start has made is there for good, so the garbage collector need not look at it:
    one full collection of the schema's objects would hold up a request for 40 ms. It is best
    off before this module is imported: imports make most of those objects.
    """
    gc.disable()
    app = create_app(settings)
    gc.freeze()
    gc.enable()
    with asyncio.Runner(loop_factory=_fastest_loop()) as runner:
        runner.run(_listen(app, settings, ready))


def _fastest_loop() -> Callable[[], asyncio.AbstractEventLoop] | None:
    """Return uvloop's, where it is installed; None is asyncio's own."""
    try:
        import uvloop
    except ImportError:
        return None
    return uvloop.new_event_loop


async def _listen(app: web.Application, settings: Settings, ready: Callable[[str], None]) -> None:
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stopped.set)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=PATIENCE)
    await runner.setup()
    _shorten(runner, app[ENDPOINT])
    try:
        site = web.TCPSite(runner, settings.host, settings.port)
        await site.start()
        ready(_url(runner, settings.host))
        await stopped.wait()
    finally:
        await runner.cleanup()


def _shorten(runner: web.AppRunner, endpoint: Endpoint) -> None:
    """Let the Storefront API's requests pass by the application's router.

    They are nearly all there is; finding their route and the application's part in handling
    them takes a fifth of the time that aiohttp takes for them. A client that waits to be told
    to send its body goes the long way, on which it is told.
    """
    server = runner.server
    assert server is not None
    by_application = server.request_handler

    async def handle(request: web.BaseRequest) -> web.StreamResponse:
        if endpoint.serves(request.raw_path) and hdrs.EXPECT not in request.headers:
            return await endpoint.handle(request, respond=respond_at_once)
        return await by_application(request)

    server.request_handler = handle


def _url(runner: web.AppRunner, host: str) -> str:
    port = runner.addresses[0][1]
    shown = {"127.0.0.1": "localhost", "0.0.0.0": "localhost", "::": "localhost"}.get(host, host)  # noqa: S104
    return f"http://[{shown}]:{port}" if ":" in shown else f"http://{shown}:{port}"
