"""`/healthz` and `/readyz`: whether the process is alive, and whether it is ready."""

from typing import Final

from aiohttp import web

routes: Final = web.RouteTableDef()


@routes.get("/healthz")
async def get_health(_: web.Request) -> web.Response:
    return web.json_response({"status": "ok"})


@routes.get("/readyz")
async def get_readiness(_: web.Request) -> web.Response:
    """Answer 200: the server listens only when it is ready."""
    return web.json_response({"status": "ready"})
