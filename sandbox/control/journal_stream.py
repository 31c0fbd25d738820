"""The journal as a stream of server-sent events.

A listener has no queue: it remembers the id of the last entry it sent, and reads on from there.
If it is too slow, it misses the entries that the journal dropped, and gets their number.
"""

import asyncio
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import partial
from typing import Any, Final, TypeAlias

from aiohttp import hdrs, web
from multidict import istr

from sandbox.control.ending import ENDING, STREAMING
from sandbox.control.events import ALIVE, HEARTBEAT, begin, event
from sandbox.control.route import ControlRequest
from sandbox.control_models.journal import JournalEntry
from sandbox.door.lanes import in_lane
from sandbox.gid import plain_number
from sandbox.pause import Pause
from sandbox.world import World
from sandbox.world.exchange import Exchange

GLANCE: Final = 1.0
"""Seconds between checks whether the world was replaced, while no request comes."""
PAUSE: Final = 0.25
"""Seconds that a stream with a rate waits for each entry that it sent, up to `LONGEST_PAUSE`.

So one request is seen at once, and of many several are sent together: to wake up costs more than
to write.
"""
LONGEST_PAUSE: Final = 1.0
PORTION: Final = 64 * 1024
"""Bytes of requests and answers from which on events are written, before further ones are made."""
_LAST_EVENT_ID: Final = istr("Last-Event-ID")
Holds = Callable[[Exchange], bool]
Shown = Callable[[int, Exchange], JournalEntry]
Event: TypeAlias = Callable[[], bytes]
"""Makes what is written of an event."""


async def serve(
    request: ControlRequest[Any, Any], holds: Holds, shown: Shown, *, rate: int | None = None
) -> web.StreamResponse:
    """Send each entry that *holds*, as *shown*, until the client disconnects or the server stops.

    *rate* is the most entries that are read in a second; None reads all.
    """
    response = await begin(request)
    if request.http.method == hdrs.METH_HEAD:
        return response
    with suppress(ConnectionError):
        await response.write(b": the journal\n\n")
        most = None if rate is None else int(rate * LONGEST_PAUSE)
        listener = Listener(
            request.world,
            after=_after(request),
            holds=holds,
            shown=shown,
            most=most,
        )
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
    assert isinstance(request.http, web.Request)
    ending = asyncio.create_task(request.http.app[ENDING].wait())
    turn = request.http.app[STREAMING]
    quiet = 0.0
    try:
        while not ending.done() and request.http.transport is not None:
            is_quiet = True
            for portion in listener.portions(request.worlds.peek(listener.world.name)):
                if request.query.detail:
                    async with turn:
                        written = await in_lane(partial(_written, portion), is_query=True)
                else:
                    written = _written(portion)
                await response.write(written)
                await asyncio.sleep(0)  # others go first: to write need not wait
                is_quiet = False
            quiet = quiet + GLANCE if is_quiet else 0.0
            if quiet >= HEARTBEAT:
                await response.write(ALIVE)
                quiet = 0.0
            if listener.most is not None and not is_quiet:
                await asyncio.wait((ending,), timeout=min(PAUSE * listener.sent, LONGEST_PAUSE))
            await listener.more(ending)
    finally:
        ending.cancel()


def _written(portion: Iterable[Event], _pause: Pause | None = None) -> bytes:
    return b"".join(make() for make in portion)


class Listener:
    """Follows the journal of a *world*, and of a world that replaces it.

    It reads at most *most* entries at once: the newest.
    """

    def __init__(
        self,
        world: World,
        *,
        after: int,
        holds: Holds,
        shown: Shown,
        most: int | None = None,
    ) -> None:
        self.world = world
        self.most: Final = most
        self.sent = 0
        """How many entries were sent with the last portions."""
        self._after = after
        self._holds = holds
        self._shown = shown

    def portions(self, known: World | None) -> Iterator[list[Event]]:
        """Yield the events since the last call, several at once; see `_events`."""
        portion, size = list[Event](), 0
        for one, weight in self._events(known):
            portion.append(one)
            size += weight
            if size >= PORTION:
                yield portion
                portion, size = [], 0
        if portion:
            yield portion

    def _events(self, known: World | None) -> Iterator[tuple[Event, int]]:
        """Yield the events since the last call, each with the size of what it is made of.

        *known* is the world that has the name now.
        """
        is_replaced = known not in (None, self.world)
        if is_replaced or self._after > self.world.journal.last_id:
            self.world, self._after = known or self.world, 0
            yield partial(event, "reset", {"world": self.world.name}), 0
        journal = self.world.journal
        oldest = journal.first_id if self.most is None else journal.last_id - self.most + 1
        if forgotten := max(0, max(oldest, journal.first_id) - self._after - 1):
            self._after += forgotten
            yield partial(event, "forgotten", {"count": forgotten}), 0
        self.sent = 0
        for number, exchange in journal.exchanges(after=self._after):
            self._after = number
            if self._holds(exchange):
                self.sent += 1
                yield partial(self._entry, number, exchange), exchange.size

    def _entry(self, number: int, exchange: Exchange) -> bytes:
        return event("entry", self._shown(number, exchange), number=number)

    async def more(self, ending: asyncio.Task[Any]) -> None:
        """Wait for the next entry, unless there is one already: until *ending*, or for a glance."""
        if self.world.journal.last_id <= self._after:
            arrival = asyncio.create_task(self.world.journal.arrival())
            try:
                await asyncio.wait((arrival, ending), timeout=GLANCE, return_when="FIRST_COMPLETED")
            finally:
                arrival.cancel()
