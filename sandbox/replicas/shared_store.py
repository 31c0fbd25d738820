"""The calls of the shared store: those of one turn of the event loop go out together."""

import asyncio
import hashlib
import logging
from collections.abc import Sequence
from time import perf_counter
from typing import Any, Final

from msgspec import Struct
from redis.exceptions import (
    AuthenticationError,
    AuthorizationError,
    NoScriptError,
    OutOfMemoryError,
    ReadOnlyError,
    RedisError,
    ResponseError,
)

from sandbox.replicas import scripts
from sandbox.replicas.address import connect, shown_address
from sandbox.replicas.tally import StoreTally

MOST_PIPELINES: Final = 4
"""Pipelines on their way at a time; calls that come meanwhile go out with the next one."""

_log: Final = logging.getLogger("sandbox")


class StoreUnavailableError(Exception):
    """The store cannot be used now. The message says why, and what to look at."""


class Tail(Struct, frozen=True):
    """What came to a world's log since a position.

    `generation` is empty for a world that the store does not have. `base` is None if the entries
    go on from where they were asked for; else it is what the world had before them, as bytes.
    """

    generation: str
    count: int
    first: int
    origin: bytes
    written_as: bytes
    base: bytes | None
    entries: Sequence[bytes]


class Committed(Struct, frozen=True):
    """What became of a commit.

    `newer` is None if it was done now; else what came first. It `is_done` also if an earlier try
    of the same commit had been done, and its answer was lost.
    """

    is_done: bool
    length: int = 0
    newer: Tail | None = None


class JournalTail(Struct, frozen=True):
    """The requests since a number, `last` being the number of the newest ever."""

    generation: str
    last: int
    entries: Sequence[bytes]
    coverage: dict[bytes, int]
    kept: int


