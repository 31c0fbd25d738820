"""Calls over a connection of their own each, for callers that block.

Nothing is kept open: a client may be shared by threads, and needs no closing.
"""

import ssl
from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from socket import gaierror

from sandbox.client.address import Address
from sandbox.client.call import OK, Call, Reply, T, check
from sandbox.client.errors import UnreachableError
from sandbox.client.events import Events


class BlockingTransport:
    """Sends calls to the server at *address*, and waits for what comes back."""

    def __init__(self, address: Address) -> None:
        self._address = address

    def send(self, call: Call[T]) -> T:
        """Send *call* and return its result.

        Raises `UnreachableError`, `TimeoutError`, `ConnectionResetError` when the server cuts
        the connection, and what the call raises.
        """
        with self._response(call) as response:
            reply = _reply(response)
        return call.read(reply)

    def follow(self, call: Call[T]) -> Generator[T, None, None]:
        """Send *call* and yield the results of the events that come, until the server ends."""
        with self._response(call) as response:
            if response.status != OK:
                check(_reply(response))
            events = Events(call.read)
            for line in response:
                yield from events.told(line)

    @contextmanager
    def _response(self, call: Call[T]) -> Iterator[HTTPResponse]:
        address = self._address
        with closing(self._connection(address.timeout + call.waits)) as connection:
            try:
                connection.connect()
            except (ConnectionRefusedError, gaierror, ssl.SSLError) as error:
                raise UnreachableError(address.url, error) from None
            headers = {**address.headers, **call.sent_headers, "Connection": "close"}
            target = address.prefix + call.target
            try:
                connection.request(call.method, target, body=call.content, headers=headers)
                yield connection.getresponse()
            except TimeoutError:
                raise address.late(call) from None
            except HTTPException as error:
                raise ConnectionResetError(f"{address.url} cut the connection: {error}") from None

    def _connection(self, timeout: float) -> HTTPConnection:
        host, port = self._address.host, self._address.port
        if not self._address.is_secure:
            return HTTPConnection(host, port, timeout=timeout)
        return HTTPSConnection(host, port, timeout=timeout, context=self._address.tls)


def _reply(response: HTTPResponse) -> Reply:
    told = {name.lower(): value for name, value in response.headers.items()}
    return Reply(response.status, told, response.read())
