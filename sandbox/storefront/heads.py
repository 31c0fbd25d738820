"""Heads of requests that were read before.

A client says the same before each of its bodies, to the byte: where, to whom, with which token.
What aiohttp's parser made of such a head it would make of it again, so it is kept, and a request
that begins with it needs no parsing. Only where a request comes whole, and alone: then where its
body begins and ends is known as well.
"""

from collections import OrderedDict
from typing import Final, NamedTuple

from aiohttp.http import RawRequestMessage

MOST: Final = 500
"""Heads of one server. A test suite has a few of each of its worlds: bodies of a few lengths."""

LONGEST: Final = 2_000
"""Bytes of a head. What was made of it takes a few times as much."""

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

    def keep(self, whole: Whole, received: bytes) -> bool:
        """Keep the head of *whole*, which the parser made of *received*.

        Say whether it was made of all of that, byte by byte: a head, then the body as it is.
        """
        message, body = whole
        start = received.find(_END) + len(_END)
        if message.upgrade or received[start:] != body:
            return False
        if start <= LONGEST:
            self._known[received[:start]] = message, len(body)
            if len(self._known) > MOST:
                self._known.popitem(last=False)
        return True
