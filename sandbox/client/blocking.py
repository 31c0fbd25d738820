"""Calls over a connection of their own each, for callers that block.

Nothing is kept open: a client may be shared by threads, and needs no closing.
"""

import ssl
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from socket import gaierror

from sandbox.client.address import Address
from sandbox.client.call import Call, Reply, T
from sandbox.client.errors import UnreachableError


class BlockingTransport:
    """Sends calls to the server at *address*, and waits for what comes back."""

    def __init__(self, address: Address) -> None:
        self._address = address

    def send(self, call: Call[T]) -> T:
        """Send *call* and return its result.

        Raises `UnreachableError`, `TimeoutError`, `ConnectionResetError` when the server cuts
        the connection, and what the call raises.
        """
        connection = self._connection(self._address.timeout + call.waits)
        try:
            return call.read(self._reply(connection, call))
        finally:
            connection.close()

    def _reply(self, connection: HTTPConnection, call: Call[T]) -> Reply:
        address = self._address
        try:
            connection.connect()
        except (ConnectionRefusedError, gaierror, ssl.SSLError) as error:
            raise UnreachableError(address.url, error) from None
        headers = {**address.headers, **call.sent_headers, "Connection": "close"}
        target = address.prefix + call.target
        try:
            connection.request(call.method, target, body=call.content, headers=headers)
            response = connection.getresponse()
            body = response.read()
        except TimeoutError:
            raise address.late(call) from None
        except HTTPException as error:
            raise ConnectionResetError(f"{address.url} cut the connection: {error}") from None
        told = {name.lower(): value for name, value in response.headers.items()}
        return Reply(response.status, told, body)

    def _connection(self, timeout: float) -> HTTPConnection:
        host, port = self._address.host, self._address.port
        if not self._address.is_secure:
            return HTTPConnection(host, port, timeout=timeout)
        return HTTPSConnection(host, port, timeout=timeout, context=self._address.tls)
