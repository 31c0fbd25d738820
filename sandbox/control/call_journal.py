"""The calls of the control API that change a world, in a journal of their own."""

import re
from datetime import datetime
from time import perf_counter
from typing import Final

from aiohttp import hdrs, web

from sandbox.door.logged_routes import REASON
from sandbox.door.recording import LARGEST, OVERHEAD
from sandbox.world import Worlds
from sandbox.world.exchange import Exchange, Outcome

# No changes, or not of the world: GET, the journal itself, and bodies of up to 64 MiB.
_LOOKS: Final = frozenset({hdrs.METH_GET, hdrs.METH_HEAD, hdrs.METH_OPTIONS})
_CHANGES: Final = re.compile(r"/worlds/([^/]+)(?!/journal\b|/snapshot$)(?:/.*)?")
_DENIED: Final = frozenset({401, 403})
_LOWEST_ERROR: Final = 400


async def keep_call(
    worlds: Worlds, request: web.BaseRequest, path: str, *, status: int, started: float
) -> None:
    """Keep a call that has been answered, if it was to change a world that is there now.

    *path* is below `/_sandbox/api`; *started* is when `perf_counter` began. The answer is not
    kept.
    """
    named = _CHANGES.fullmatch(path)
    if request.method in _LOOKS or status in _DENIED or not named:
        return
    world = worlds.peek(named[1])
    if world is None or not world.calls.is_kept:
        return
    try:
        body = await request.read()  # it was read before, and kept by aiohttp
    except (web.HTTPException, web.RequestPayloadError):
        body = b""
    seconds = perf_counter() - started
    world.calls.add(_exchange(request, body, world.clock.now(), status=status, seconds=seconds))


def _exchange(
    request: web.BaseRequest, body: bytes, moment: datetime, *, status: int, seconds: float
) -> Exchange:
    kept = body if len(body) <= LARGEST else None
    reasons = (request[REASON],) if REASON in request else ()
    size = OVERHEAD + len(request.raw_path) + len(kept or b"")
    return Exchange(
        size=size + sum(len(reason.message) for reason in reasons),
        moment=moment,
        seconds=seconds,
        request_id="",
        method=request.method,
        target=request.raw_path,
        status=status,
        outcome=Outcome.OK if status < _LOWEST_ERROR else Outcome.HTTP_ERROR,
        version=None,
        token=None,
        operations=(),
        codes=(),
        reasons=reasons,
        delay=0.0,
        body=kept,
        answer=None,
    )
