"""Which parsed messages are ordinary requests, that need nothing of aiohttp but the parser."""

from typing import Any, Final

from aiohttp import HttpVersion11, StreamReader, hdrs
from aiohttp.http import RawRequestMessage

LARGEST: Final = 64 * 1024
"""Bytes of a body, of a request or an answer. With a larger one aiohttp waits for slow clients."""

_METHODS: Final = frozenset({"GET", "OPTIONS", "POST"})
_DIGITS: Final = 20


def is_ordinary(message: Any) -> bool:
    return (
        type(message) is RawRequestMessage
        and message.method in _METHODS
        and not message.should_close
        and not message.upgrade
        and message.version == HttpVersion11
        and hdrs.EXPECT not in message.headers
    )


def is_awaited(message: Any, payload: StreamReader) -> bool:
    """Say whether to wait for the rest of a request: it is known to be small."""
    if type(message) is not RawRequestMessage or payload.is_eof() or payload.exception():
        return False
    if message.chunked or hdrs.EXPECT in message.headers:
        return False
    length = message.headers.get(hdrs.CONTENT_LENGTH, "0")
    return length.isdecimal() and len(length) <= _DIGITS and int(length) <= LARGEST
