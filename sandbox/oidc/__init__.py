"""The login to new customer accounts: an OpenID provider for each world.

It is loaded when it is first asked for: most processes never serve one.
"""

from typing import TYPE_CHECKING

from aiohttp import web

from sandbox.door.admission import Admission
from sandbox.door.first_use import FirstUse
from sandbox.settings import Settings

if TYPE_CHECKING:
    from sandbox.oidc.provider import Provider

__all__ = ["routes"]

_ROOTS = (".well-known", "authentication", "customer_authentication")


def routes(admission: Admission, settings: Settings) -> list[web.RouteDef]:
    """Return the routes of all worlds' providers: `/authentication/…`, `/w/NAME/…`."""

    @FirstUse
    def provider() -> "Provider":
        from sandbox.oidc.provider import Provider

        return Provider(admission, settings)

    async def serve(request: web.Request) -> web.StreamResponse:
        return await (await provider()).serve(request)

    return [
        web.route("*", rf"{world}/{{root:{root}}}/{{page:[\s\S]*}}", serve)
        for world in ("", "/w/{world:[^/]*}")
        for root in _ROOTS
    ]
