"""`/healthz` and `/readyz`: whether the process lives, and whether it may be asked."""

from typing import Final

from aiohttp import web

routes: Final = web.RouteTableDef()


@routes.get("/healthz")
async def get_health(_: web.Request) -> web.Response:
    return web.json_response({"status": "ok"})


@routes.get("/readyz")
async def get_readiness(_: web.Request) -> web.Response:
    """Answer 200: the server listens only when everything is loaded and bound."""
    return web.json_response({"status": "ready"})
