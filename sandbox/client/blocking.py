"""Sends calls and waits for the answers, each over its own connection.

No connection is kept, so threads can share a client, and it needs no closing.
"""

import ssl
from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from socket import gaierror

from sandbox.client.address import Address
from sandbox.client.call import OK, Call, Reply, T, check
from sandbox.client.errors import UnreachableError, closed
from sandbox.client.events import Events


class BlockingTransport:
    """Sends calls to the server at *address* and waits for the answers."""

    def __init__(self, address: Address) -> None:
        self._address = address

    def send(self, call: Call[T]) -> T:
        """Send *call* and return its result.

        Raises `ControlError` if the server refuses the call, `UnreachableError`, `TimeoutError`,
        and `ConnectionResetError` if the server closes the connection.
        """
        with self._response(call) as response:
            reply = _reply(response)
        return call.read(reply)

    def follow(self, call: Call[T]) -> Generator[T, None, None]:
        """Send *call* and yield the result of each event, until the server stops.

        Raises what `send` does.
        """
        with self._response(call) as response:
            if response.status != OK:
                check(_reply(response))
            events = Events(call.read)
            for line in response:
                yield from events.read(line)

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
                raise closed(address.url, error) from None

    def _connection(self, timeout: float) -> HTTPConnection:
        host, port = self._address.host, self._address.port
        if not self._address.is_secure:
            return HTTPConnection(host, port, timeout=timeout)
        return HTTPSConnection(host, port, timeout=timeout, context=self._address.tls)


def _reply(response: HTTPResponse) -> Reply:
    headers = {name.lower(): value for name, value in response.headers.items()}
    return Reply(response.status, headers, response.read())
