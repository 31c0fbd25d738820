"""The copies that one process has of shared worlds, each as far as it read the world's log."""

import asyncio
import time
from collections import OrderedDict
from collections.abc import Callable, Coroutine, Sequence
from typing import Any, Final

import msgspec

from sandbox.origin import Origin
from sandbox.replicas.copy import ID, Copy
from sandbox.replicas.draft import Draft
from sandbox.replicas.draft_store import DraftStore
from sandbox.replicas.due_webhook import DueWebhook
from sandbox.replicas.encoding import FORMAT, Encoding, UnreadableError
from sandbox.replicas.log_parts import Tail
from sandbox.replicas.shared_store import SharedStore
from sandbox.replicas.store_calls import StoreUnavailableError
from sandbox.store import Changes
from sandbox.world import World

LIVES: Final = 30 * 24 * 60 * 60 * 1000
"""Milliseconds that a world is kept after its last change."""
TOUCHED: Final = 60.0
"""Seconds after which a world that changes is noted again as one that does."""
MOST_SPARES: Final = 1_000
"""Drafts that are kept to be used again."""
FOLDED: Final = 512 * 1024
"""Bytes of a log that may be put together with what was before it, if that is smaller."""
_NOWHERE: Final = ("", 0, "")


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
        """Called with the world of each draft that begins."""
        self.changed: Callable[[Copy], None] | None = None
        """Called with each copy in which a webhook began to wait."""
        self._copies: OrderedDict[str, Copy] = OrderedDict()
        self._spares: dict[str, Draft] = {}
        self._changed: dict[str, float] = {}
        """Worlds that are still to be noted, and when they changed."""
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
        (newest,) = await self.catch_up_all([name])
        if isinstance(newest, StoreUnavailableError):
            raise newest
        return newest

    async def catch_up_all(
        self, names: Sequence[str]
    ) -> "Sequence[Copy | StoreUnavailableError | None]":
        """The same for several worlds, in one call. Raises what is wrong with the store itself."""
        copies = [self.get(name) for name in names]
        places = [_NOWHERE if copy is None else copy.place for copy in copies]
        tails = await self._store.read(names, places)
        return [self._caught_up(name, tail) for name, tail in zip(names, tails, strict=True)]

    def _caught_up(
        self, name: str, tail: Tail | StoreUnavailableError | None
    ) -> "Copy | StoreUnavailableError | None":
        if isinstance(tail, StoreUnavailableError):
            return tail
        try:
            return self.get(name) if tail is None else self.take(name, tail)
        except StoreUnavailableError as error:
            return error

    def take(self, name: str, tail: Tail) -> Copy | None:
        """Bring the copy up to *tail*. Raises `StoreUnavailableError` if it cannot be read."""
        known = self._copies.get(name)
        if not tail.generation:
            if known is not None and not known.is_new:
                del self._copies[name]
            return None
        try:
            return self._up_to(name, known, tail)
        except (UnreadableError, msgspec.DecodeError) as error:
            raise StoreUnavailableError(
                f"the store has a world {name} that this sandbox cannot read ({error}): another "
                f"version wrote it, or another program. Delete the world, or use another store"
            ) from None

    def _up_to(self, name: str, known: Copy | None, tail: Tail) -> Copy | None:
        if known is None or not known.goes_on(tail):
            if tail.base is None:
                return known  # another copy was read meanwhile
            known = self._whole(name, tail, tail.base)
        kinds: set[type] = set() if tail.base is None else {DueWebhook}
        for entry in tail.entries[known.count - tail.first :]:
            changes = self._encoding.decode(entry[ID:])
            known.world.store.apply(changes)
            known.go_on(entry)
            kinds.update(changes)
        known.world.refresh(kinds)
        if DueWebhook in kinds and self.changed is not None:
            self.changed(known)
        return known

    def apply(self, copy: Copy, changes: Changes, entry: bytes) -> None:
        copy.world.apply(changes)
        copy.go_on(entry)
        if DueWebhook in changes and self.changed is not None:
            self.changed(copy)

    def draft(self, copy: Copy, *, reads_journal: bool) -> Draft:
        """Return a draft over *copy*: a new one, or one that was kept."""
        spare = None if reads_journal else self._spares.pop(copy.world.name, None)
        if spare is not None and spare.copy is copy and spare.place == copy.place:
            return spare
        draft = Draft(copy, reads_journal=reads_journal, store=self.draft_store)
        if self.drafted is not None:
            self.drafted(draft.world)
        return draft

    def keep(self, draft: Draft) -> None:
        """Keep a draft for the next request, if what was drafted is all in its copy now."""
        if not draft.journal.is_read and len(self._spares) < MOST_SPARES:
            draft.begin_again()
            self._spares[draft.copy.world.name] = draft

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
            copy.touched = time.time()
            if not self._changed:
                self._later(self._note_changed())
            self._changed[copy.world.name] = copy.touched
        if copy.log_size > max(FOLDED, copy.base_size):
            copy.base_size, copy.log_size = copy.base_size + copy.log_size, 0
            self._later(self._fold(copy))

    async def settle(self) -> None:
        """Wait for what `after_commit` began."""
        while self._tasks:
            await asyncio.gather(*self._tasks, return_exceptions=True)

    def _whole(self, name: str, tail: Tail, base: bytes) -> Copy:
        if tail.written_as != str(FORMAT):
            raise UnreadableError(f"format {tail.written_as}, not {FORMAT}")
        world = self._empty(name, msgspec.json.decode(tail.origin, type=Origin))
        if base:
            world.apply(self._encoding.decode(base))
        copy = Copy(world, tail.generation, tail.first, tail.last)
        copy.base_size = len(base)
        return self._keep(name, copy)

    async def _note_changed(self) -> None:
        """Note all worlds that changed in one turn of the event loop."""
        changed, self._changed = self._changed, {}
        await self._store.touch(changed, most=self._most)

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
