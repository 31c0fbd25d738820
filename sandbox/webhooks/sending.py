"""One HTTP request with a webhook, and what came back."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from msgspec import Struct

if TYPE_CHECKING:
    from aiohttp import ClientSession

PATIENCE: Final = 5.0
"""Seconds. Shopify: a receiver has so long to answer (documented)."""

_LARGEST: Final = 4_096  # bytes of an answer that are kept
_ACCEPTED: Final = range(200, 300)


class Sent(Struct, frozen=True):
    """What a receiver answered; `status` is 0 if nothing, `why` says then what happened."""

    status: int
    body: bytes
    why: str = ""

    @property
    def is_accepted(self) -> bool:
        return self.status in _ACCEPTED


class Sender:
    """Sends over connections that are kept; the first opens them."""

    def __init__(self) -> None:
        self._session: ClientSession | None = None

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
