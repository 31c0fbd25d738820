"""Sends calls asynchronously, each over its own connection.

No connection is kept, so a client belongs to no event loop and needs no closing.
"""

from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from sandbox.client.address import Address
from sandbox.client.call import OK, Call, Reply, T, check
from sandbox.client.errors import UnreachableError, closed
from sandbox.client.events import Events

if TYPE_CHECKING:
    from aiohttp import ClientResponse, ClientTimeout


class AwaitingTransport:
    """Sends calls to the server at *address*."""

    def __init__(self, address: Address) -> None:
        self._address = address

    async def send(self, call: Call[T]) -> T:
        """Send *call* and return its result. Raises what `BlockingTransport.send` does."""
        from aiohttp import ClientTimeout

        patience = ClientTimeout(self._address.timeout + call.waits)
        async with self._response(call, patience) as response:
            reply = await _reply(response)
        return call.read(reply)

    async def follow(self, call: Call[T]) -> AsyncGenerator[T, None]:
        """Send *call* and yield the result of each event, until the server stops.

        Raises what `BlockingTransport.send` does.
        """
        from aiohttp import ClientTimeout

        patience = ClientTimeout(total=None, sock_read=self._address.timeout + call.waits)
        async with self._response(call, patience) as response:
            if response.status != OK:
                check(await _reply(response))
            events = Events(call.read)
            async for line in response.content:
                for result in events.read(line):
                    yield result

    @asynccontextmanager
    async def _response(
        self, call: Call[T], patience: "ClientTimeout"
    ) -> AsyncIterator["ClientResponse"]:
        import aiohttp
        from yarl import URL

        address = self._address
        url = URL(address.url + call.target, encoded=True)
        try:
            async with (
                aiohttp.ClientSession(headers=address.headers) as session,
                session.request(
                    call.method,
                    url,
                    data=call.content,
                    headers=call.sent_headers,
                    allow_redirects=False,
                    ssl=address.tls or True,
                    timeout=patience,
                ) as response,
            ):
                yield response
        except aiohttp.ClientConnectorError as error:
            raise UnreachableError(address.url, error) from None
        except TimeoutError:
            raise address.late(call) from None
        except aiohttp.ClientError as error:
            raise closed(address.url, error) from None


async def _reply(response: "ClientResponse") -> Reply:
    headers = {name.lower(): value for name, value in response.headers.items()}
    return Reply(response.status, headers, await response.read())
