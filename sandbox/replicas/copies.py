"""The copies that one process has of shared worlds, each as far as it read the world's log."""

import asyncio
import os
import time
from collections import OrderedDict
from collections.abc import Callable, Coroutine
from typing import Any, Final

import msgspec

from sandbox.origin import Origin
from sandbox.replicas.draft_store import DraftStore
from sandbox.replicas.due_webhook import DueWebhook
from sandbox.replicas.encoding import FORMAT, Encoding, UnreadableError
from sandbox.replicas.shared_store import SharedStore, StoreUnavailableError, Tail
from sandbox.store import Changes
from sandbox.world import World

LIVES: Final = 30 * 24 * 60 * 60 * 1000
"""Milliseconds that a world is kept after its last change."""
TOUCHED: Final = 60.0
"""Seconds after which a world that changes is noted again as one that does."""
FOLDED: Final = 512 * 1024
"""Bytes of a log that may be put together with what was before it, if that is smaller."""
ID: Final = 16
"""Bytes of an entry's id."""


class Copy:
    """A world as it is after `count` entries of the log of its `generation`.

    The generation is empty while the store does not have the world. What was read first decides:
    `world` is another object after a reset.
    """

    __slots__ = (
        "base_size",
        "count",
        "generation",
        "is_shared",
        "log_size",
        "touched",
        "world",
    )

    def __init__(self, world: World, generation: str = "", count: int = 0) -> None:
        self.world = world
        self.generation = generation
        self.count = count
        self.base_size = 0
        self.log_size = 0
        self.touched = 0.0
        self.is_shared = False
        """Whether other processes changed the world since this one did last."""

    @property
    def is_new(self) -> bool:
        """Whether the store did not have the world when it was read last."""
        return not self.generation


class Copies:
    """Copies by name. When there are too many, the one used longest ago goes."""

    def __init__(
        self,
        store: SharedStore,
        encoding: Encoding,
        *,
        fresh: Callable[[str], World],
        empty: Callable[[str, Origin], World],
        most: int,
    ) -> None:
        """*fresh* makes a world as it begins, *empty* one without any record put."""
        self._store = store
        self._encoding = encoding
        self._fresh = fresh
        self._empty = empty
        self._most = most
        self.draft_store: type[DraftStore] = DraftStore
        self.drafted: Callable[[World], None] | None = None
        """Is told of each draft that begins."""
        self.changed: Callable[[Copy], None] | None = None
        """Is told of each copy in which a webhook began to wait."""
        self._copies: OrderedDict[str, Copy] = OrderedDict()
        self._tasks: set[asyncio.Task[None]] = set()

    def __len__(self) -> int:
        return len(self._copies)

    def get(self, name: str) -> Copy | None:
        copy = self._copies.get(name)
        if copy is not None:
            self._copies.move_to_end(name)
        return copy

    async def catch_up(self, name: str) -> Copy | None:
        """Read what is new in the store; return the copy, None if the store has no such world.

        Raises `StoreUnavailableError`.
        """
        known = self.get(name)
        generation, position = ("", 0) if known is None else (known.generation, known.count)
        tail = await self._store.read(name, generation=generation, position=position)
        return self.take(name, tail)

    def take(self, name: str, tail: Tail) -> Copy | None:
        """Bring the copy up to *tail*. Raises `StoreUnavailableError` if it cannot be read."""
        known = self._copies.get(name)
        if not tail.generation:
            if known is not None and not known.is_new:
                del self._copies[name]
            return None
        try:
            if tail.base is not None:
                known = self._whole(name, tail, tail.base, known)
            elif known is None or known.generation != tail.generation or known.count < tail.first:
                return known  # another copy was read meanwhile
            has_webhook = tail.base is not None
            for entry in tail.entries[known.count - tail.first :]:
                changes = self._encoding.decode(entry[ID:])
                known.world.store.apply(changes)
                known.count += 1
                known.log_size += len(entry)
                has_webhook = has_webhook or DueWebhook in changes
            known.world.refresh()
            if has_webhook and self.changed is not None:
                self.changed(known)
        except (UnreadableError, msgspec.DecodeError) as error:
            raise StoreUnavailableError(
                f"the store has a world {name} that this sandbox cannot read ({error}): another "
                f"version wrote it, or another program. Delete the world, or use another store"
            ) from None
        return known

    def apply(self, copy: Copy, changes: Changes, size: int) -> None:
        copy.world.apply(changes)
        copy.count += 1
        copy.log_size += size
        if DueWebhook in changes and self.changed is not None:
            self.changed(copy)

    def new(self, name: str) -> Copy:
        """Return a copy of a world that the store does not have, as it begins."""
        return self._keep(name, Copy(self._fresh(name)))

    def put(self, world: World, generation: str, size: int) -> None:
        """Keep *world*, which has just taken the place of all that had its name."""
        copy = self._keep(world.name, Copy(world, generation))
        copy.base_size = size

    def drop(self, name: str) -> None:
        self._copies.pop(name, None)

    @staticmethod
    def is_due(copy: Copy) -> bool:
        """Return whether it is time to note that the world changes."""
        return time.time() - copy.touched > TOUCHED

    def after_commit(self, copy: Copy) -> None:
        """Do what need not be waited for: note that the world changed, make its log shorter."""
        if self.is_due(copy):
            copy.touched = now = time.time()
            self._later(self._store.touch(copy.world.name, now=now, most=self._most))
        if copy.log_size > max(FOLDED, copy.base_size):
            copy.base_size, copy.log_size = copy.base_size + copy.log_size, 0
            self._later(self._fold(copy))

    async def settle(self) -> None:
        """Wait for what `after_commit` began."""
        while self._tasks:
            await asyncio.gather(*self._tasks, return_exceptions=True)

    def _whole(self, name: str, tail: Tail, base: bytes, known: Copy | None) -> Copy:
        if tail.written_as != b"%d" % FORMAT:
            raise UnreadableError(f"format {tail.written_as.decode()}, not {FORMAT}")
        if known is not None and known.generation == tail.generation and known.count > tail.first:
            return known
        world = self._empty(name, msgspec.json.decode(tail.origin, type=Origin))
        if base:
            world.apply(self._encoding.decode(base))
        copy = Copy(world, tail.generation, tail.first)
        copy.base_size = len(base)
        return self._keep(name, copy)

    async def _fold(self, copy: Copy) -> None:
        changes, position = copy.world.store.changes(), copy.count
        base = await asyncio.to_thread(self._encoding.encode, changes)
        copy.base_size = len(base)
        name = copy.world.name
        await self._store.fold(name, copy.generation, position, base, LIVES)

    def _later(self, work: Coroutine[Any, Any, object]) -> None:
        task = asyncio.create_task(_quietly(work))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def _keep(self, name: str, copy: Copy) -> Copy:
        self._copies[name] = copy
        self._copies.move_to_end(name)
        if len(self._copies) > self._most:
            self._copies.popitem(last=False)
        return copy


async def _quietly(work: Coroutine[Any, Any, object]) -> None:
    """The store's troubles are in the log; the next commit tries again."""
    try:
        await work
    except StoreUnavailableError:
        return


def new_id() -> bytes:
    """Return the id of an entry."""
    return os.urandom(ID)
