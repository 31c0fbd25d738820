"""A journal as it is written: server-sent events.

A listener has no queue: it knows the id of the last entry it was told, and takes what is there
past it. One that is too slow misses what the journal itself forgets, and is told how many.
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
from sandbox.world import World
from sandbox.world.exchange import Exchange

GLANCE: Final = 0.25
"""Seconds. So often a listener looks whether the server ends, and whether the world is another."""
HEARTBEAT: Final = 15.0
"""Seconds without an event, after which a line says that the connection is alive."""

_LAST_EVENT_ID: Final = istr("Last-Event-ID")
_HEADERS: Final = {
    hdrs.CONTENT_TYPE: "text/event-stream; charset=utf-8",
    hdrs.CACHE_CONTROL: "no-store",
    "X-Accel-Buffering": "no",
    "X-Content-Type-Options": "nosniff",
}

Holds = Callable[[Exchange], bool]


async def serve(request: ControlRequest[Any, Any], holds: Holds) -> web.StreamResponse:
    """Tell the listener each entry that *holds*, until it goes or the server ends."""
    response = web.StreamResponse(headers=_HEADERS)
    await response.prepare(request.http)
    if request.http.method == hdrs.METH_HEAD:
        return response
    with suppress(ConnectionError):
        await response.write(b": the journal\n\n")
        await _follow(
            request, Listener(request.world, after=_after(request), holds=holds), response
        )
    return response


def _after(request: ControlRequest[Any, Any]) -> int:
    """Return the id to go on from; one that a listener had seen before it lost us counts more."""
    seen = request.http.headers.get(_LAST_EVENT_ID, "")
    after: int = request.query.after
    return int(seen) if seen.isascii() and seen.isdigit() else after


async def _follow(
    request: ControlRequest[Any, Any], listener: "Listener", response: web.StreamResponse
) -> None:
    ending = _ending(request.http)
    quiet = 0.0
    while not ending.is_set() and request.http.transport is not None:
        told = False
        for event in listener.events(request.worlds.peek(listener.world.name)):
            await response.write(event)
            told = True
        quiet = 0.0 if told else quiet + GLANCE
        if quiet >= HEARTBEAT:
            await response.write(b": alive\n\n")
            quiet = 0.0
        with suppress(TimeoutError):
            async with asyncio.timeout(GLANCE):
                await listener.more()


def _ending(request: web.BaseRequest) -> asyncio.Event:
    assert isinstance(request, web.Request)
    return request.app[ENDING]


class Listener:
    """Somebody who follows the journal of a *world*, and of those that take its place."""

    def __init__(self, world: World, *, after: int, holds: Holds) -> None:
        self.world = world
        self._after = after
        self._holds = holds
        self._reader = Reader()

    def events(self, known: World | None) -> Iterator[bytes]:
        """Yield what there is to tell by now; *known* is the world that has the name now."""
        if known not in (None, self.world):
            assert known is not None
            self.world, self._after = known, 0
            yield _event("reset", {"world": known.name})
        journal = self.world.journal
        if forgotten := max(0, journal.first_id - self._after - 1):
            self._after += forgotten
            yield _event("forgotten", {"count": forgotten})
        for number, exchange in journal.exchanges(after=self._after):
            self._after = number
            if self._holds(exchange):
                yield _event("entry", self._reader.entry(number, exchange), number=number)

    async def more(self) -> None:
        """Wait for the next entry, unless there is one by now."""
        if self.world.journal.last_id <= self._after:
            await self.world.journal.arrival()


def _event(kind: str, told: object, *, number: int | None = None) -> bytes:
    """Return an event. JSON has no line breaks of its own, so that its data is one line."""
    name = b"" if number is None else f"id: {number}\n".encode()
    return b"%sevent: %s\ndata: %s\n\n" % (name, kind.encode(), msgspec.json.encode(told))
