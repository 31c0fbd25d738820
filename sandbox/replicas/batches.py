"""Requests of the Storefront API for one world: those that come together are committed together."""

import asyncio
from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from sandbox.door.protocol import Answered
from sandbox.door.received import Received
from sandbox.door.request_log import held_log
from sandbox.door.turns import Rest, begin
from sandbox.replicas.attempt import Attempt, Known, NotReadError, running
from sandbox.replicas.sharing import MOST_ATTEMPTS, Sharing
from sandbox.storefront.endpoint import Endpoint

MOST: Final = 64
"""Requests of one batch."""


class _Waiting(Struct):
    received: Received
    answer: "asyncio.Future[Answered]"


class Batches:
    """Answers requests; those of one world in the order in which they came."""

    def __init__(self, sharing: Sharing, endpoint: Endpoint) -> None:
        self._sharing = sharing
        self._endpoint = endpoint
        self._waiting: dict[str, list[_Waiting]] = {}
        self._tasks: dict[str, asyncio.Task[None]] = {}

    async def answer(self, name: str, received: Received) -> Answered:
        """Answer a request for the world called *name*. Raises `StoreUnavailableError`."""
        waiting = _Waiting(received, asyncio.get_running_loop().create_future())
        self._waiting.setdefault(name, []).append(waiting)
        if name not in self._tasks:
            self._tasks[name] = asyncio.create_task(self._run(name))
        return await waiting.answer

    async def _run(self, name: str) -> None:
        try:
            while waiting := self._waiting.pop(name, None):
                if len(waiting) > MOST:
                    self._waiting[name] = waiting[MOST:]
                await self._settle(name, waiting[:MOST])
        finally:
            del self._tasks[name]

    async def _settle(self, name: str, batch: Sequence[_Waiting]) -> None:
        try:
            await self._sharing.expect(name)
            answers = await self._answers(batch)
        except Exception as error:  # noqa: BLE001 - whoever asked is told
            for waiting in batch:
                if not waiting.answer.done():
                    waiting.answer.set_exception(error)
            return
        for waiting, answered in zip(batch, answers, strict=True):
            if not waiting.answer.done():
                waiting.answer.set_result(answered)

    async def _answers(self, batch: Sequence[_Waiting]) -> Sequence[Answered]:
        known = Known(reads_journals=False)
        for _ in range(MOST_ATTEMPTS):
            attempt = Attempt(self._sharing.copies, known)
            with held_log() as lines:
                try:
                    answers = [
                        await _answered(self._endpoint, each.received, attempt) for each in batch
                    ]
                except NotReadError as missing:
                    await self._sharing.read(missing, known)
                    continue
            if await self._sharing.commit(attempt):
                for later in (*attempt.counts, *lines):
                    later()
                return answers
        raise self._sharing.too_busy()


async def _answered(endpoint: Endpoint, received: Received, attempt: Attempt) -> Answered:
    with running(attempt):
        begun = begin(endpoint.answer(received))
    return await begun if isinstance(begun, Rest) else begun
