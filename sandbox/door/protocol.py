"""The protocol of the server: a complete request is answered at once, without a task of its own.

Operations do not await, so an answer is complete before the event loop runs again. aiohttp's
protocol starts a task for each request, and makes a request and a response that middlewares might
change. This takes half the time of a login, and the Storefront API's requests need none of it.
Here aiohttp parses what comes; a request that is complete is answered, with head and body in one
write. All other requests take aiohttp's ordinary road, in order; so does an answer that takes
long, and gives way between its steps. An answer that waits for something else, such as a store,
is a future: it is sent when that is done, and what came after it on its connection waits.

Requests of several clients that come in one turn of the event loop are read, then answered, then
written, each step for all of them: so a step finds its code in the processor's caches. A client
that sends many requests at once, without waiting for answers, has a slice of a turn; then others
go first.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from math import inf
from time import perf_counter
from typing import Any, Final, TypeAlias

from aiohttp import StreamReader, web
from aiohttp.http import RawRequestMessage
from msgspec import Struct

from sandbox.door.aiohttp_internals import missing
from sandbox.door.answers import Answer
from sandbox.door.guarded_handler import GuardedHandler
from sandbox.door.ordinary_requests import LARGEST, is_awaited, is_ordinary
from sandbox.door.received import Received
from sandbox.door.response_bytes import written
from sandbox.door.turns import SLICE, Done, Turn
from sandbox.scenarios import Effect

_log: Final = logging.getLogger("sandbox")


class Answered(Struct, frozen=True, gc=False):
    """An answer with the id of its request; *effects* are what is still to be done to it."""

    answer: Answer
    request_id: str
    effects: Sequence[Effect] = ()


Begin: TypeAlias = Callable[[Received], Answered | Awaitable[Answered]]
"""Answers at once, or gives what is to be awaited: a future is awaited without a task."""


class SandboxProtocol(GuardedHandler):
    """A connection. *serves* says of a request's target whether *begin* answers it.

    All connections of a server have the same *turn*.
    """

    __slots__ = ("_awaited", "_begin", "_is_due", "_serves", "_turn", "_unsent", "begun")

    def __init__(
        self,
        manager: web.Server,
        *,
        serves: Callable[[str], bool],
        begin: Begin,
        turn: Turn,
        loop: asyncio.AbstractEventLoop,
        **options: Any,
    ) -> None:
        super().__init__(manager, loop=loop, **options)
        self._serves = serves
        self._begin = begin
        self._turn = turn
        self._awaited: asyncio.Future[Answered] | None = None
        self._is_due = False
        self._unsent = b""
        self.begun: Awaitable[Answered] | None = None
        """The answer of the request that aiohttp's task is about to handle, if there is one."""

    def data_received(self, data: bytes) -> None:
        """Let aiohttp parse what came, while its task goes on waiting; answer it in this turn."""
        waiter = self._waiter
        if waiter is None or waiter.done():
            super().data_received(data)
            return
        self._waiter = None  # so the task is not woken
        super().data_received(data)
        self._waiter = waiter
        if not self._is_due:
            self._is_due = True
            self._next_keepalive_close_time = self._loop.time() + self._keepalive_timeout
            self._turn.add(self)

    def close(self) -> None:
        """Answer what came until now, and end. Leave to aiohttp what is still awaited."""
        self._answer_until(inf)
        self.send()
        if self._awaited is not None:
            self.begun, self._awaited = self._awaited, None
            self._wake()
        super().close()

    def answer_due(self) -> None:
        """Answer at once what can be, to be sent; wake aiohttp's task for the rest."""
        self._answer_until(perf_counter() + SLICE)

    def _answer_until(self, end: float) -> None:
        """Answer what can be. What is left when the time is up has its next turn after others."""
        is_due, self._is_due = self._is_due, False
        waiter = self._waiter
        if not is_due or waiter is None or waiter.done():
            return
        self._answer_queue(end)
        while self._is_held_up() and perf_counter() < end:
            self._waiter = None  # aiohttp parses what was held up, and comes back to this object
            self._resume_reading_if_drained()
            self._waiter = waiter
            if not self._answer_queue(end):
                break
        if perf_counter() >= end and (self._messages or self._is_held_up()):
            self._is_due = True
            self._turn.put_off(self)
        elif self._messages and self._awaited is None and not is_awaited(*self._messages[0]):
            self._wake()

    def _is_held_up(self) -> bool:
        return self._buffer_paused and len(self._messages) <= self._msg_queue_resume_size

    def send(self) -> None:
        """Send what was answered."""
        if self._unsent and self.transport is not None:
            self.transport.write(self._unsent)
        self._unsent = b""

    def resume_reading(self, resume_parser: bool = True) -> None:  # noqa: FBT001, FBT002 - aiohttp's
        """Do nothing if nothing was paused: aiohttp's method then parses what is left: nothing."""
        if self._reading_paused:
            super().resume_reading(resume_parser)

    def _answer_queue(self, end: float) -> bool:
        """Answer the parsed messages in order, one at least; say whether that was any."""
        before = len(self._messages)
        while self._messages and self._answer_at_once(*self._messages[0]):
            if perf_counter() >= end:
                break
        return len(self._messages) < before

    def _answer_at_once(self, message: Any, payload: StreamReader) -> bool:
        """Say whether it is done: what takes time or space is left to aiohttp's task."""
        if self.begun is not None or self._awaited is not None:
            return False
        if self._paused or self._reading_paused:
            return False
        if not payload.is_eof() or not (is_ordinary(message) and self._serves(message.path)):
            return False
        body = payload.read_nowait() if message.method == "POST" else b""
        return self._has_answered(message, body)

    def _has_answered(self, message: RawRequestMessage, body: bytes) -> bool:
        """Say whether the answer is ready to be sent; else it is `begun` or awaited."""
        answered = self._begin(
            Received(message.method, message.path, message.headers, body, self.transport)
        )
        if isinstance(answered, Answered):
            return self._is_written(answered)
        if isinstance(answered, asyncio.Future):
            self._awaited = answered
            answered.add_done_callback(self._come)
        else:
            self.begun = answered
        return False

    def _come(self, awaited: "asyncio.Future[Answered]") -> None:
        """Send what was awaited, and go on with what came after it."""
        if self._awaited is not awaited:
            return
        self._awaited = None
        if awaited.exception() is not None:
            self.begun = awaited
            self._wake()
        elif self.transport is not None:
            self._is_due = True
            self._is_written(awaited.result())
            self.answer_due()
            self.send()

    def _is_written(self, answered: Answered) -> bool:
        """Write the answer to the first message, to be sent; else leave it to aiohttp's task."""
        if answered.effects or len(answered.answer.body) > LARGEST or self.transport is None:
            self.begun = Done(answered)
            return False
        assert self._manager is not None
        self._manager.requests_count += 1
        if self._unsent:
            self.send()  # a client that does not wait for answers: the transport limits it
        self._unsent = written(answered.answer, answered.request_id)
        assert self._parser is not None
        self._messages.popleft()
        self._parser.message_consumed()
        self.has_answered()
        return True


def protocol_for(
    server: web.Server,
    *,
    serves: Callable[[str], bool],
    begin: Begin,
    loop: asyncio.AbstractEventLoop,
    **options: Any,
) -> Callable[[], asyncio.Protocol]:
    """Return what makes the protocol of each connection to *server*.

    That is aiohttp's own, with a warning in the log, where aiohttp is not as it is known here.
    """
    if unknown := missing():
        _log.warning(
            "aiohttp is not as this version knows it (%s): requests take its ordinary road, which "
            "is slower",
            ", ".join(unknown),
        )
        return server
    turn = Turn(loop)

    def connection() -> SandboxProtocol:
        return SandboxProtocol(server, serves=serves, begin=begin, turn=turn, loop=loop, **options)

    return connection


def take_begun(protocol: object) -> Awaitable[Answered] | None:
    """Return what was answered at once, and is now to be sent by aiohttp's task."""
    if not isinstance(protocol, SandboxProtocol):
        return None
    begun, protocol.begun = protocol.begun, None
    return begun