class SharedStore:
    """A Valkey or Redis server, a Sentinel's service or a cluster, at *url*."""

    def __init__(self, url: str) -> None:
        self.address: Final = shown_address(url)
        self.tally: Final = StoreTally()
        client, others = connect(url)
        self._client: Any = client
        self._others = others
        self._due: list[_Call] = []
        self._sending = 0
        self._tasks: set[asyncio.Task[None]] = set()

    async def read(self, name: str, *, generation: str, position: int) -> Tail:
        """Return what the log of the world has past *position*."""
        return _tail(await self._call("read", name, generation, position))

    async def commit(self, name: str, *arguments: bytes | str | int) -> Committed:
        """Append an entry, requests of the journal and counts; see `scripts.COMMIT`."""
        done, length, rest = await self._call("commit", name, *arguments)
        if done and len(rest) == 2:  # noqa: PLR2004 - a generation and a count
            return Committed(is_done=True, length=length)
        return Committed(is_done=bool(done), newer=_tail(rest))

    async def replace(self, name: str, *arguments: bytes | str | int) -> None:
        await self._call("replace", name, *arguments)

    async def fold(self, name: str, *arguments: bytes | str | int) -> bool:
        return bool(await self._call("fold", name, *arguments))

    async def journal(self, name: str, *, generation: str, last: int) -> JournalTail:
        generation_now, newest, entries, coverage, kept = await self._call(
            "journal", name, generation, last
        )
        pairs = zip(coverage[::2], coverage[1::2], strict=True)
        counts = {bytes(key): int(count) for key, count in pairs}
        return JournalTail(generation_now.decode(), newest, entries, counts, kept)

    async def clear_journal(self, name: str, generation: str) -> None:
        await self._call("clear_journal", name, generation)

    async def forget(self, name: str) -> bool:
        """Delete the world; return whether there was one."""
        gone = await self._plain(self._client.delete(*scripts.keys(name)))
        await self._plain(self._client.zrem(scripts.WORLDS, name))
        return bool(gone)

    async def touch(self, name: str, *, now: float, most: int) -> None:
        """Note that the world changed *now*; delete those that changed longest ago, past *most*."""
        await self._plain(self._client.zadd(scripts.WORLDS, {name: now}))
        count = await self._plain(self._client.zcard(scripts.WORLDS))
        if count > most:
            for oldest in await self._plain(
                self._client.zrange(scripts.WORLDS, 0, count - most - 1)
            ):
                await self.forget(oldest.decode())

    async def origins(self) -> dict[str, bytes]:
        """Return all worlds that there are, by name, and what they were made from."""
        names = await self._plain(self._client.zrange(scripts.WORLDS, 0, -1))
        pipeline = self._client.pipeline(transaction=False)
        for name in names:
            pipeline.hget(scripts.keys(name.decode())[0], "origin")
        origins = await self._plain(pipeline.execute()) if names else []
        found = {n.decode(): origin for n, origin in zip(names, origins, strict=True) if origin}
        if gone := [name for name in names if name.decode() not in found]:
            await self._plain(self._client.zrem(scripts.WORLDS, *gone))
        return found

    async def show_life(self, process: str, seconds: int) -> None:
        """Let others know for so many *seconds* that this *process* lives."""
        await self._plain(self._client.set(scripts.PROCESS + process, "1", ex=seconds))

    async def has_life(self, process: str) -> bool:
        return bool(await self._plain(self._client.exists(scripts.PROCESS + process)))

    async def end_life(self, process: str) -> None:
        await self._plain(self._client.delete(scripts.PROCESS + process))

    async def check(self) -> None:
        """Raise `StoreUnavailableError` if the store does not answer."""
        await self._plain(self._client.ping())

    async def close(self) -> None:
        for client in (self._client, *self._others):
            await client.aclose()

    async def _plain(self, call: Any) -> Any:
        started = perf_counter()
        try:
            result = await call
        except (RedisError, OSError) as error:
            self.tally.count("other", perf_counter() - started, is_done=False)
            raise self._unavailable(error) from None
        self.tally.count("other", perf_counter() - started)
        return result

    async def _call(self, script: str, name: str, *arguments: bytes | str | int) -> Any:
        call = _Call(script, name, arguments, asyncio.get_running_loop().create_future())
        self._due.append(call)
        if len(self._due) == 1:
            asyncio.get_running_loop().call_soon(self._send_due)
        started = perf_counter()
        try:
            result = await call.answer
        except (RedisError, OSError) as error:
            self.tally.count(script, perf_counter() - started, is_done=False)
            raise self._unavailable(error, name) from None
        self.tally.count(script, perf_counter() - started)
        return result

    def _send_due(self) -> None:
        if self._due and self._sending < MOST_PIPELINES:
            due, self._due = self._due, []
            self._sending += 1
            task = asyncio.create_task(self._send(due))
            self._tasks.add(task)
            task.add_done_callback(self._sent)

    def _sent(self, task: "asyncio.Task[None]") -> None:
        self._tasks.discard(task)
        self._sending -= 1
        self._send_due()

    async def _send(self, due: "Sequence[_Call]") -> None:
        try:
            answers = await self._pipeline(due)
            if any(isinstance(answer, NoScriptError) for answer in answers):
                for text in _SCRIPTS.values():
                    await self._client.script_load(text)
                answers = await self._pipeline(due)  # what was done already is known by its id
        except (RedisError, OSError) as error:
            answers = [error] * len(due)
        for call, answer in zip(due, answers, strict=True):
            if call.answer.done():
                continue
            if isinstance(answer, Exception):
                call.answer.set_exception(answer)
            else:
                call.answer.set_result(answer)

    async def _pipeline(self, due: "Sequence[_Call]") -> Sequence[Any]:
        pipeline = self._client.pipeline(transaction=False)
        for call in due:
            keys = scripts.keys(call.name)
            pipeline.execute_command(
                "EVALSHA", _DIGESTS[call.script], len(keys), *keys, *call.arguments
            )
        answers: Sequence[Any] = await pipeline.execute(raise_on_error=False)
        return answers

    def _unavailable(self, error: Exception, name: str = "") -> StoreUnavailableError:
        why = _why(error, name)
        _log.warning("store %s: %s", self.address, why)
        self.tally.last_failure = why
        return StoreUnavailableError(f"the store at {self.address} {why}")


class _Call(Struct):
    script: str
    name: str
    arguments: tuple[bytes | str | int, ...]
    answer: "asyncio.Future[Any]"


_SCRIPTS: Final = {
    "read": scripts.READ,
    "commit": scripts.COMMIT,
    "replace": scripts.REPLACE,
    "fold": scripts.FOLD,
    "journal": scripts.JOURNAL,
    "clear_journal": scripts.CLEAR_JOURNAL,
}
_DIGESTS: Final = {
    name: hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest()
    for name, text in _SCRIPTS.items()
}


def _tail(answer: Sequence[Any]) -> Tail:
    generation, count, first, origin, written_as, base, entries = answer
    return Tail(
        generation=generation.decode(),
        count=count,
        first=first,
        origin=origin,
        written_as=written_as,
        base=base,
        entries=entries,
    )


def _why(error: Exception, name: str) -> str:
    """Say in plain words what is wrong with the store, and what to do."""
    if isinstance(error, OutOfMemoryError) or "OOM" in str(error):
        return "is full: give it more memory (maxmemory), or delete worlds"
    if isinstance(error, ReadOnlyError) or "READONLY" in str(error):
        return "is read-only: it is a replica, or a failover is going on"
    if isinstance(error, AuthenticationError | AuthorizationError):
        return "refuses the password in its URL, or asks for one"
    if "DB index" in str(error):
        return "has no database of that number: correct the path of its URL"
    if isinstance(error, ResponseError) and "WRONGTYPE" in str(error):
        key = scripts.keys(name)[0]
        return f"has a key that another program wrote: delete {key}, or use another database"
    return f"does not answer ({type(error).__name__}: {error})"
