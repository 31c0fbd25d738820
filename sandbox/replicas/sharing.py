"""Runs requests in drafts of shared worlds, and commits what they changed."""

import asyncio
import uuid
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import AsyncExitStack, suppress
from typing import Final, TypeVar
from weakref import WeakValueDictionary

import msgspec
from msgspec.structs import asdict

from sandbox.origin import Origin
from sandbox.replicas.attempt import Attempt, Known, NotReadError, running
from sandbox.replicas.commits import Commits
from sandbox.replicas.copies import LIVES, Copies
from sandbox.replicas.copy import Copy
from sandbox.replicas.draft import Draft
from sandbox.replicas.draft_journal import counts_of
from sandbox.replicas.due_webhook import DueWebhook
from sandbox.replicas.encoding import FORMAT, Encoding
from sandbox.replicas.foresight import Foresight
from sandbox.replicas.shared_store import SharedStore
from sandbox.replicas.shared_worlds import SharedWorlds
from sandbox.replicas.store_calls import StoreUnavailableError
from sandbox.world import World

MOST_ATTEMPTS: Final = 200
"""Attempts of one request. Each that fails is one that another process was faster than."""
GLANCE: Final = 0.05
"""Seconds between two looks into the store for a request that waits for something to come."""

T = TypeVar("T")


class Sharing:
    """What connects the *worlds* of this process to the *store* that others use as well."""

    def __init__(self, store: SharedStore, worlds: SharedWorlds) -> None:
        self.store: Final = store
        self._encoding = Encoding(lambda: {**worlds.kinds(), DueWebhook.__name__: DueWebhook})
        self.copies: Final = Copies(
            store,
            self._encoding,
            fresh=worlds.begin,
            empty=worlds.empty,
            most=worlds.most(),
        )
        worlds.copies = self.copies
        self.foresight: Final = Foresight(self.copies)
        self._commits = Commits(store, self.copies, self._encoding, self.foresight)
        self._turns: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def run(self, work: Callable[[], Awaitable[T]], *, known: Known | None = None) -> T:
        """Return what *work* returns, once what it changed is in the store.

        It runs again if it needs what is not read yet, or if another process was faster. Raises
        what it raises, and `StoreUnavailableError`.
        """
        known = known or Known()
        async with AsyncExitStack() as ending:
            known.on_follow = lambda: ending.callback(
                asyncio.create_task(self._follow(known)).cancel
            )
            waits_its_turn = False
            for _ in range(MOST_ATTEMPTS):
                attempt = Attempt(self.copies, known)
                try:
                    with running(attempt):
                        result = await work()
                except NotReadError as missing:
                    await self.read(missing, known)
                    continue
                if await self.commit(attempt):
                    return result
                if not waits_its_turn:
                    waits_its_turn = True
                    await ending.enter_async_context(self._turn(*attempt.drafts))
        raise self.too_busy()

    def _turn(self, name: str, *_: str) -> asyncio.Lock:
        """Return what lets one request of this process at a time try again in a world.

        Else each round of many that came together would let one through, and do all others again.
        """
        turn = self._turns.get(name)
        if turn is None:
            turn = self._turns[name] = asyncio.Lock()
        return turn

    @staticmethod
    def too_busy() -> StoreUnavailableError:
        return StoreUnavailableError(
            f"the world is too busy: others changed it {MOST_ATTEMPTS} times before this request "
            "could"
        )

    async def commit(self, attempt: Attempt) -> bool:
        """Put into the store what *attempt* changed; return whether nobody was faster.

        The copies are as new then as the store, in either case. Raises `StoreUnavailableError`.
        """
        for name in attempt.gone - attempt.made.keys():
            await self.store.forget(name)
            self.copies.drop(name)
        for world in attempt.made.values():
            await self._replace(world)
        (outcome,) = await self.commit_all([attempt])
        if isinstance(outcome, StoreUnavailableError):
            raise outcome
        return outcome

    async def commit_all(
        self, attempts: Sequence[Attempt]
    ) -> "Sequence[bool | StoreUnavailableError]":
        """Commit the drafts of several attempts in one call; say of each what `commit` does.

        Raises `StoreUnavailableError` if the store cannot be used at all.
        """
        drafts = [
            draft
            for attempt in attempts
            if not attempt.known.is_live
            for name, draft in attempt.drafts.items()
            if not (name in attempt.known.read and draft.is_unchanged)
        ]
        outcomes = dict(zip(map(id, drafts), await self._commits.put(drafts), strict=True))
        return [_outcome(attempt, outcomes) for attempt in attempts]

    async def put_new(self, world: World) -> bool:
        """Put *world* into the store unless it has one of that name; return whether it had none.

        Raises `StoreUnavailableError`.
        """
        (outcome,) = await self._commits.put([Draft(Copy(world), reads_journal=False)])
        if isinstance(outcome, StoreUnavailableError):
            raise outcome
        return outcome

    async def catch_up(self, name: str) -> Copy | None:
        """Read what is new of a world and of its journal. Raises `StoreUnavailableError`."""
        copy = await self.copies.catch_up(name)
        if copy is not None and copy.world.journal.most:
            journal = copy.world.journal
            tail = await self.store.journal(name, generation=copy.generation, last=journal.last_id)
            if tail.generation == copy.generation:
                newer = [self._encoding.decode_exchange(entry) for entry in tail.entries]
                journal.take_over(newer, last_id=tail.last, kept=tail.kept)
                journal.coverage.show(counts_of(tail.coverage))
        return copy

    async def read(self, missing: NotReadError, known: Known) -> None:
        """Read what is *missing*, so that it is *known*. Raises `StoreUnavailableError`."""
        name = missing.name
        if name is None:
            origins = await self.store.origins()
            known.listed = {each: _origin(text) for each, text in sorted(origins.items())}
            return
        read = self.catch_up if known.reads_journals else self.copies.catch_up
        if await read(name) is None and missing.is_opened and known.is_live:
            await self._commits.put([Draft(self.copies.new(name), reads_journal=False)])
        known.read.add(name)

    async def _follow(self, known: Known) -> None:
        while True:
            await asyncio.sleep(GLANCE)
            for name in tuple(known.read):
                with suppress(StoreUnavailableError):  # it is in the log; who waits, waits on
                    await self.catch_up(name)

    async def _replace(self, world: World) -> None:
        generation, changes = uuid.uuid4().hex, world.store.changes()
        base = self._encoding.encode(changes)
        await self.store.replace(
            world.name, generation, msgspec.json.encode(asdict(world.origin)), FORMAT, base, LIVES
        )
        self.copies.put(world, generation, len(base))
        copy = self.copies.get(world.name)
        assert copy is not None
        self.copies.after_commit(copy)


def _outcome(
    attempt: Attempt, outcomes: "Mapping[int, bool | StoreUnavailableError]"
) -> "bool | StoreUnavailableError":
    """Return the first of an attempt's drafts that was not done, else True."""
    for draft in attempt.drafts.values():
        outcome = outcomes.get(id(draft), True)
        if outcome is not True:
            return outcome
    return True


def _origin(text: bytes) -> Origin:
    return msgspec.json.decode(text, type=Origin)
