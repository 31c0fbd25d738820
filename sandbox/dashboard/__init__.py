"""The dashboard: pages for people at `/_sandbox/`. Their JavaScript uses the control API alone.

It is loaded when the first page is asked for: most processes never serve one.
"""

from collections.abc import Awaitable, Callable
from time import perf_counter
from typing import TYPE_CHECKING, Final, TypeAlias

from aiohttp import hdrs, web

from sandbox.door.first_use import FirstUse
from sandbox.door.request_log import log_request
from sandbox.settings import Settings

if TYPE_CHECKING:
    from sandbox.dashboard.desk import Desk

__all__ = ["routes"]

Handler: TypeAlias = Callable[[web.Request], Awaitable[web.StreamResponse]]
_WORLD: Final = "/w/{world:[^/]*}"


def routes(settings: Settings, *, rest: Handler) -> list[web.RouteDef]:
    """Return the routes of the dashboard: `/_sandbox/…`, `/graphiql`, `/w/NAME/…`, and of `/`.

    A browser that asks for `/` is sent to the dashboard. *rest* answers whoever does not want
    HTML, and what is no page.
    """

    @FirstUse
    def desk() -> "Desk":
        from sandbox.control.access import Access
        from sandbox.dashboard.desk import Desk

        return Desk(Access(host=settings.host, token=settings.control_token, names=settings.names))

    async def serve(request: web.Request) -> web.StreamResponse:
        started = perf_counter()
        return _logged(request, await (await desk()).serve(request), started) or await rest(request)

    async def graphiql(request: web.Request) -> web.StreamResponse:
        started = perf_counter()
        return _logged(request, (await desk()).graphiql(request), started) or await rest(request)

    async def home(request: web.Request) -> web.StreamResponse:
        if "text/html" not in request.headers.get(hdrs.ACCEPT, ""):
            return await rest(request)
        way = request.rel_url.raw_path.rstrip("/")
        moved = web.Response(status=302, headers={hdrs.LOCATION: f"{way}/_sandbox/"})
        _logged(request, moved, perf_counter())
        return moved

    return [
        *(web.get(f"{world}/", home) for world in ("", _WORLD)),
        web.get(_WORLD, home),
        *(
            web.get(f"{world}/graphiql{page}", graphiql)
            for world in ("", _WORLD)
            for page in ("", r"/{page:[^/]*(?:/[^/]*)*}")
        ),
        *(
            route(f"{world}/_sandbox{page}", serve)
            for route in (web.get, web.post)
            for world in ("", _WORLD)
            for page in ("", r"/{page:[^/]*(?:/[^/]*)*}")
        ),
    ]


def _logged(
    request: web.Request, response: web.Response | None, started: float
) -> web.Response | None:
    """Log *response*, which the dashboard made; what is None is answered and logged by others."""
    if response is not None:
        seconds = perf_counter() - started
        log_request(request.method, request.raw_path, response.status, seconds=seconds)
    return response
