"""`/healthz` and `/readyz`: whether the process is alive, and whether it is ready."""

from typing import Final

from aiohttp import web

from sandbox.control.ending import DRAINING

routes: Final = web.RouteTableDef()


@routes.get("/healthz")
async def get_health(_: web.Request) -> web.Response:
    return web.json_response({"status": "ok"})


@routes.get("/readyz")
async def get_readiness(request: web.Request) -> web.Response:
    """Answer 200 until the server is about to stop: it listens only when it is ready."""
    if request.app[DRAINING].is_set():
        return web.json_response({"status": "draining"}, status=503)
    return web.json_response({"status": "ready"})
