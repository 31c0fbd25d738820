"""The journal as a stream of server-sent events.

A listener has no queue: it remembers the id of the last entry it sent, and reads on from there.
If it is too slow, it misses the entries that the journal dropped, and gets their number.
"""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any, Final

import msgspec
from aiohttp import hdrs, web
from multidict import istr

from sandbox.control.ending import ENDING
from sandbox.control.entries import Reader
from sandbox.control.route import ControlRequest
from sandbox.gid import plain_number
from sandbox.world import World
from sandbox.world.exchange import Exchange

GLANCE: Final = 0.25
"""Seconds between checks whether the server stops, and whether the world was replaced."""
HEARTBEAT: Final = 15.0
"""Seconds without an event after which a comment line keeps the connection alive."""

_LAST_EVENT_ID: Final = istr("Last-Event-ID")
_HEADERS: Final = {
    hdrs.CONTENT_TYPE: "text/event-stream; charset=utf-8",
    hdrs.CACHE_CONTROL: "no-store",
    "X-Accel-Buffering": "no",
    "X-Content-Type-Options": "nosniff",
}

Holds = Callable[[Exchange], bool]


async def serve(
    request: ControlRequest[Any, Any], holds: Holds, *, rate: int | None = None
) -> web.StreamResponse:
    """Send each entry that *holds*, until the client disconnects or the server stops.

    *rate* is the most entries that are read in a second; None reads all.
    """
    response = web.StreamResponse(headers=_HEADERS)
    await response.prepare(request.http)
    if request.http.method == hdrs.METH_HEAD:
        return response
    with suppress(ConnectionError):
        await response.write(b": the journal\n\n")
        most = None if rate is None else int(rate * GLANCE)
        listener = Listener(request.world, after=_after(request), holds=holds, most=most)
        await _follow(request, listener, response)
    return response


def _after(request: ControlRequest[Any, Any]) -> int:
    """Return the id to continue from: `Last-Event-ID` of a reconnecting client, else `after`."""
    seen = plain_number(request.http.headers.get(_LAST_EVENT_ID, ""))
    after: int = request.query.after
    return after if seen is None else seen


async def _follow(
    request: ControlRequest[Any, Any], listener: "Listener", response: web.StreamResponse
) -> None:
    ending = _ending(request.http)
    quiet = 0.0
    while not ending.is_set() and request.http.transport is not None:
        is_quiet = True
        for event in listener.events(request.worlds.peek(listener.world.name)):
            await response.write(event)
            await asyncio.sleep(0)  # others go first: to write need not wait
            is_quiet = False
        quiet = quiet + GLANCE if is_quiet else 0.0
        if quiet >= HEARTBEAT:
            await response.write(b": alive\n\n")
            quiet = 0.0
        if listener.most is not None and not is_quiet:
            await asyncio.sleep(GLANCE)
        with suppress(TimeoutError):
            async with asyncio.timeout(GLANCE):
                await listener.more()


def _ending(request: web.BaseRequest) -> asyncio.Event:
    assert isinstance(request, web.Request)
    return request.app[ENDING]


class Listener:
    """Follows the journal of a *world*, and of a world that replaces it.

    It reads at most *most* entries at once: the newest.
    """

    def __init__(self, world: World, *, after: int, holds: Holds, most: int | None = None) -> None:
        self.world = world
        self.most: Final = most
        self._after = after
        self._holds = holds
        self._reader = Reader()

    def events(self, known: World | None) -> Iterator[bytes]:
        """Yield the events since the last call; *known* is the world that has the name now."""
        if known not in (None, self.world):
            assert known is not None
            self.world, self._after = known, 0
            yield _event("reset", {"world": known.name})
        journal = self.world.journal
        oldest = journal.first_id if self.most is None else journal.last_id - self.most + 1
        if forgotten := max(0, max(oldest, journal.first_id) - self._after - 1):
            self._after += forgotten
            yield _event("forgotten", {"count": forgotten})
        for number, exchange in journal.exchanges(after=self._after):
            self._after = number
            if self._holds(exchange):
                yield _event("entry", self._reader.entry(number, exchange), number=number)

    async def more(self) -> None:
        """Wait for the next entry, unless there is one already."""
        if self.world.journal.last_id <= self._after:
            await self.world.journal.arrival()


def _event(kind: str, data: object, *, number: int | None = None) -> bytes:
    """Return an event. Its JSON has no line breaks, so the data is one line."""
    name = b"" if number is None else f"id: {number}\n".encode()
    return b"%sevent: %s\ndata: %s\n\n" % (name, kind.encode(), msgspec.json.encode(data))
