"""Puts webhooks into an application, if its settings name some."""

from aiohttp import web

from sandbox.settings import Settings
from sandbox.webhooks.composing import Composer
from sandbox.webhooks.delivering import Deliveries
from sandbox.webhooks.subscriptions import subscription
from sandbox.world import Worlds


def composer_of(settings: Settings) -> Composer:
    """Return the composer of the webhooks in *settings*. Raises `InvalidWebhookError`."""
    subscriptions = [subscription(text, settings.webhook_hosts) for text in settings.webhooks]
    return Composer(subscriptions, settings.webhook_secret)


def send_webhooks(app: web.Application, worlds: Worlds, settings: Settings) -> None:
    """Send what happens in *worlds* as *settings* say. Raises `InvalidWebhookError`."""
    deliveries = Deliveries(composer_of(settings))
    worlds.opened = deliveries.watch
    for world in worlds:
        deliveries.watch(world)

    async def close(_: web.Application) -> None:
        await deliveries.close()

    app.on_cleanup.append(close)
