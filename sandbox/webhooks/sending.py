"""One HTTP request with a webhook, and what came back."""

import asyncio
from collections.abc import Mapping
from time import perf_counter
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from sandbox.scenarios import Effect
from sandbox.webhooks.delivery import Delivery

if TYPE_CHECKING:
    from aiohttp import ClientSession

PATIENCE: Final = 5.0
"""Seconds. Shopify: a receiver has so long to answer (documented)."""

_LARGEST: Final = 4_096  # bytes of an answer that are kept
_ACCEPTED: Final = range(200, 300)


class Sent(Struct, frozen=True):
    """The answer of a receiver. `status` is 0 without an answer; `why` is the reason.

    A delivery that `is_lost` is not sent again. `seconds` is how long the receiver took.
    """

    status: int
    body: bytes
    why: str = ""
    is_lost: bool = False
    seconds: float = 0.0

    @property
    def is_accepted(self) -> bool:
        return self.status in _ACCEPTED


class Sender:
    """Sends over connections that are kept; the first opens them."""

    def __init__(self) -> None:
        self._session: ClientSession | None = None

    async def deliver(self, delivery: Delivery, effect: Effect | None) -> Sent:
        """Send a delivery, as a scenario has it: late, lost, or twice, if the answer is lost."""
        if effect is not None:
            await asyncio.sleep(effect.delay.total_seconds())
            if effect.drop and effect.when == "before":
                return Sent(0, b"", "a scenario lost it", is_lost=True)
        started = perf_counter()
        sent = await self.send(delivery.to.url, delivery.body, delivery.headers)
        if effect is not None and effect.drop:
            sent = await self.send(delivery.to.url, delivery.body, delivery.headers)
        return replace(sent, seconds=perf_counter() - started)

    async def send(self, url: str, body: bytes, headers: Mapping[str, str]) -> Sent:
        """Send a webhook. Shopify: redirects are not followed (documented)."""
        from aiohttp import ClientError, ClientSession, ClientTimeout

        if self._session is None:
            self._session = ClientSession(timeout=ClientTimeout(total=PATIENCE))
        try:
            async with self._session.post(
                url, data=body, headers=headers, allow_redirects=False
            ) as response:
                return Sent(response.status, await response.content.read(_LARGEST))
        except TimeoutError:
            return Sent(0, b"", f"it did not answer within {PATIENCE:g} seconds")
        except (ClientError, OSError) as error:
            return Sent(0, b"", str(error) or type(error).__name__)

    async def close(self) -> None:
        if self._session is not None:
            await self._session.close()
