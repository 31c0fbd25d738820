"""The pages of the checkout, for browsers: from a cart's `checkoutUrl` to the order's status.

They are loaded when the first is asked for: most processes never serve one.
"""

from typing import TYPE_CHECKING, Final

from aiohttp import web

from sandbox.door.admission import Admission
from sandbox.door.first_use import FirstUse

if TYPE_CHECKING:
    from sandbox.account.desk import Desk

__all__ = ["routes"]

_PATHS: Final = (
    r"/{page:(?:cart|checkouts|discount)(?:/[\s\S]*)?}",
    r"/{page:[0-9]+/orders/[\s\S]*}",
    r"/account/{page:orders/[\s\S]*}",
)


def routes(admission: Admission) -> list[web.RouteDef]:
    """Return the routes of all worlds' pages: `/cart/…` and `/w/NAME/cart/…`, and the like."""

    @FirstUse
    def desk() -> "Desk":
        from sandbox.account.desk import Desk
        from sandbox.checkout_pages.table import PAGES

        return Desk(admission, PAGES)

    async def serve(request: web.Request) -> web.StreamResponse:
        return await (await desk()).serve(request)

    return [
        web.route("*", world + path, serve) for world in ("", "/w/{world:[^/]*}") for path in _PATHS
    ]
