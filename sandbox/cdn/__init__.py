"""The shop's files, images among them: what the content delivery network serves in a real shop.

They are loaded when the first is asked for: a start need not wait for it.
"""

from functools import cache
from typing import TYPE_CHECKING

from aiohttp import web

from sandbox.fixture_files import Fixtures

if TYPE_CHECKING:
    from sandbox.cdn.serving import Serving

__all__ = ["routes"]


def routes(fixtures: Fixtures) -> list[web.RouteDef]:
    """Return the routes of all worlds' files: `/cdn/shop/…` and `/w/NAME/cdn/shop/…`."""

    @cache
    def serving() -> "Serving":
        from sandbox.cdn.serving import Serving

        return Serving(fixtures)

    async def serve(request: web.Request) -> web.StreamResponse:
        return await serving().serve(request)

    return [
        web.route("*", rf"{world}/cdn/shop/{{path:[\s\S]*}}", serve)
        for world in ("", "/w/{world:[^/]*}")
    ]
