"""What webhooks are sent to in tests."""

import asyncio
from collections import Counter

from aiohttp import web


class Receiver:
    """Keeps what comes, and answers with the statuses that it was given, then with 200."""

    def __init__(self) -> None:
        self.got: list[tuple[dict[str, str], bytes]] = []
        self.statuses: list[int] = []
        self.url = ""
        self._news = asyncio.Condition()

    async def take(self, request: web.Request) -> web.Response:
        self.got.append((dict(request.headers), await request.read()))
        async with self._news:
            self._news.notify_all()
        return web.Response(status=self.statuses.pop(0) if self.statuses else 200)

    async def until(self, count: int, *, seconds: float = 10) -> list[tuple[dict[str, str], bytes]]:
        async with asyncio.timeout(seconds), self._news:
            await self._news.wait_for(lambda: len(self.got) >= count)
        return self.got

    def topics(self) -> list[str]:
        return [headers["X-Shopify-Topic"] for headers, _ in self.got]

    def ids(self) -> Counter[str]:
        """Return how often each webhook came, by its id."""
        return Counter(headers["X-Shopify-Webhook-Id"] for headers, _ in self.got)
