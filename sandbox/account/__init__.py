"""The account pages of the shop, for browsers: login by Multipass, and what mails link to.

They are loaded when the first is asked for: most processes never serve one.
"""

from typing import TYPE_CHECKING

from aiohttp import web

from sandbox.door.admission import Admission
from sandbox.door.first_use import FirstUse

if TYPE_CHECKING:
    from sandbox.account.desk import Desk

__all__ = ["routes"]


def routes(admission: Admission) -> list[web.RouteDef]:
    """Return the routes of all worlds' pages: `/account/…` and `/w/NAME/account/…`."""

    @FirstUse
    def desk() -> "Desk":
        from sandbox.account.desk import Desk
        from sandbox.account.table import PAGES

        return Desk(admission, PAGES)

    async def serve(request: web.Request) -> web.StreamResponse:
        return await (await desk()).serve(request)

    return [
        web.route("*", f"{world}/account{page}", serve)
        for world in ("", "/w/{world:[^/]*}")
        for page in ("", r"/{page:[\s\S]*}")
    ]
