"""The shared store: the worlds that it has, what came to their logs, and what to add there."""

import time
from collections.abc import Mapping, Sequence
from time import perf_counter
from typing import Final

from sandbox.replicas.log_parts import DONE, Commit, Committed, JournalTail, Place, Tail, tail_of
from sandbox.replicas.store_calls import StoreCalls, StoreUnavailableError


class SharedStore:
    """A Valkey or Redis server, a Sentinel's service or a cluster, at *url*."""

    def __init__(self, url: str) -> None:
        self.calls: Final = StoreCalls(url)
        self._keys: Final = self.calls.keys

    async def read(
        self, names: Sequence[str], places: Sequence[Place]
    ) -> "Sequence[Tail | StoreUnavailableError | None]":
        """Return what the logs of worlds have past *places*; None where that is nothing."""
        answers: list[Tail | StoreUnavailableError | None] = [None] * len(names)
        for at, answer in await self.calls.for_each("read", names, places, [b""] * len(names)):
            if isinstance(answer, StoreUnavailableError):
                answers[at] = answer
            else:
                answers[at] = tail_of(answer[1:])
        return answers

    async def commit(
        self, names: Sequence[str], commits: Sequence[Commit]
    ) -> "Sequence[Committed | StoreUnavailableError]":
        """Do the *commits* to the worlds of these *names*, each for itself."""
        answers: list[Committed | StoreUnavailableError] = [DONE] * len(commits)
        packed = [each.packed() for each in commits]
        bodies = [b"".join((each.entry, *each.requests)) for each in commits]
        for at, answer in await self.calls.for_each("commit", names, packed, bodies):
            if isinstance(answer, StoreUnavailableError):
                answers[at] = answer
            else:
                answers[at] = Committed(is_done=bool(answer[0]), newer=tail_of(answer[1:]))
        return answers

    async def replace(self, name: str, *arguments: bytes | str | int) -> None:
        await self.calls.script("replace", self._keys.all(name), *arguments)

    async def fold(self, name: str, *arguments: bytes | str | int) -> bool:
        return bool(await self.calls.script("fold", self._keys.all(name), *arguments))

    async def journal(self, name: str, *, generation: str, last: int) -> JournalTail:
        generation_now, newest, entries, coverage, kept = await self.calls.script(
            "journal", self._keys.all(name), generation, last
        )
        pairs = zip(coverage[::2], coverage[1::2], strict=True)
        counts = {bytes(key): int(count) for key, count in pairs}
        return JournalTail(generation_now.decode(), newest, entries, counts, kept)

    async def clear_journal(self, name: str, generation: str) -> None:
        await self.calls.script("clear_journal", self._keys.all(name), generation)

    async def forget(self, name: str) -> bool:
        """Delete the world; return whether there was one."""
        gone = await self.calls.plain(self.calls.client.delete(*self._keys.all(name)))
        await self.calls.plain(self.calls.client.zrem(self._keys.worlds, name))
        return bool(gone)

    async def touch(self, changed: Mapping[str, float], *, most: int) -> None:
        """Note when worlds *changed*; delete those that changed longest ago, past *most*."""
        pipeline = self.calls.client.pipeline(transaction=False)
        pipeline.zadd(self._keys.worlds, changed)
        pipeline.zcard(self._keys.worlds)
        _, count = await self.calls.plain(pipeline.execute())
        if count > most:
            for oldest in await self.calls.plain(
                self.calls.client.zrange(self._keys.worlds, 0, count - most - 1)
            ):
                await self.forget(oldest.decode())

    async def origins(self) -> dict[str, bytes]:
        """Return all worlds that there are, by name, and what they were made from."""
        names = await self.calls.plain(self.calls.client.zrange(self._keys.worlds, 0, -1))
        pipeline = self.calls.client.pipeline(transaction=False)
        for name in names:
            pipeline.hget(self._keys.head(name.decode()), "origin")
        origins = await self.calls.plain(pipeline.execute()) if names else []
        found = {n.decode(): origin for n, origin in zip(names, origins, strict=True) if origin}
        if gone := [name for name in names if name.decode() not in found]:
            await self.calls.plain(self.calls.client.zrem(self._keys.worlds, *gone))
        return found

    async def show_life(self, process: str, seconds: int) -> None:
        """Let others know for so many *seconds* that this *process* lives."""
        await self.calls.plain(self.calls.client.set(self._keys.process(process), "1", ex=seconds))

    async def has_life(self, process: str) -> bool:
        return bool(await self.calls.plain(self.calls.client.exists(self._keys.process(process))))

    async def end_life(self, process: str) -> None:
        await self.calls.plain(self.calls.client.delete(self._keys.process(process)))

    async def control_token(self, made: str) -> str:
        """Return the control token of all replicas: *made*, unless there is one."""
        await self.calls.plain(self.calls.client.set(self._keys.control_token, made, nx=True))
        kept = await self.calls.plain(self.calls.client.get(self._keys.control_token))
        return bytes(kept).decode()

    async def check(self) -> None:
        """Compare the clocks. Raise `StoreUnavailableError` if the store does not answer."""
        asked, started = time.time(), perf_counter()
        seconds, micros = await self.calls.plain(self.calls.client.time())
        self.calls.tally.clocks.compare(asked, seconds + micros / 1e6, perf_counter() - started)
