"""Values of headers as they may be sent: what would end a line is escaped, as in URLs.

A line break in a value would begin a header of somebody else's. aiohttp raises for one, and drops
the connection: a client would not know why.
"""

import logging
import re
from typing import Final
from urllib.parse import quote

from aiohttp import web

_log: Final = logging.getLogger("sandbox")
# RFC 9110, 5.5; and halves of surrogate pairs, which cannot be encoded
_UNSENDABLE: Final = re.compile(r"[\x00-\x08\x0a-\x1f\x7f\ud800-\udfff]")


def sendable(name: str, value: str) -> str:
    """Return *value*, of the header *name*; the log names it if something had to be escaped."""
    if value.isprintable() or not _UNSENDABLE.search(value):
        return value
    _log.warning("the header %s had a control character, which was escaped", name)
    return _UNSENDABLE.sub(lambda found: quote(found[0], errors="replace"), value)


async def make_sendable(_request: web.Request, response: web.StreamResponse) -> None:
    """Escape what aiohttp would not send: for `on_response_prepare`, whatever made *response*."""
    headers = response.headers
    if all(value.isprintable() for value in headers.values()):
        return
    sent = [(name, sendable(name, value)) for name, value in headers.items()]
    headers.clear()
    headers.extend(sent)
