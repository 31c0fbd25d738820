"""The shop's files, images among them: what the content delivery network serves in a real shop.

They are loaded when the first is asked for: a start need not wait for it.
"""

from typing import TYPE_CHECKING, Final

from aiohttp import web

from sandbox.cdn import scripts
from sandbox.door.first_use import FirstUse
from sandbox.fixture_files import Fixtures

if TYPE_CHECKING:
    from sandbox.cdn.serving import Serving

__all__ = ["routes"]

_FOLDERS: Final = (
    "/cdn/shop",
    "/w/{world:[^/]*}/cdn/shop",
    r"/s/files/1/{shop:\d+/\d+/\d+}",
)


def routes(fixtures: Fixtures) -> list[web.RouteDef]:
    """Return the routes of all worlds' files, as at the shop and as at cdn.shopify.com, and of the
    scripts that storefronts load from there."""

    @FirstUse
    def serving() -> "Serving":
        from sandbox.cdn.serving import Serving

        return Serving(fixtures)

    async def serve(request: web.Request) -> web.StreamResponse:
        return await (await serving()).serve(request)

    files = [web.route("*", rf"{folder}/{{path:[\s\S]*}}", serve) for folder in _FOLDERS]
    return [*files, *scripts.ROUTES]
