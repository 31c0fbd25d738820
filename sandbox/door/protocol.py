"""Requests that are answered when they are here, together, without a task to wait for each.

Operations do not await, so an answer is ready before the event loop comes round again. aiohttp's
protocol starts a task for each request, and makes a request and a response that others may change
on their way: for the Storefront API's requests none of that is needed, and it takes half the time
of a login. This protocol lets aiohttp parse what comes, but for heads that were read before, looks
whether all of one request is here, and writes the answer in one piece. All else takes aiohttp's own
road, from where it stands.

What comes from several clients in one turn of the event loop is read, then answered, then written:
a step done for all of them in a row finds its code in the processor's caches. That answers a
quarter more of them than to read, answer and write for one after the other.
"""

import asyncio
from collections.abc import Callable, Sequence
from typing import Any, Final

from aiohttp import HttpVersion11, StreamReader, hdrs, web
from aiohttp.http import RawRequestMessage
from msgspec import Struct

from sandbox.door.answers import Answer
from sandbox.door.heads import Ends, Heads, Whole, length_of
from sandbox.door.received import Received
from sandbox.door.response_bytes import written
from sandbox.scenarios import Effect

LARGEST: Final = 64 * 1024
"""Bytes of a body, asked or answered. With a larger one aiohttp waits for whoever is slow."""

TOGETHER: Final = 32
"""Connections that are answered before the first of the answers is sent."""


class Answered(Struct, frozen=True, gc=False):
    """An answer with the id of its request; *effects* are what is still to be done to it."""

    answer: Answer
    request_id: str
    effects: Sequence[Effect] = ()


class Turn:
    """The connections on which something came in this turn of the event loop."""

    __slots__ = ("_due", "_loop")

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self._due: list[ProtocolAtOnce] = []

    def add(self, connection: "ProtocolAtOnce") -> None:
        """Have it answer when all that came is read; that is before anything more is."""
        if not self._due:
            self._loop.call_soon(self._take)
        self._due.append(connection)

    def _take(self) -> None:
        due, self._due = self._due, []
        for start in range(0, len(due), TOGETHER):
            _answer(due[start : start + TOGETHER])


def _answer(connections: Sequence["ProtocolAtOnce"]) -> None:
    for connection in connections:
        try:
            connection.answer_due()
        except Exception:  # noqa: BLE001 - whatever it was, the others are not to wait for it
            connection.log_exception("A connection failed", exc_info=True)
            connection.force_close()
    for connection in connections:
        connection.send()


