"""aiohttp's protocol of a connection, with bounds for clients that are slow or mean ill."""

import asyncio
import logging
from collections.abc import Iterable
from typing import Any, Final

from aiohttp import StreamReader, web

LONGEST_MISTAKE: Final = 1_000
"""Characters of a malformed request's answer, which quotes what came."""

HEAD: Final = 60.0
"""Seconds that a client has from the first byte of a request to the end of its head."""

BODY: Final = 300.0
"""Seconds that it has to the end of the body. One that sends nothing at all has as long."""

EVERY: Final = 5.0
"""Seconds between two looks at all connections."""

_LATE: Final = b"HTTP/1.1 408 Request Timeout\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
_log: Final = logging.getLogger("sandbox")


class SlowBodyError(web.RequestPayloadError):
    """A body that did not come in time."""

    def __init__(self) -> None:
        super().__init__(f"the body did not come within {BODY:g} s")


class GuardedHandler(web.RequestHandler):
    __slots__ = ("_has_begun", "_since")

    def __init__(
        self, manager: web.Server, *, loop: asyncio.AbstractEventLoop, **options: Any
    ) -> None:
        super().__init__(manager, loop=loop, **options)
        self._since = loop.time()
        self._has_begun = False

    def data_received(self, data: bytes) -> None:
        if data and not self._has_begun:
            self._has_begun, self._since = True, self._loop.time()
        super().data_received(data)

    def has_answered(self) -> None:
        """Wait for the next request."""
        self._has_begun, self._since = False, self._loop.time()

    async def finish_response(
        self, request: web.BaseRequest, resp: web.StreamResponse, start_time: float | None
    ) -> tuple[web.StreamResponse, bool]:
        """Let others go first before the next request of a client that waits for no answer."""
        finished = await super().finish_response(request, resp, start_time)
        self.has_answered()
        if self._messages:
            await asyncio.sleep(0)
        return finished

    def handle_error(
        self,
        request: web.BaseRequest,
        status: int = 500,
        exc: BaseException | None = None,
        message: str | None = None,
    ) -> web.StreamResponse:
        shown = None if message is None else message[:LONGEST_MISTAKE]
        return super().handle_error(request, status, exc, shown)

    def give_up(self, now: float) -> None:
        """End what a client has begun and does not finish, and a connection that is not used."""
        waited, body = now - self._since, self._unfinished_body()
        if body is not None and waited >= BODY:
            body.set_exception(SlowBodyError())
            self._wake()
        elif self._is_idle() and waited >= (HEAD if self._has_begun else BODY):
            self._end()

    def _is_idle(self) -> bool:
        """Say whether there is no request, but for the beginning of a head."""
        return self._waiter is not None and not self._waiter.done() and not self._messages

    def _unfinished_body(self) -> StreamReader | None:
        """Return the body of the request that is answered, or that is to be, if it is not whole."""
        request = self._current_request
        if request is not None:
            body = request.content
        elif self._messages:
            body = self._messages[0][1]
        else:
            return None
        return None if body.is_eof() or body.exception() is not None else body

    def _end(self) -> None:
        if self._has_begun and self.transport is not None:
            _log.info("408 http.request-timeout: no whole request came within %g s", HEAD)
            self.transport.write(_LATE)
        self.force_close()

    def _wake(self) -> None:
        """Wake aiohttp's task."""
        if self._waiter is not None and not self._waiter.done():
            self._waiter.set_result(None)


async def give_up_in_time(server: web.Server, *, every: float = EVERY) -> None:
    """Look at all connections of *server* again and again."""
    loop = asyncio.get_running_loop()
    while True:
        await asyncio.sleep(every)
        give_up_late(server.connections, loop.time())


def give_up_late(connections: Iterable[object], now: float) -> None:
    for connection in connections:
        if isinstance(connection, GuardedHandler):
            connection.give_up(now)
