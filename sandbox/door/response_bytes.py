"""The bytes of an answer: head and body in one piece."""

import time
from email.utils import formatdate
from http import HTTPStatus
from typing import Final

from sandbox.door.answers import OPEN_TO_BROWSERS, Answer
from sandbox.door.header_values import sendable

_PHRASES: Final = {status.value: status.phrase for status in HTTPStatus}
_OPEN: Final = "".join(f"{name}: {value}\r\n" for name, value in OPEN_TO_BROWSERS.items())


def written(answer: Answer, request_id: str) -> bytes:
    """Return head and body as they go over a connection that stays open."""
    more = "".join([f"{k}: {sendable(k, v)}\r\n" for k, v in answer.headers.items()])
    head = (
        f"HTTP/1.1 {answer.status} {_PHRASES.get(answer.status, '')}\r\n"
        f"Content-Type: {answer.content_type}\r\n{_OPEN}x-request-id: {request_id}\r\n"
        f"{more}Content-Length: {len(answer.body)}\r\n{_date.line()}\r\n"
    )
    return head.encode("latin-1") + answer.body


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