class ProtocolAtOnce(web.RequestHandler):
    """A connection. *serves* says of a request's target whether *answer* answers it.

    *turn* and *heads* are those of all connections of a server.
    """

    __slots__ = (
        "_answer",
        "_ends",
        "_heads",
        "_is_due",
        "_serves",
        "_turn",
        "_unparsed",
        "_unsent",
        "begun",
    )

    def __init__(
        self,
        manager: web.Server,
        *,
        serves: Callable[[str], bool],
        answer: Callable[[Received], Answered],
        turn: Turn,
        heads: Heads,
        loop: asyncio.AbstractEventLoop,
        **options: Any,
    ) -> None:
        super().__init__(manager, loop=loop, **options)
        self._serves = serves
        self._answer = answer
        self._turn = turn
        self._heads = heads
        self._is_due = False
        self._unparsed: tuple[Whole, bytes] | None = None  # and what it came as
        self._ends = Ends()
        self._unsent = b""
        self.begun: Answered | None = None

    def data_received(self, data: bytes) -> None:
        """Read what came, while aiohttp's task goes on waiting; answer it in this turn."""
        waiter = self._waiter
        if waiter is None or waiter.done():
            self._parse(data)
            return
        whole = None
        if self._ends.is_between and not self._is_due:
            whole = self._heads.whole(data)
        if whole is None:
            self._parse(data)
        else:
            self._unparsed = whole, data
        if not self._is_due:
            self._is_due = True
            self._next_keepalive_close_time = self._loop.time() + self._keepalive_timeout
            self._turn.add(self)

    def close(self) -> None:
        """Answer what was asked by now, and end."""
        self.answer_due()
        self.send()
        super().close()

    def answer_due(self) -> None:
        """Answer at once what can be, to be sent; wake aiohttp's task for the rest."""
        is_due, self._is_due = self._is_due, False
        waiter = self._waiter
        if not is_due or waiter is None or waiter.done():
            return
        if self._unparsed is not None:
            self._answer_unparsed(*self._unparsed)
        self._answer_what_is_here()
        while self._buffer_paused and len(self._messages) <= self._msg_queue_resume_size:
            self._waiter = None  # aiohttp comes back here with what was held up: only to parse it
            self._resume_reading_if_drained()
            self._waiter = waiter
            if not self._answer_what_is_here():
                break
        if self._messages and not waiter.done() and not _is_awaited(*self._messages[0]):
            waiter.set_result(None)

    def send(self) -> None:
        """Send what was answered."""
        if self._unsent and self.transport is not None:
            self.transport.write(self._unsent)
        self._unsent = b""

    def resume_reading(self, resume_parser: bool = True) -> None:  # noqa: FBT001, FBT002 - aiohttp's
        """Do nothing where nothing was paused: aiohttp's parses what is left, which is nothing."""
        if self._reading_paused:
            super().resume_reading(resume_parser)

    def _parse(self, data: bytes) -> None:
        """Let aiohttp read what came, first what was not parsed yet; its task is not woken."""
        if self._unparsed is not None:
            (_, earlier), self._unparsed = self._unparsed, None
            self._parse(earlier)
        waiter, self._waiter = self._waiter, None
        before = self._request_count
        super().data_received(data)
        self._waiter = waiter
        made = self._request_count - before
        self._ends.go_on(data, [self._messages[index] for index in range(-made, 0)])

    def _answer_unparsed(self, whole: Whole, data: bytes) -> None:
        """Answer what needed no parsing, or have it parsed after all: aiohttp's task sends it."""
        self._unparsed = None
        if self._paused or not self._has_answered(whole):
            self._parse(data)

    def _answer_what_is_here(self) -> bool:
        """Say whether that was anything."""
        before = len(self._messages)
        while self._messages and self._answer_at_once(*self._messages[0]):
            pass
        return len(self._messages) < before

    def _answer_at_once(self, message: Any, payload: StreamReader) -> bool:
        """Say whether it is done: what takes time or space is left to aiohttp's task."""
        if self.begun is not None or self._paused or self._reading_paused:
            return False
        if not payload.is_eof() or not self._is_ours(message):
            return False
        whole = Whole(message, payload.read_nowait() if message.method == "POST" else b"")
        if not self._has_answered(whole):
            return False
        assert self._parser is not None
        self._messages.popleft()
        self._parser.message_consumed()
        if head := self._ends.head_of(message):
            self._heads.keep(head, whole)
        return True

    def _has_answered(self, whole: Whole) -> bool:
        """Say whether the answer is ready to be sent; else it is what was `begun`."""
        message, body = whole
        answered = self._answer(
            Received(message.method, message.path, message.headers, body, self.transport)
        )
        if answered.effects or len(answered.answer.body) > LARGEST or self.transport is None:
            self.begun = answered
            return False
        assert self._manager is not None
        self._manager.requests_count += 1
        if self._unsent:
            self.send()  # a client that asks without waiting: the transport says when it is enough
        self._unsent = written(answered.answer, answered.request_id)
        return True

    def _is_ours(self, message: Any) -> bool:
        """Say whether *message* is an ordinary request of the Storefront API."""
        return (
            type(message) is RawRequestMessage
            and message.method in _USUAL
            and not message.should_close
            and not message.upgrade
            and message.version == HttpVersion11
            and self._serves(message.path)
            and hdrs.EXPECT not in message.headers
        )


def take_begun(protocol: object) -> Answered | None:
    """Return what was answered at once, and is now to be sent by aiohttp's task."""
    if not isinstance(protocol, ProtocolAtOnce):
        return None
    begun, protocol.begun = protocol.begun, None
    return begun


def _is_awaited(message: Any, payload: StreamReader) -> bool:
    """Say whether the rest of a request is worth waiting for: it is known to be small."""
    if type(message) is not RawRequestMessage or payload.is_eof() or payload.exception():
        return False
    if message.chunked or hdrs.EXPECT in message.headers:
        return False
    length = length_of(message)
    return length is not None and length <= LARGEST


_USUAL: Final = frozenset({"GET", "OPTIONS", "POST"})
