"""A response that goes out in one piece: head and body in a single write.

aiohttp's own response keeps its headers in a multidict, lets others change them, and writes them
apart from the body. The endpoint's answers are made whole; for them none of that is needed, and
it takes a quarter of the time of a request.
"""

import time
from email.utils import formatdate
from http import HTTPStatus
from typing import Any, Final

from aiohttp import HttpVersion11, web

from sandbox.storefront.http import OPEN_TO_BROWSERS, Answer, respond

LARGEST: Final = 64 * 1024
"""Bytes. A larger body is left to aiohttp, which waits for slow readers."""

_PHRASES: Final = {status.value: status.phrase for status in HTTPStatus}
_OPEN: Final = "".join(f"{name}: {value}\r\n" for name, value in OPEN_TO_BROWSERS.items())


def respond_at_once(answer: Answer, request_id: str) -> web.StreamResponse:
    """Return the response that `respond` makes, in one piece if it is of a usual size."""
    if len(answer.body) > LARGEST:
        return respond(answer, request_id)
    more = "".join([f"{name}: {value}\r\n" for name, value in answer.headers.items()])
    head = (
        f"HTTP/1.1 {answer.status} {_PHRASES.get(answer.status, '')}\r\n"
        f"Content-Type: {answer.content_type}\r\n{_OPEN}x-request-id: {request_id}\r\n{more}"
        f"Content-Length: {len(answer.body)}\r\n{_date.line()}"
    )
    return ResponseAtOnce(answer, head.encode("latin-1"))


class ResponseAtOnce(web.StreamResponse):
    """*head* is all but the blank line that ends it."""

    def __init__(self, answer: Answer, head: bytes) -> None:
        super().__init__(status=answer.status)
        self._head = head
        self._answer = answer
        self._stays_open = False

    @property
    def keep_alive(self) -> bool:
        return self._stays_open

    async def prepare(self, request: web.BaseRequest) -> Any:
        transport = request.transport
        if transport is None:
            raise ConnectionResetError("the client is gone")
        self._stays_open = request.keep_alive and request.version >= HttpVersion11
        end = b"\r\n" if self._stays_open else b"Connection: close\r\n\r\n"
        body = b"" if request.method == "HEAD" else self._answer.body
        transport.write(b"".join((self._head, end, body)))

    async def write_eof(self, data: bytes = b"") -> None:
        """Do nothing: it is all written."""


class _Date:
    """The `Date` header, made once a second."""

    def __init__(self) -> None:
        self._second = 0
        self._line = ""

    def line(self) -> str:
        second = int(time.time())
        if second != self._second:
            self._second = second
            self._line = f"Date: {formatdate(second, usegmt=True)}\r\n"
        return self._line


_date: Final = _Date()
