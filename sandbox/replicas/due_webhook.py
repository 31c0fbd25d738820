"""A webhook that waits in a shared world: the log says who is to send it, and when."""

from collections.abc import Mapping
from datetime import datetime
from typing import ClassVar

from msgspec import Struct
from msgspec.structs import replace

from sandbox.webhooks.delivery import Delivery
from sandbox.webhooks.subscriptions import Subscription
from sandbox.world import World


class DueWebhook(Struct, frozen=True, kw_only=True):
    """A webhook that the process `sender` sends. `id` is `X-Shopify-Webhook-Id`.

    It is gone when it was accepted or given up. No snapshot has it.
    """

    KEYS: ClassVar[tuple[str, ...]] = ()
    LIMIT: ClassVar[int | None] = 1_000
    IS_KEPT: ClassVar[bool] = False

    id: str
    sender: str
    topic: str
    url: str
    body: bytes
    headers: Mapping[str, str]
    attempt: int = 1
    due: datetime | None = None

    def delivery(self, world: World) -> Delivery:
        return Delivery(
            world=world,
            to=Subscription(self.topic, self.url),
            body=self.body,
            headers=self.headers,
            attempt=self.attempt,
            due=self.due,
        )

    def again(self, due: datetime) -> "DueWebhook":
        """Return it as it waits for its next attempt."""
        return replace(self, attempt=self.attempt + 1, due=due)


def due_webhook(delivery: Delivery, *, sender: str) -> DueWebhook:
    return DueWebhook(
        id=delivery.headers["X-Shopify-Webhook-Id"],
        sender=sender,
        topic=delivery.to.topic,
        url=delivery.to.url,
        body=delivery.body,
        headers=delivery.headers,
    )
