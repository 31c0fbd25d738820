"""Puts webhooks into an application, if its settings name some."""

from aiohttp import web

from sandbox.settings import Settings
from sandbox.webhooks.delivering import Deliveries
from sandbox.webhooks.subscriptions import InvalidWebhookError, subscription
from sandbox.webhooks.watched_store import WatchedStore
from sandbox.world import Worlds


def store_for(settings: Settings) -> type[WatchedStore]:
    """Return what keeps the records of a world. Raises `InvalidWebhookError`."""
    if settings.store is not None:
        raise InvalidWebhookError(
            "--webhook: webhooks are sent by one server alone; leave out --store"
        )
    return WatchedStore


def send_webhooks(app: web.Application, worlds: Worlds, settings: Settings) -> None:
    """Send what happens in *worlds* as *settings* say. Raises `InvalidWebhookError`."""
    wanted = [subscription(text, settings.webhook_hosts) for text in settings.webhooks]
    deliveries = Deliveries(wanted, settings.webhook_secret)
    worlds.opened = deliveries.watch
    for world in worlds:
        deliveries.watch(world)

    async def close(_: web.Application) -> None:
        await deliveries.close()

    app.on_cleanup.append(close)
