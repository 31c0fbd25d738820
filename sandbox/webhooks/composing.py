"""Composes signed deliveries of webhooks from the changes of a world."""

from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping, Sequence
from hashlib import sha256
from hmac import digest
from typing import Any

import msgspec

from sandbox.schema import load_schemas
from sandbox.store import Record
from sandbox.webhooks.delivery import Delivery
from sandbox.webhooks.events import KINDS, events_of
from sandbox.webhooks.payloads import payload_of
from sandbox.webhooks.subscriptions import Subscription
from sandbox.webhooks.watched_store import WatchedStore
from sandbox.world import World

Add = Callable[[Delivery], None]
"""Called with a delivery that has to be sent."""


class Composer:
    """Makes the deliveries for *subscriptions*, signed with *secret*."""

    def __init__(self, subscriptions: Sequence[Subscription], secret: str) -> None:
        self.subscriptions = subscriptions
        self._topics = {each.topic for each in subscriptions}
        self._secret = secret.encode()

    def watch(self, world: World, add: Add) -> None:
        """Call *add* with the deliveries for all later changes of *world*."""
        if isinstance(world.store, WatchedStore):
            world.store.watch(
                KINDS,
                lambda before, after: self._changed(world, before, after, add),
                lambda topic, payload: self._send(world, topic, payload, add),
            )

    def _changed(self, world: World, before: Record | None, after: Record, add: Add) -> None:
        for event in events_of(before, after):
            if event.topic in self._topics:
                self._send(world, event.topic, payload_of(world, event.topic, event.about), add)

    def _send(self, world: World, topic: str, payload: Mapping[str, Any], add: Add) -> int:
        """Add an event for all who want its *topic*; return to how many that is."""
        deliveries = list(self._deliveries(world, topic, payload))
        for each in deliveries:
            add(each)
        return len(deliveries)

    def _deliveries(
        self, world: World, topic: str, payload: Mapping[str, Any]
    ) -> Iterator[Delivery]:
        body, event_id = msgspec.json.encode(payload), world.secrets.token()
        for each in self.subscriptions:
            if each.topic == topic:
                headers = self._headers(world, topic, body, event_id)
                yield Delivery(world=world, to=each, body=body, headers=headers)

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
