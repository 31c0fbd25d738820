"""Compressed bodies of requests.

aiohttp could decompress them itself: what it cannot read ends the connection, or leaves the
request waiting for the rest of its body.
"""

import zlib
from typing import Final

from sandbox.door.refusals import HttpRefusal, missing_query, payload_too_large
from sandbox.reason import Reason

_GZIP: Final = 16 + zlib.MAX_WBITS
_ZLIB_METHOD: Final = 8  # in the low half of the first byte of RFC 1950


def decompressed(body: bytes, encoding: str, *, largest: int) -> bytes:
    """Return *body* decompressed, at most *largest* bytes; *encoding* is its Content-Encoding.

    Raises `HttpRefusal` for more, for a body that is not of this encoding, and for an encoding
    that is not known.
    """
    window = _window(encoding.strip().lower(), body)
    if window is None:
        return body
    stream = zlib.decompressobj(window)
    try:
        plain = stream.decompress(body, largest + 1)
    except zlib.error as error:
        raise missing_query(f"the body is not in {encoding!r}: {error}") from None
    if len(plain) > largest:
        raise payload_too_large(largest)
    if not stream.eof or stream.unused_data:
        raise missing_query(f"the body in {encoding!r} is cut short, or goes on behind its end")
    return plain


def _window(encoding: str, body: bytes) -> int | None:
    """Return the `wbits` with which zlib reads *encoding*; None for a body that is as it is."""
    match encoding:
        case "" | "identity":
            return None
        case "gzip" | "x-gzip":
            return _GZIP
        case "deflate":  # of which some clients leave out the frame
            is_framed = body[:1] and body[0] & 0xF == _ZLIB_METHOD
            return zlib.MAX_WBITS if is_framed else -zlib.MAX_WBITS
        case _:
            raise _unsupported(encoding)


def _unsupported(encoding: str) -> HttpRefusal:
    message = f"Content-Encoding is {encoding!r}; use gzip, deflate or none"
    return HttpRefusal(
        415,
        "Unsupported Media Type",
        reason=Reason("http.unsupported-content-encoding", message),
        headers={"Accept-Encoding": "gzip, deflate"},
    )
