"""Calls of the shared store: each is counted, and a failure is explained in plain words."""

import asyncio
import hashlib
import logging
from collections.abc import Awaitable, Sequence
from time import perf_counter
from typing import Any, Final, TypeAlias, TypeVar

from msgspec import msgpack
from redis.exceptions import (
    AuthenticationError,
    AuthorizationError,
    NoPermissionError,
    NoScriptError,
    OutOfMemoryError,
    ReadOnlyError,
    RedisError,
    ResponseError,
)

from sandbox.replicas import scripts
from sandbox.replicas.address import connect, is_cluster, prefix_of, shown_address
from sandbox.replicas.clocks import Clocks
from sandbox.replicas.keys import Keys
from sandbox.replicas.tally import StoreTally

MOST_CALLS: Final = 32
"""Calls on their way at a time, each on a connection of its own."""

T = TypeVar("T")
_Command: TypeAlias = tuple[bytes | str | int, ...]
_log: Final = logging.getLogger("sandbox")


class StoreUnavailableError(Exception):
    """The store cannot be used now. The message says why, and what to look at."""


class StoreCalls:
    """What calls a Valkey or Redis server, a Sentinel's service or a cluster, at *url*."""

    def __init__(self, url: str) -> None:
        self.address: Final = shown_address(url)
        self.keys: Final = Keys(prefix_of(url))
        self.tally: Final = StoreTally(Clocks(self.address))
        client, others = connect(url)
        self.client: Any = client
        self._is_cluster = is_cluster(url)
        self._others = others
        self._room = asyncio.Semaphore(MOST_CALLS)

    async def close(self) -> None:
        for client in (self.client, *self._others):
            await client.aclose()

    async def plain(self, call: Awaitable[T]) -> T:
        """Await a command of the client. Raises `StoreUnavailableError`."""
        return await self._counted("other", call)

    async def script(self, name: str, keys: Sequence[str], *arguments: bytes | str | int) -> Any:
        """Run a script of `scripts` by its name. Raises `StoreUnavailableError`."""
        command = ("EVALSHA", _DIGESTS[name], len(keys), *keys, *arguments)
        (answer,) = await self._counted(name, self._evaluated([command]), keys[0])
        return answer

    async def for_each(
        self, script: str, worlds: Sequence[str], asked: Sequence[object], bodies: Sequence[bytes]
    ) -> Sequence[tuple[int, Sequence[Any] | StoreUnavailableError]]:
        """Run a script for several worlds; return its answers that are not the usual one.

        Each comes with the place of its world. Raises `StoreUnavailableError`.
        """
        heads = [self.keys.head(name) for name in worlds]
        if not self._is_cluster:
            answers = await self.script(script, heads, msgpack.encode(asked), b"".join(bodies))
            return [self._answer_of(script, answer[0], answer[1:], worlds) for answer in answers]
        commands = [
            ("EVALSHA", _DIGESTS[script], 1, head, msgpack.encode([each]), body)
            for head, each, body in zip(heads, asked, bodies, strict=True)
        ]
        found = enumerate(await self._counted(script, self._evaluated(commands)))
        return [
            self._answer_of(script, at, answer[0][1:], worlds) for at, answer in found if answer
        ]

    def _answer_of(
        self, script: str, at: int, answer: Sequence[Any], worlds: Sequence[str]
    ) -> tuple[int, Sequence[Any] | StoreUnavailableError]:
        if len(answer) > 1:
            return at, answer
        self.tally.count(script, 0.0, is_done=False)  # of this world alone
        return at, self._unavailable(
            ResponseError(answer[0].decode()), self.keys.head(worlds[at]), is_alone=True
        )

    async def _counted(self, kind: str, call: Awaitable[T], key: str = "") -> T:
        started = perf_counter()
        try:
            async with self._room:
                result = await call
        except (RedisError, OSError) as error:
            self.tally.count(kind, perf_counter() - started, is_done=False)
            raise self._unavailable(error, key) from None
        self.tally.count(kind, perf_counter() - started)
        return result

    async def _evaluated(self, commands: Sequence[_Command]) -> Sequence[Any]:
        """Send commands of scripts; send the scripts first if the store has lost them.

        What was done already is known by its id.
        """
        try:
            return await self._sent(commands)
        except NoScriptError:
            for text in _SCRIPTS.values():
                await self.client.script_load(text)
            return await self._sent(commands)

    async def _sent(self, commands: Sequence[_Command]) -> Sequence[Any]:
        if len(commands) == 1:
            return [await self.client.execute_command(*commands[0])]
        pipeline = self.client.pipeline(transaction=False)
        for command in commands:
            pipeline.execute_command(*command)
        answers: Sequence[Any] = await pipeline.execute()
        return answers

    def _unavailable(
        self, error: Exception, key: str, *, is_alone: bool = False
    ) -> StoreUnavailableError:
        """Return what is wrong with the store, or with the world of *key*: it alone was refused."""
        why = _why(error, key, is_alone=is_alone)
        _log.warning("store %s: %s", self.address, why)
        self.tally.last_failure = why
        return StoreUnavailableError(f"the store at {self.address} {why}")


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


_CAUSES: Final[Sequence[tuple[tuple[type[Exception], ...], str, str]]] = (
    ((OutOfMemoryError,), "OOM", "is full: give it more memory (maxmemory), or delete worlds"),
    ((ReadOnlyError,), "READONLY", "is read-only: it is a replica, or a failover is going on"),
    (
        (AuthenticationError, AuthorizationError),
        "WRONGPASS",
        "refuses the password in its URL, or asks for one",
    ),
    (
        (NoPermissionError,),
        "The user executing the script",
        "does not let its user run a command: see the rights in docs/replicas.md",
    ),
    ((), "DB index", "has no database of that number: correct the path of its URL"),
)
"""Classes of errors, else a part of their message, and what is wrong."""


def _why(error: Exception, key: str, *, is_alone: bool) -> str:
    """Say in plain words what is wrong with the store or with *key*, and what to do."""
    text = str(error)
    for classes, part, why in _CAUSES:
        if isinstance(error, classes) or part in text:
            return why
    if is_alone or (isinstance(error, ResponseError) and "WRONGTYPE" in text):
        return f"has a key that another program wrote: delete {key}, or use another database"
    return f"does not answer ({type(error).__name__}: {error})"
