"""Parts of aiohttp that are not public, on which `protocol` relies.

aiohttp may change them with any release, so `pyproject.toml` allows one series of releases only.
A start checks that the installed aiohttp is of that series and has all of them. If not, the
server takes aiohttp's ordinary road, which is slower and answers the same.
"""

from typing import Final

import aiohttp
from aiohttp import http, web

SERIES: Final = "3.14."
"""The releases that the differential tests (`tests/door`) have run with."""

HANDLER: Final = (
    "_current_request",
    "_keepalive_timeout",
    "_manager",
    "_messages",
    "_msg_queue_resume_size",
    "_next_keepalive_close_time",
    "_resume_reading_if_drained",
    "_waiter",
)
"""Of `web.RequestHandler`: the request that its task answers, its queue of parsed messages, the
future by which its task waits for one, the time when an idle connection is closed, and what counts
requests."""

BASE: Final = ("_buffer_paused", "_parser", "_paused", "_reading_paused")
"""Of the protocol below it: the parser, and whether reading or writing is held up."""

PARSER: Final = ("message_consumed",)
"""Of the parser: called for each message that was taken from the queue."""


def missing() -> list[str]:
    """Return what the installed aiohttp does not have of all this: nothing, as a rule."""
    found = [] if aiohttp.__version__.startswith(SERIES) else [f"aiohttp {SERIES}*"]
    found += [f"RequestHandler.{name}" for name in HANDLER if not _has(web.RequestHandler, name)]
    found += [f"BaseProtocol.{name}" for name in BASE if not _has(web.RequestHandler, name)]
    parser = http.HttpRequestParser
    return found + [f"HttpRequestParser.{name}" for name in PARSER if not hasattr(parser, name)]


def _has(kind: type, name: str) -> bool:
    return any(name in vars(each) or name in _slots(each) for each in kind.__mro__)


def _slots(kind: type) -> tuple[str, ...]:
    slots: tuple[str, ...] = vars(kind).get("__slots__", ())
    return slots
