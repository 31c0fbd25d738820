"""Routes whose handlers leave the log to us: a line for each request that they answer."""

import logging
from collections.abc import Iterable
from time import perf_counter
from typing import Final

from aiohttp import web
from aiohttp.typedefs import Handler

from sandbox.door.request_log import log_request
from sandbox.reason import Reason

REASON: Final = web.RequestKey("REASON", Reason)
"""Where a handler leaves the reason of a refusal with its request."""


def logged(routes: Iterable[web.AbstractRouteDef], level: int = logging.INFO) -> list[web.RouteDef]:
    """Return *routes* that log each request at *level*."""
    return [
        web.route(route.method, route.path, _logging(route.handler, level), **route.kwargs)
        for route in routes
        if isinstance(route, web.RouteDef)
    ]


def _logging(handler: Handler, level: int) -> Handler:
    async def handle(request: web.Request) -> web.StreamResponse:
        started = perf_counter()
        response = await handler(request)
        log_request(
            request.method,
            request.raw_path,
            response.status,
            seconds=perf_counter() - started,
            reasons=[request[REASON]] if REASON in request else (),
            level=level,
        )
        return response

    return handle
