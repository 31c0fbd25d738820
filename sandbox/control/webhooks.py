"""Webhooks: a test sends one by itself. What happens in the shop is sent without it."""

from typing import Final

from msgspec import UNSET

from sandbox.control.problems import ProblemError
from sandbox.control.route import ControlRequest, Empty, Route
from sandbox.control_models.webhooks import TriggeredWebhook, WebhookTrigger
from sandbox.webhooks.samples import sample
from sandbox.webhooks.subscriptions import TOPICS, unknown_topic
from sandbox.webhooks.watched_store import WatchedStore


def trigger_webhook(request: ControlRequest[Empty, WebhookTrigger]) -> TriggeredWebhook:
    """Send an event. Raises `ProblemError` for an unknown topic."""
    world, topic, payload = request.world, request.path["topic"], request.body.payload
    if topic not in TOPICS:
        raise ProblemError(404, "topic-not-found", unknown_topic(topic))
    if payload is UNSET:
        payload = sample(world, topic)
    send = world.store.send if isinstance(world.store, WatchedStore) else None
    sent = 0 if send is None else send(topic, payload)
    return TriggeredWebhook(topic=topic, sent=sent, payload=payload)


ROUTES: Final = (
    Route(
        method="POST",
        path="/worlds/{world}/webhooks/{topic}",
        handle=trigger_webhook,
        summary="Send a webhook to the URLs that serve --webhook names for its topic.",
        body=WebhookTrigger,
        answers={200: TriggeredWebhook},
        refusals={404: "There is no such topic."},
        resource="trigger",
    ),
)
