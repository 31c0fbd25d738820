"""Sends webhooks, signed, beside the requests: none waits for one.

A delivery that fails is sent again by the clock of its world. What waits is kept in memory only:
a snapshot has none of it.
"""

import asyncio
import logging
from base64 import b64encode
from collections import deque
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from hashlib import sha256
from hmac import digest
from time import perf_counter
from typing import Any, Final

import msgspec
from msgspec.structs import replace

from sandbox.scenarios import Effect
from sandbox.schema import load_schemas
from sandbox.store import Record
from sandbox.webhooks.delivery import Delivery
from sandbox.webhooks.events import KINDS, events_of
from sandbox.webhooks.payloads import payload_of
from sandbox.webhooks.sending import Sender, Sent
from sandbox.webhooks.story import put_down
from sandbox.webhooks.subscriptions import Subscription
from sandbox.webhooks.watched_store import WatchedStore
from sandbox.world import World

MOST: Final = 1_000
"""Deliveries that wait for one URL; above it new ones are lost, and the log says so."""

PAUSES: Final = tuple(timedelta(minutes=each) for each in (1, 2, 5, 10, 30, 60, 60, 72))
"""Shopify: a delivery is tried again 8 times in 4 hours (documented); the pauses are our choice."""

GLANCE: Final = 0.2
"""Seconds between looks at the clocks of worlds whose deliveries are to be tried again."""

_log: Final = logging.getLogger("sandbox")


class Deliveries:
    """The webhooks of one process."""

    def __init__(self, subscriptions: Sequence[Subscription], secret: str) -> None:
        self._subscriptions = subscriptions
        self._secret = secret.encode()
        self._queues: dict[Subscription, deque[Delivery]] = {
            each: deque() for each in subscriptions
        }
        self._waiting: list[Delivery] = []
        self._tasks: dict[object, asyncio.Task[None]] = {}
        self._sender = Sender()

    def watch(self, world: World) -> None:
        """Send what happens in *world* from now on."""
        if isinstance(world.store, WatchedStore):
            world.store.watch(
                KINDS,
                lambda before, after: self._changed(world, before, after),
                lambda topic, payload: self.send(world, topic, payload),
            )

    def send(self, world: World, topic: str, payload: Mapping[str, Any]) -> int:
        """Send an event to all who want its *topic*; return to how many that is."""
        event_id, wanted = (
            world.secrets.token(),
            [each for each in self._subscriptions if each.topic == topic],
        )
        body = msgspec.json.encode(payload)
        for each in wanted:
            headers = self._headers(world, topic, body, event_id)
            self._add(Delivery(world=world, to=each, body=body, headers=headers))
        return len(wanted)

    async def close(self) -> None:
        for task in self._tasks.values():
            task.cancel()
        await asyncio.gather(*self._tasks.values(), return_exceptions=True)
        await self._sender.close()

    def _changed(self, world: World, before: Record | None, after: Record) -> None:
        topics = {each.topic for each in self._subscriptions}
        for event in events_of(before, after):
            if event.topic in topics:
                self.send(world, event.topic, payload_of(world, event.topic, event.about))

    def _headers(self, world: World, topic: str, body: bytes, event_id: str) -> Mapping[str, str]:
        """Shopify: documented; an event has one id, each of its webhooks another."""
        return {
            "Content-Type": "application/json",
            "User-Agent": "Storefront-Sandbox-Webhooks",
            "X-Shopify-Topic": topic,
            "X-Shopify-Hmac-Sha256": b64encode(digest(self._secret, body, sha256)).decode(),
            "X-Shopify-Shop-Domain": world.shop.domain,
            "X-Shopify-API-Version": load_schemas().versions.newest.handle,
            "X-Shopify-Webhook-Id": world.secrets.token(),
            "X-Shopify-Event-Id": event_id,
            "X-Shopify-Triggered-At": world.clock.now().isoformat(),
            "X-Sandbox-World": world.name,
        }

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
            await self._deliver(queue.popleft())

    async def _deliver(self, delivery: Delivery) -> None:
        """Send a delivery, as a scenario has it: late, lost, or twice, if the answer is lost."""
        effect = _effect(delivery)
        if effect is not None:
            await asyncio.sleep(effect.delay.total_seconds())
        is_lost = effect is not None and effect.drop and effect.when == "before"
        started = perf_counter()
        sent = Sent(0, b"", "a scenario lost it") if is_lost else await self._send(delivery)
        if effect is not None and effect.drop and not is_lost:
            sent = await self._send(delivery)
        again = None if is_lost else self._again(delivery, sent)
        put_down(delivery, sent, perf_counter() - started, again)

    async def _send(self, delivery: Delivery) -> Sent:
        return await self._sender.send(delivery.to.url, delivery.body, delivery.headers)

    def _again(self, delivery: Delivery, sent: Sent) -> datetime | None:
        """Let a delivery that failed wait for its next attempt; return when that is."""
        if sent.is_accepted or delivery.attempt > len(PAUSES):
            return None
        due = delivery.world.clock.now() + PAUSES[delivery.attempt - 1]
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


def _effect(delivery: Delivery) -> Effect | None:
    """Return what a scenario that is on in the world, and names the topic, does to a delivery."""
    operation, switchboard = f"webhooks/{delivery.to.topic}", delivery.world.switchboard
    named = [each for each in switchboard.on if operation in (each.match.operations or ())]
    if not named:
        return None
    payload = msgspec.json.decode(delivery.body)
    chosen = switchboard.choose(operation, payload, requested=named)
    return None if chosen is None else chosen.effect
