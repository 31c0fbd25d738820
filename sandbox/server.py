"""Runs the application until a signal stops it."""

import asyncio
import gc
import logging
import signal
import socket
import ssl
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from functools import partial
from importlib import import_module
from pathlib import Path
from threading import Thread
from typing import Final

from aiohttp import web

from sandbox.accepting import accepting
from sandbox.app import ENDPOINT, HANDLER, SCHEMA, SHARED, WORLDS, create_app
from sandbox.collector import Sparing, collector_off, look_while_idle, survivors_spared
from sandbox.control.ending import DRAINING
from sandbox.door.first_use import FirstUse
from sandbox.door.guarded_handler import give_up_in_time
from sandbox.door.protocol import protocol_for
from sandbox.open_files import allow_enough_files
from sandbox.schema.loading import LazySchema
from sandbox.settings import Settings
from sandbox.storefront.executing import all_departments

PATIENCE: Final = 1.0
"""Seconds. aiohttp waits so long for requests to end, and as long again for their connections."""

SETTLED: Final = 1.0
"""Seconds after the start, when the first requests have been answered."""

_log: Final = logging.getLogger("sandbox")


def serve(
    settings: Settings,
    *,
    ready: Callable[[str], None],
    tls: ssl.SSLContext | None = None,
    restore: Path | None = None,
    save: Path | None = None,
    until: Callable[[], None] | None = None,
    drain: int = 0,
) -> None:
    """Listen until SIGINT or SIGTERM, or until *until*, which blocks, returns.

    *ready* is called with the URL. Raises `OSError`.

    From SIGTERM on the server is not ready any more, and answers for *drain* seconds more. Then
    requests that are running have as long to end.

    With *tls* by https, and by that alone. The worlds of the file *restore* are there from the
    beginning, and all that there are then are written to *save* at the end. A store gets those of
    them that it does not have, and gives all that it has. Raises `InvalidSnapshotError`.

    What the start has made is there for good, so the garbage collector need not look at it:
    one full collection of the schema's objects would hold up a request for 17 ms. It is best
    off before this module is imported: imports make most of those objects.
    """
    allow_enough_files()
    with collector_off():
        app = create_app(settings)
        worlds = app[WORLDS]
        if SHARED in app:
            app[SHARED].keep(restore, save)
        elif restore is not None:
            from sandbox.world.snapshot.file import read_file

            read_file(restore, worlds)
        gc.freeze()
    with survivors_spared() as sparing, asyncio.Runner() as runner:
        runner.run(_serve(app, settings, ready, sparing, tls=tls, until=until, drain=drain))
        if save is not None and SHARED not in app:
            from sandbox.world.snapshot.file import write_file

            write_file(save, worlds, worlds.kinds)


async def _serve(
    app: web.Application,
    settings: Settings,
    ready: Callable[[str], None],
    sparing: Sparing,
    *,
    tls: ssl.SSLContext | None,
    until: Callable[[], None] | None,
    drain: int,
) -> None:
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    loop.add_signal_handler(signal.SIGINT, stopped.set)
    loop.add_signal_handler(signal.SIGTERM, partial(_drain, app, drain, stopped))
    if until is not None:
        Thread(target=_call_after, args=(until, loop, stopped.set), daemon=True).start()
    async with listening(
        app, host=settings.host, port=settings.port, tls=tls, patience=max(PATIENCE, drain)
    ) as url:
        ready(url)
        tasks = make_the_rest(app[SCHEMA], after=SETTLED), look_while_idle(sparing)
        running = [asyncio.create_task(each) for each in tasks]
        await stopped.wait()
        for task in running:
            task.cancel()


def _drain(app: web.Application, seconds: int, stopped: asyncio.Event) -> None:
    """Answer for so many *seconds* more, without being ready. A second call stops the server."""
    if not seconds or app[DRAINING].is_set():
        stopped.set()
        return
    app[DRAINING].set()
    asyncio.get_running_loop().call_later(seconds, stopped.set)
    _log.info("not ready any more; stops in %s s", seconds)


def _call_after(
    until: Callable[[], None], loop: asyncio.AbstractEventLoop, call: Callable[[], None]
) -> None:
    until()
    with suppress(RuntimeError):  # the loop is closed: the server has ended by itself
        loop.call_soon_threadsafe(call)


async def make_the_rest(schema: LazySchema, *, after: float) -> None:
    """Load what documents need, departments and types that a start leaves out, *after* seconds.

    It is done between requests. A server that is crowded by its first document could not open the
    files any more. The garbage collector need not look at these objects either.
    """
    await asyncio.sleep(after)
    await FirstUse(partial(import_module, "sandbox.service.preparation"))()
    await all_departments()
    for _ in schema.rest():
        await asyncio.sleep(0)
    gc.freeze()


@asynccontextmanager
async def listening(
    app: web.Application,
    *,
    host: str,
    port: int,
    tls: ssl.SSLContext | None = None,
    patience: float = PATIENCE,
) -> AsyncIterator[str]:
    """Serve *app* at *host* and *port*, 0 for a free one; gives the URL. Raises `OSError`.

    What is asked by the end is answered, within *patience* seconds.
    """
    loop = asyncio.get_running_loop()
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=patience)
    await runner.setup()
    assert runner.server is not None
    draining, serves = app[DRAINING].is_set, app[ENDPOINT].serves
    connection = protocol_for(
        runner.server,
        serves=lambda target: not draining() and serves(target),
        begin=app[ENDPOINT].begin,
        loop=loop,
        access_log=None,
        **HANDLER,
    )
    giving_up = loop.create_task(give_up_in_time(runner.server))
    try:
        async with accepting(connection, host, port, tls=tls, shutdown_timeout=PATIENCE) as sockets:
            yield _url(sockets[0], host, scheme="https" if tls else "http")
    finally:
        app[DRAINING].set()
        giving_up.cancel()
        await runner.cleanup()


def _url(listening: socket.socket, host: str, *, scheme: str) -> str:
    port = listening.getsockname()[1]
    shown = {"127.0.0.1": "localhost", "0.0.0.0": "localhost", "::": "localhost"}.get(host, host)  # noqa: S104 - names
    return f"{scheme}://[{shown}]:{port}" if ":" in shown else f"{scheme}://{shown}:{port}"
