"""Requests of the Storefront API: those that come together are committed together.

Those for one world run in one draft, in the order in which they came. Those of all worlds make a
round, which goes to the store in one call.
"""

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from time import perf_counter
from typing import Any, Final, TypeAlias

from msgspec import Struct, field

from sandbox.door.protocol import Answered
from sandbox.door.received import Received
from sandbox.door.request_log import held_log
from sandbox.door.turns import Rest, begin
from sandbox.replicas.attempt import Attempt, Known, NotReadError, running
from sandbox.replicas.sharing import MOST_ATTEMPTS, Sharing
from sandbox.replicas.store_calls import StoreUnavailableError
from sandbox.storefront.endpoint import Endpoint

MOST: Final = 64
"""Requests of one round."""
MOST_ROUNDS: Final = 2
"""Rounds on their way at a time; requests that come meanwhile make the next one."""

Unavailable: TypeAlias = Callable[[Received, float, StoreUnavailableError], Answered]
"""Called with a request, when it came, and what went wrong."""


class _Waiting(Struct):
    """A request, when it came, and how often it was tried."""

    received: Received
    answer: "asyncio.Future[Answered]"
    started: float
    attempts: int = 0


class _Batch(Struct):
    """Requests for one world, and what became of them in the last attempt."""

    name: str
    waiting: Sequence[_Waiting]
    attempt: Attempt
    answers: Sequence[Answered] = ()
    lines: list[Callable[[], None]] = field(default_factory=list)


class Batches:
    """Answers requests; those of one world in the order in which they came."""

    def __init__(self, sharing: Sharing, endpoint: Endpoint, unavailable: Unavailable) -> None:
        """*unavailable* is the answer to a request that could not be committed."""
        self._sharing = sharing
        self._endpoint = endpoint
        self._unavailable = unavailable
        self._waiting: dict[str, list[_Waiting]] = {}
        self._busy: set[str] = set()
        """Names of worlds with requests in a round."""
        self._known: dict[str, Known] = {}
        """What was read for requests that wait to be tried again."""
        self._rounds = 0
        self._is_due = False
        self._tasks: set[asyncio.Task[None]] = set()

    def answer(self, name: str, received: Received) -> "asyncio.Future[Answered]":
        """Begin to answer a request for the world called *name*."""
        loop = asyncio.get_running_loop()
        waiting = _Waiting(received, loop.create_future(), perf_counter())
        self._waiting.setdefault(name, []).append(waiting)
        self._soon()
        return waiting.answer

    def _soon(self) -> None:
        if not self._is_due and self._waiting:
            self._is_due = True
            asyncio.get_running_loop().call_soon(self._begin)

    def _begin(self) -> None:
        self._is_due = False
        if self._rounds < MOST_ROUNDS and (batches := self._take()):
            self._rounds += 1
            self._go_on(self._round(batches))
            self._soon()

    def _take(self) -> Sequence[_Batch]:
        """Take what waits for worlds that are not busy, as much as one round has room for."""
        batches, room = [], MOST
        for name in [name for name in self._waiting if name not in self._busy]:
            waiting = self._waiting.pop(name)
            if len(waiting) > room:
                self._waiting[name] = waiting[room:]
            known = self._known.pop(name, None) or Known(reads_journals=False)
            batch = _Batch(name, waiting[:room], Attempt(self._sharing.copies, known))
            self._busy.add(name)
            batches.append(batch)
            room -= len(batch.waiting)
            if room <= 0:
                break
        return batches

    async def _round(self, batches: Sequence[_Batch]) -> None:
        try:
            await self._sharing.foresight.read([batch.name for batch in batches])
        except Exception as error:  # noqa: BLE001 - it is raised for whoever asked
            for batch in batches:
                self._fail(batch, error)
        else:
            await self._commit([batch for batch in batches if self._has_run(batch)])
        finally:
            self._rounds -= 1
            self._soon()

    def _has_run(self, batch: _Batch) -> bool:
        """Run a batch; one that is not ready after a turn goes on in a task of its own."""
        try:
            with held_log() as batch.lines:
                answers = begin(self._answers(batch))
        except NotReadError as missing:
            self._go_on(self._read(batch, missing))
        except Exception as error:  # noqa: BLE001 - as above
            self._fail(batch, error)
        else:
            if not isinstance(answers, Rest):
                batch.answers = answers
                return True
            self._go_on(self._finish(batch, answers))
        return False

    async def _read(self, batch: _Batch, missing: NotReadError) -> None:
        try:
            await self._sharing.read(missing, batch.attempt.known)
        except Exception as error:  # noqa: BLE001 - as above
            self._fail(batch, error)
        else:
            self._again(batch)

    async def _finish(self, batch: _Batch, rest: Rest[Sequence[Answered]]) -> None:
        try:
            with held_log() as lines:
                batch.answers = await rest
            batch.lines += lines
        except NotReadError as missing:
            await self._read(batch, missing)
        except Exception as error:  # noqa: BLE001 - as above
            self._fail(batch, error)
        else:
            await self._commit([batch])

    async def _answers(self, batch: _Batch) -> Sequence[Answered]:
        answers = []
        for waiting in batch.waiting:
            with running(batch.attempt):
                begun = begin(self._endpoint.answer(waiting.received))
            answers.append(await begun if isinstance(begun, Rest) else begun)
        return answers

    async def _commit(self, batches: Sequence[_Batch]) -> None:
        """Commit what has run and answer it; try again where another process was faster."""
        outcomes: Sequence[bool | Exception]
        try:
            outcomes = await self._sharing.commit_all([batch.attempt for batch in batches])
        except Exception as error:  # noqa: BLE001 - as above
            outcomes = [error] * len(batches)
        for batch, outcome in zip(batches, outcomes, strict=True):
            if isinstance(outcome, Exception):
                self._fail(batch, outcome)
            elif outcome:
                self._succeed(batch)
            else:
                self._again(batch)

    def _again(self, batch: _Batch) -> None:
        """Have the requests run in the next round, before those that came since."""
        for waiting in batch.waiting:
            waiting.attempts += 1
        if batch.waiting[0].attempts > MOST_ATTEMPTS:
            self._fail(batch, self._sharing.too_busy())
            return
        self._waiting[batch.name] = [*batch.waiting, *self._waiting.get(batch.name, ())]
        self._known[batch.name] = batch.attempt.known
        self._leave(batch)

    def _succeed(self, batch: _Batch) -> None:
        for later in (*batch.attempt.counts, *batch.lines):
            later()
        for waiting, answered in zip(batch.waiting, batch.answers, strict=True):
            if not waiting.answer.done():
                waiting.answer.set_result(answered)
        self._leave(batch)

    def _fail(self, batch: _Batch, error: Exception) -> None:
        for waiting in batch.waiting:
            if waiting.answer.done():
                continue
            if isinstance(error, StoreUnavailableError):
                answered = self._unavailable(waiting.received, waiting.started, error)
                waiting.answer.set_result(answered)
            else:
                waiting.answer.set_exception(error)
        self._leave(batch)

    def _leave(self, batch: _Batch) -> None:
        self._busy.discard(batch.name)
        self._soon()

    def _go_on(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
