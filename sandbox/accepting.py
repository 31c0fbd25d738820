"""Connections, taken as they come: all that wait at once.

Clients that begin together, as those of a test suite do, are let in together. asyncio's own server
does so, too, but not every event loop's; and where there is no room for more open files, that of
Python 3.11 tries as often as clients may wait, and logs a traceback for each.
"""

import asyncio
import errno
import logging
import socket
import ssl
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import ExitStack, asynccontextmanager, suppress
from functools import partial
from typing import Any, Final

BACKLOG: Final = 1024
"""Connections that may wait to be accepted: a whole test suite begins at once."""

PAUSE: Final = 1.0
"""Seconds without new connections when the system has no room for more: as asyncio does."""

_NOT_HERE: Final = frozenset({errno.EAFNOSUPPORT, errno.EADDRNOTAVAIL})
_log: Final = logging.getLogger("sandbox")


@asynccontextmanager
async def accepting(
    connection: Callable[[], asyncio.Protocol],
    host: str,
    port: int,
    *,
    tls: ssl.SSLContext | None = None,
    shutdown_timeout: float,
) -> AsyncIterator[Sequence[socket.socket]]:
    """Listen at all addresses of *host*; *connection* makes the protocol of each client.

    Gives the sockets it listens at. Those that are connected by the end stay so. Raises `OSError`.
    *shutdown_timeout* in seconds, for the end of TLS.
    """
    loop = asyncio.get_running_loop()
    options: dict[str, Any] = {}
    if tls is not None:
        options = {"ssl": tls, "ssl_shutdown_timeout": shutdown_timeout}
    greeter = _Greeter(loop, partial(loop.connect_accepted_socket, connection, **options))
    sockets: list[socket.socket] = []
    try:
        sockets += _bound(await _addresses(host, port))
        for listening in sockets:
            listening.settimeout(0.0)
            greeter.begin(listening)
        yield sockets
    finally:
        greeter.end(sockets)
        for listening in sockets:
            listening.close()


async def _addresses(host: str, port: int) -> Sequence[tuple[int, Any]]:
    """Return families and addresses of *host*; "" is every interface."""
    loop = asyncio.get_running_loop()
    asked = host or None, port, 0, socket.SOCK_STREAM, 0
    try:  # a number needs nobody who knows names, nor a thread to wait for them
        found = socket.getaddrinfo(*asked, socket.AI_PASSIVE | socket.AI_NUMERICHOST)
    except socket.gaierror:
        found = await loop.getaddrinfo(*asked[:2], type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    return list(dict.fromkeys((family, address) for family, _, _, _, address in found))


def _bound(addresses: Sequence[tuple[int, Any]]) -> Sequence[socket.socket]:
    """Listen at those of *addresses* that this machine has: many are without IPv6."""
    with ExitStack() as bound:
        sockets, missing = [], OSError(errno.EADDRNOTAVAIL, "no such address")
        for family, address in addresses:
            try:
                listening = socket.create_server(address, family=family, backlog=BACKLOG)
            except OSError as error:
                if error.errno not in _NOT_HERE:
                    raise
                missing = error
            else:
                sockets.append(bound.enter_context(listening))
        if not sockets:
            raise missing
        bound.pop_all()
    return sockets


class _Greeter:
    """Lets clients in: *connect* makes a connection of an accepted socket."""

    def __init__(self, loop: asyncio.AbstractEventLoop, connect: Callable[..., Any]) -> None:
        self._loop = loop
        self._connect = connect
        self._greeted: set[asyncio.Task[None]] = set()
        self._has_ended = False

    def begin(self, listening: socket.socket) -> None:
        if not self._has_ended:
            self._loop.add_reader(listening, self._accept, listening)

    def end(self, sockets: Sequence[socket.socket]) -> None:
        self._has_ended = True
        for listening in sockets:
            self._loop.remove_reader(listening)

    def _accept(self, listening: socket.socket) -> None:
        for _ in range(BACKLOG):
            try:
                accepted, _address = listening.accept()
            except (BlockingIOError, InterruptedError, ConnectionAbortedError):
                return
            except OSError as error:  # as there are too many open files
                _log.error("no new connections for %s s: %s", PAUSE, error)
                self._loop.remove_reader(listening)
                self._loop.call_later(PAUSE, self.begin, listening)
                return
            accepted.settimeout(0.0)
            task = self._loop.create_task(self._greet(accepted))
            self._greeted.add(task)
            task.add_done_callback(self._greeted.discard)

    async def _greet(self, accepted: socket.socket) -> None:
        with suppress(OSError):  # the client is gone, or does not speak TLS
            await self._connect(accepted)
