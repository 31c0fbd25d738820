"""Entries of webhooks in the journal of a world."""

from datetime import datetime

import msgspec

from sandbox.reason import Reason
from sandbox.webhooks.delivery import Delivery
from sandbox.webhooks.sending import Sent
from sandbox.world.exchange import OK, Exchange, Outcome

_OVERHEAD = 1_000  # bytes of an exchange besides its body


def put_down(delivery: Delivery, sent: Sent, again: datetime | None) -> None:
    """Put a delivery, and how it ended, into the journal of its world."""
    world, topic = delivery.world, delivery.to.topic
    payload = msgspec.Raw(delivery.body)
    body = msgspec.json.encode({"query": "", "variables": {"payload": payload}})
    outcome = OK if sent.is_accepted else Outcome.HTTP_ERROR if sent.status else Outcome.DROPPED
    world.journal.add(
        Exchange(
            _OVERHEAD + len(body) + len(sent.body),
            world.clock.now(),
            sent.seconds,
            delivery.headers["X-Shopify-Webhook-Id"],
            "POST",
            delivery.to.url,
            sent.status,
            outcome,
            None,
            None,
            (f"webhooks/{topic}",),
            (),
            _reasons(delivery, sent, again),
            0.0,
            body,
            sent.body,
        )
    )


def _reasons(delivery: Delivery, sent: Sent, again: datetime | None) -> tuple[Reason, ...]:
    if sent.is_accepted:
        return ()
    why = sent.why or f"the receiver answered {sent.status}"
    then = "it is not sent again" if again is None else f"next attempt at {again.isoformat()}"
    message = f"attempt {delivery.attempt} to {delivery.to.url}: {why}; {then}"
    return (Reason("webhook.not-delivered", message),)
