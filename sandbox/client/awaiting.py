"""Calls over a connection of their own each, for callers that await.

Nothing is kept open: a client belongs to no event loop, and needs no closing.
"""

from sandbox.client.address import Address
from sandbox.client.call import Call, Reply, T
from sandbox.client.errors import UnreachableError


class AwaitingTransport:
    """Sends calls to the server at *address*."""

    def __init__(self, address: Address) -> None:
        self._address = address

    async def send(self, call: Call[T]) -> T:
        """Send *call* and return its result. Raises what `BlockingTransport.send` does."""
        return call.read(await self._reply(call))

    async def _reply(self, call: Call[T]) -> Reply:
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
                    timeout=aiohttp.ClientTimeout(address.timeout + call.waits),
                ) as response,
            ):
                told = {name.lower(): value for name, value in response.headers.items()}
                return Reply(response.status, told, await response.read())
        except aiohttp.ClientConnectorError as error:
            raise UnreachableError(address.url, error) from None
        except TimeoutError:
            raise address.late(call) from None
        except aiohttp.ClientError as error:
            raise ConnectionResetError(f"{address.url} cut the connection: {error}") from None
