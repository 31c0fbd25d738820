"""Webhooks of shared worlds: each is committed with what it tells of, and sent by one process.

The process that committed an event sends it. If that process ends first, another one that has a
copy of the world takes over. What was sent is settled in the log of the world. A process that is
killed between sending and settling leaves a webhook that is sent once more, with the same id.
"""

import asyncio
import uuid
from collections import defaultdict, deque
from contextlib import suppress
from typing import Final, TypeAlias

from msgspec.structs import replace

from sandbox.replicas.attempt import Known
from sandbox.replicas.copy import Copy
from sandbox.replicas.draft_store import WatchedDraftStore
from sandbox.replicas.due_webhook import DueWebhook, due_webhook
from sandbox.replicas.shared_worlds import SharedWorlds
from sandbox.replicas.sharing import Sharing
from sandbox.replicas.store_calls import StoreUnavailableError
from sandbox.scenarios import Effect
from sandbox.webhooks.composing import Composer
from sandbox.webhooks.delivery import Delivery, effect_of, pause_after
from sandbox.webhooks.sending import PATIENCE, Sender, Sent
from sandbox.webhooks.story import put_down
from sandbox.world import World

GLANCE: Final = 0.2
"""Seconds between looks into the store for worlds with webhooks that wait."""
PULSE: Final = 3.0
"""Seconds between signs of life of a process."""
LIVES: Final = 12
"""Seconds without a sign of life after which others send what a process had to send."""

Place: TypeAlias = tuple[str, str]
"""A world's name, and the id of a webhook."""


class SharedWebhooks:
    """The webhooks that this process sends."""

    def __init__(self, composer: Composer, sharing: Sharing, worlds: SharedWorlds) -> None:
        self._composer = composer
        self._sharing = sharing
        self._worlds = worlds
        self._me = uuid.uuid4().hex
        self._dead: set[str] = set()
        self._with_due: set[str] = set()
        """Names of worlds in which webhooks wait."""
        self._taken: set[Place] = set()
        self._queues: defaultdict[str, deque[Place]] = defaultdict(deque)
        self._senders: dict[str, asyncio.Task[None]] = {}
        self._rounds: list[asyncio.Task[None]] = []
        self._sender = Sender()
        self._is_closing = False
        sharing.copies.draft_store = WatchedDraftStore
        sharing.copies.drafted = self._watch
        sharing.copies.changed = self._notice

    def begin(self) -> None:
        self._rounds = [asyncio.create_task(each()) for each in (self._live, self._look_around)]

    async def close(self) -> None:
        """End what is being sent; others send the rest. Raises `StoreUnavailableError`."""
        self._is_closing = True
        for each in self._rounds:
            each.cancel()
        if self._senders:
            await asyncio.wait(self._senders.values(), timeout=PATIENCE + 1)
        for each in self._senders.values():
            each.cancel()
        await asyncio.gather(*self._rounds, *self._senders.values(), return_exceptions=True)
        await self._sender.close()
        with suppress(StoreUnavailableError):
            await self._sharing.store.end_life(self._me)

    def _watch(self, world: World) -> None:
        """Have what tells of the changes of a draft be committed with them."""

        def add(delivery: Delivery) -> None:
            world.store.put(due_webhook(delivery, sender=self._me))

        self._composer.watch(world, add)

    def _notice(self, copy: Copy) -> None:
        """Take what this process is to send now; the rest waits."""
        name, is_waiting = copy.world.name, False
        for due in copy.world.store.after(DueWebhook, ""):
            is_waiting = True
            if (name, due.id) not in self._taken and self._is_mine(due, copy.world):
                self._taken.add((name, due.id))
                self._queues[due.url].append((name, due.id))
                self._send_to(due.url)
        if is_waiting:
            self._with_due.add(name)
        else:
            self._with_due.discard(name)

    def _is_mine(self, due: DueWebhook, world: World) -> bool:
        """Say whether this process is to send it now, by the clock of the world."""
        if due.sender != self._me and due.sender not in self._dead:
            return False
        return due.due is None or due.due <= world.clock.now()

    def _send_to(self, url: str) -> None:
        task = self._senders.get(url)
        if (task is None or task.done()) and not self._is_closing:
            self._senders[url] = asyncio.create_task(self._send_all(self._queues[url]))

    async def _send_all(self, queue: deque[Place]) -> None:
        """Send what waits for one URL, in its order."""
        while queue and not self._is_closing:
            name, webhook_id = queue.popleft()
            try:
                await self._send(name, webhook_id)
            except StoreUnavailableError:
                self._with_due.add(name)  # it is tried again
            finally:
                self._taken.discard((name, webhook_id))

    async def _send(self, name: str, webhook_id: str) -> None:
        async def take() -> tuple[Delivery, Effect | None] | None:
            return self._take(name, webhook_id)

        taken = await self._sharing.run(take, known=Known(reads_journals=False))
        if taken is None:
            return
        sent = await self._sender.deliver(*taken)

        async def settle() -> None:
            self._settle(name, webhook_id, sent)

        while True:
            try:
                await self._sharing.run(settle, known=Known(reads_journals=False))
            except StoreUnavailableError:
                await asyncio.sleep(GLANCE)  # it was sent: nobody is to send it again
            else:
                return

    def _take(self, name: str, webhook_id: str) -> tuple[Delivery, Effect | None] | None:
        """Return what is to be sent, and what a scenario does to it; None if others send it."""
        world = self._worlds.peek(name)
        due = None if world is None else world.store.get(DueWebhook, webhook_id)
        if world is None or due is None or not self._is_mine(due, world):
            return None
        if due.sender != self._me:
            world.store.put(replace(due, sender=self._me))
        delivery = due.delivery(world)
        return delivery, effect_of(delivery)

    def _settle(self, name: str, webhook_id: str, sent: Sent) -> None:
        world = self._worlds.peek(name)
        due = None if world is None else world.store.get(DueWebhook, webhook_id)
        if world is None or due is None or due.sender != self._me:
            return
        pause = None if sent.is_accepted or sent.is_lost else pause_after(due.attempt)
        again = None if pause is None else world.clock.now() + pause
        put_down(due.delivery(world), sent, again)
        if again is None:
            world.store.remove(due)
        else:
            world.store.put(due.again(again))

    async def _live(self) -> None:
        """Show that this process lives, and find out who of those that are to send does not."""
        store = self._sharing.store
        while True:
            with suppress(StoreUnavailableError):
                await store.show_life(self._me, LIVES)
                for sender in self._others():
                    if not await store.has_life(sender):
                        self._dead.add(sender)
            await asyncio.sleep(PULSE)

    def _others(self) -> set[str]:
        copies = [self._sharing.copies.get(name) for name in self._with_due]
        senders = {
            due.sender
            for copy in copies
            if copy is not None
            for due in copy.world.store.after(DueWebhook, "")
        }
        return senders - {self._me} - self._dead

    async def _look_around(self) -> None:
        """Read what others changed in worlds where webhooks wait, such as the clock."""
        while True:
            await asyncio.sleep(GLANCE)
            for name in tuple(self._with_due):
                with suppress(StoreUnavailableError):
                    copy = await self._sharing.copies.catch_up(name)
                    if copy is None:
                        self._with_due.discard(name)
                    else:
                        self._notice(copy)
