"""Heads of requests that were read before.

A client says the same before each of its bodies, to the byte: where, to whom, with which token.
What aiohttp's parser made of such a head it would make of it again, so it is kept, and a request
that begins with it needs no parsing. Only where a request comes whole, and alone: then where its
body begins and ends is known as well.
"""

from collections import OrderedDict
from collections.abc import Sequence
from typing import Final, NamedTuple

from aiohttp import StreamReader, hdrs
from aiohttp.http import RawRequestMessage

MOST: Final = 500
"""Heads of one server. A test suite has a few of each of its worlds: bodies of a few lengths."""

LONGEST: Final = 2_000
"""Bytes of a head. What was made of it takes a few times as much."""

MOST_UNENDED: Final = 64 * 1024
"""Bytes that are looked through for the end of a request."""

Parsed = tuple[object, StreamReader]
"""A message, or what was wrong with it, and its body: as aiohttp's protocol keeps them."""

_END: Final = b"\r\n\r\n"
_DIGITS: Final = 20


class Whole(NamedTuple):
    """A request that came whole: what aiohttp's parser said of its head, and its body."""

    message: RawRequestMessage
    body: bytes


class Heads:
    """What was made of heads. The oldest go first; what is asked again is read again."""

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
        if len(head) > LONGEST or len(body) != length_of(message):
            return  # the body of a GET, say, is left unread
        self._known[head] = message, len(body)
        if len(self._known) > MOST:
            self._known.popitem(last=False)


class Ends:
    """Where the requests of one connection end, as far as that can be told from outside.

    `is_between` says that the parser has seen all of one request, and nothing of another. Once
    there is any doubt it stays so: a client must not be able to have the middle of one request
    taken for the beginning of the next.
    """

    __slots__ = ("_head", "_last", "_since", "is_between")

    def __init__(self) -> None:
        self.is_between = True
        self._since: bytes | None = b""
        """What the parser was given since a request ended; None when in doubt."""
        self._last: Parsed | None = None
        """What the parser made of that."""
        self._head = b""

    def go_on(self, data: bytes, made: Sequence[Parsed]) -> None:
        """Note that the parser was given *data*, and has *made* so much of them."""
        if self._since is None or not (data or made):
            return
        if self.is_between:
            self.is_between, self._last = False, None
        self._since += data
        if len(made) + (self._last is not None) > 1 or len(self._since) > MOST_UNENDED:
            self._since = None
            return
        self._last = made[0] if made else self._last
        if self._last is not None:
            self._see_end(self._since, self._last)

    def _see_end(self, since: bytes, last: Parsed) -> None:
        """See whether what came *since* is one message, and all of it: the parser says that the
        body is complete, and no byte is left between the head and that."""
        message, payload = last
        if type(message) is not RawRequestMessage or message.chunked or message.upgrade:
            self._since = None
        elif payload.is_eof():
            start = since.find(_END) + len(_END)
            self.is_between = len(since) - start == length_of(message)
            self._head, self._since = since[:start], b"" if self.is_between else None

    def head_of(self, message: object) -> bytes | None:
        """Return the head of *message*, where it came whole, alone, and last."""
        is_last = self.is_between and self._last is not None and message is self._last[0]
        return self._head if is_last else None


def length_of(message: RawRequestMessage) -> int | None:
    """Return how long a body is that is not chunked; None where it is not said simply.

    Zeros may stand before a length, more of them than Python reads.
    """
    length = message.headers.get(hdrs.CONTENT_LENGTH, "0")
    return int(length) if length.isdecimal() and len(length) <= _DIGITS else None
