"""Heads of requests that were read before.

A client says the same before each of its bodies, to the byte: where, to whom, with which token.
What aiohttp's parser made of such a head it would make of it again, so it is kept, and a request
that begins with it needs no parsing. Only where a request comes whole, and alone: then where its
body begins and ends is known as well.
"""

from collections import OrderedDict
from typing import Final, NamedTuple

from aiohttp import hdrs
from aiohttp.http import RawRequestMessage

MOST: Final = 500
"""Heads of one server. A test suite has a few of each of its worlds: bodies of a few lengths."""

LONGEST: Final = 2_000
"""Bytes of a head. What was made of it takes a few times as much."""

MOST_UNENDED: Final = 64 * 1024
"""Bytes that are looked through for the end of a request."""

_END: Final = b"\r\n\r\n"


class Whole(NamedTuple):
    """A request that came whole: what aiohttp's parser said of its head, and its body."""

    message: RawRequestMessage
    body: bytes


class Heads:
    """What was made of each head, of those that came last."""

    __slots__ = ("_known",)

    def __init__(self) -> None:
        self._known: OrderedDict[bytes, tuple[RawRequestMessage, int]] = OrderedDict()

    def whole(self, received: bytes) -> Whole | None:
        """Return the request that *received* is, where that is one of a known head, and whole."""
        start = received.find(_END) + len(_END)
        known = self._known.get(received[:start])
        if known is None:
            return None
        message, length = known
        return Whole(message, received[start:]) if len(received) - start == length else None

    def keep(self, head: bytes, whole: Whole) -> None:
        """Keep the *head* of a request that was read and came *whole*."""
        message, body = whole
        if len(head) > LONGEST or len(body) != _length(message):
            return  # the body of a GET, say, is left unread
        self._known[head] = message, len(body)
        if len(self._known) > MOST:
            self._known.popitem(last=False)


class Ends:
    """Where the requests of one connection end, as far as that can be told from outside.

    `is_between` says that the parser has seen all of one request, and nothing of another.
    """

    __slots__ = ("_head", "_last", "_since", "is_between")

    def __init__(self) -> None:
        self.is_between = True
        self._since: bytes | None = b""
        """What the parser was given since a request ended; None when that is not known any more."""
        self._last: object = None
        self._head = b""

    def go_on(self, data: bytes, message: object) -> None:
        """Note that the parser was given *data*; *message* is the last it made of them, or None."""
        if self._since is None:
            return
        if self.is_between:
            self._last = None
        if message is not None:
            self._last = message
        self._since += data
        head = _head_of(self._last, self._since)
        self.is_between = head is not None
        if head is not None:
            self._head, self._since = head, b""
        elif len(self._since) > MOST_UNENDED:
            self._since = None

    def head_of(self, message: object) -> bytes | None:
        """Return the head of *message*, where it came whole, alone, and last."""
        return self._head if self.is_between and message is self._last else None


def _head_of(message: object, received: bytes) -> bytes | None:
    """Return the head of what was *received*, of which the parser made *message* and no other;
    None where that may be more or less than one request."""
    if type(message) is not RawRequestMessage or message.chunked or message.upgrade:
        return None
    start = received.find(_END) + len(_END)
    return received[:start] if len(received) - start == _length(message) else None


def _length(message: RawRequestMessage) -> int:
    """Return the length of a body that is not chunked. The parser has refused what is no number."""
    return int(message.headers.get(hdrs.CONTENT_LENGTH, "0"))
