"""Subscriptions of webhooks: a topic and a URL, of this machine or of a host that was named."""

from collections.abc import Collection
from typing import Final
from urllib.parse import urlsplit

from msgspec import Struct

from sandbox.near_names import did_you_mean
from sandbox.settings import is_loopback

TOPICS: Final = (
    "carts/create",
    "carts/update",
    "checkouts/create",
    "checkouts/update",
    "customers/create",
    "customers/disable",
    "customers/enable",
    "customers/update",
    "fulfillments/create",
    "orders/cancelled",
    "orders/create",
    "orders/fulfilled",
    "orders/paid",
    "orders/partially_fulfilled",
    "orders/updated",
    "refunds/create",
)
"""Shopify: the topics of the Admin API of these names (documented)."""


class InvalidWebhookError(ValueError):
    """A webhook that cannot be sent. The message says how to write one."""


class Subscription(Struct, frozen=True):
    """Each event of a *topic* is sent to the *url*."""

    topic: str
    url: str


def unknown_topic(topic: str) -> str:
    near = did_you_mean(topic, TOPICS)
    return f"there is no topic {topic!r}: {near or 'known are ' + ', '.join(TOPICS)}"


def subscription(text: str, hosts: Collection[str] = ()) -> Subscription:
    """Read `orders/create=http://localhost:3000/webhooks`. Raises `InvalidWebhookError`."""
    read = read_subscription(text)
    host = urlsplit(read.url).hostname or ""
    if not (is_loopback(host) or host.endswith(".localhost") or host in hosts):
        raise InvalidWebhookError(
            f"webhook {read.topic}: {host} is another machine: --webhook-host {host} allows "
            "webhooks to it"
        )
    return read


def read_subscription(text: str) -> Subscription:
    """Read a subscription, whatever its host. Raises `InvalidWebhookError`."""
    topic, _, url = text.partition("=")
    if topic not in TOPICS:
        raise InvalidWebhookError(f"write TOPIC=URL: {unknown_topic(topic)}")
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        host, parts = None, urlsplit("")
    if host is None or parts.scheme not in ("http", "https"):
        raise InvalidWebhookError(f"write TOPIC=URL: {url!r} is not an http(s) URL")
    return Subscription(topic, url)
