"""Sends webhooks beside the requests: none waits for one.

A delivery that fails is sent again by the clock of its world. What waits is kept in memory only:
a snapshot has none of it.
"""

import asyncio
import logging
from collections import deque
from datetime import datetime
from typing import Any, Final

from msgspec.structs import replace

from sandbox.webhooks.composing import Composer
from sandbox.webhooks.delivery import Delivery, effect_of, pause_after
from sandbox.webhooks.sending import Sender, Sent
from sandbox.webhooks.story import put_down
from sandbox.webhooks.subscriptions import Subscription
from sandbox.world import World

MOST: Final = 1_000
"""Deliveries that wait for one URL; above it new ones are lost, and the log says so."""

GLANCE: Final = 0.2
"""Seconds between looks at the clocks of worlds whose deliveries are to be tried again."""

_log: Final = logging.getLogger("sandbox")


class Deliveries:
    """The webhooks of one process, which has all worlds in its memory."""

    def __init__(self, composer: Composer) -> None:
        self._composer = composer
        self._queues: dict[Subscription, deque[Delivery]] = {
            each: deque() for each in composer.subscriptions
        }
        self._waiting: list[Delivery] = []
        self._tasks: dict[object, asyncio.Task[None]] = {}
        self._sender = Sender()

    def watch(self, world: World) -> None:
        """Send what happens in *world* from now on."""
        self._composer.watch(world, self._add)

    async def close(self) -> None:
        for task in self._tasks.values():
            task.cancel()
        await asyncio.gather(*self._tasks.values(), return_exceptions=True)
        await self._sender.close()

    def _add(self, delivery: Delivery) -> None:
        queue = self._queues[delivery.to]
        if len(queue) + sum(each.to is delivery.to for each in self._waiting) >= MOST:
            _log.warning("%s webhooks wait for %s: one is lost", MOST, delivery.to.url)
            return
        queue.append(delivery)
        self._run(delivery.to, self._work(queue))

    def _run(self, name: object, work: Any) -> None:
        """Begin *work* unless it is going on already."""
        task = self._tasks.get(name)
        if task is None or task.done():
            self._tasks[name] = asyncio.get_running_loop().create_task(work)
        else:
            work.close()

    async def _work(self, queue: deque[Delivery]) -> None:
        while queue:
            delivery = queue.popleft()
            sent = await self._sender.deliver(delivery, effect_of(delivery))
            put_down(delivery, sent, self._again(delivery, sent))

    def _again(self, delivery: Delivery, sent: Sent) -> datetime | None:
        """Let a delivery that failed wait for its next attempt; return when that is."""
        pause = None if sent.is_accepted or sent.is_lost else pause_after(delivery.attempt)
        if pause is None:
            return None
        due = delivery.world.clock.now() + pause
        self._waiting.append(replace(delivery, attempt=delivery.attempt + 1, due=due))
        self._run("retries", self._retry())
        return due

    async def _retry(self) -> None:
        while self._waiting:
            await asyncio.sleep(GLANCE)
            due = [each for each in self._waiting if _is_due(each)]
            self._waiting = [each for each in self._waiting if not _is_due(each)]
            for each in due:
                self._add(each)


def _is_due(delivery: Delivery) -> bool:
    return delivery.due is not None and delivery.due <= delivery.world.clock.now()
