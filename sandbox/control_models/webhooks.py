"""Webhooks that a test sends by itself."""

from typing import Any

from msgspec import UNSET, Struct, UnsetType


class WebhookTrigger(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An event to send. Without a `payload` it is about something in the world, or else about
    something made up."""

    payload: dict[str, Any] | UnsetType = UNSET


class TriggeredWebhook(Struct, frozen=True, kw_only=True):
    """The payload that was sent, and the number of URLs: 0 if none has the topic."""

    topic: str
    sent: int
    payload: dict[str, Any]
