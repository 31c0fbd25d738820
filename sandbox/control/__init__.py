"""The control API, health and metrics: what the sandbox adds to the real service.

The control API is loaded when it is first asked for: a start need not wait for it.
"""

from typing import TYPE_CHECKING

from aiohttp import web

from sandbox.door.first_use import FirstUse
from sandbox.settings import Settings
from sandbox.world import Worlds

if TYPE_CHECKING:
    from sandbox.control.api import ControlApi

__all__ = ["routes"]


def routes(worlds: Worlds, settings: Settings) -> list[web.RouteDef]:
    """Return the routes of the control API: `/_sandbox/api/…`, also below a world's `/w/NAME`.

    A client that has a world in its base URL adds the path to it; the world that counts is the
    one named last.
    """

    @FirstUse
    def api() -> "ControlApi":
        from sandbox.control.api import ControlApi

        return ControlApi(worlds, settings)

    async def serve(request: web.Request) -> web.StreamResponse:
        return await (await api()).serve(request, request.match_info.get("path", ""))

    return [
        web.route("*", f"{world}/_sandbox/api{path}", serve)
        for world in ("", "/w/{world:[^/]*}")
        for path in ("", r"{path:/[\s\S]*}")
    ]
