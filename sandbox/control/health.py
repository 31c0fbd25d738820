"""`/healthz` and `/readyz`: whether the process is alive, and whether it is ready."""

from typing import Final

from aiohttp import web

from sandbox.control.ending import DRAINING
from sandbox.control.store import STORE

routes: Final = web.RouteTableDef()


@routes.get("/healthz")
async def get_health(_: web.Request) -> web.Response:
    return web.json_response({"status": "ok"})


@routes.get("/readyz")
async def get_readiness(request: web.Request) -> web.Response:
    """Answer 200 until the server is about to stop: it listens only when it is ready.

    A warning of a shared store does not make it unready.
    """
    if request.app[DRAINING].is_set():
        return web.json_response({"status": "draining"}, status=503)
    store = request.app.get(STORE)
    if store is not None and store.warning:
        return web.json_response({"status": "ready", "warning": store.warning})
    return web.json_response({"status": "ready"})
