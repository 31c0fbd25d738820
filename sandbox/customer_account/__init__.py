"""The Customer Account API: `/customer/api/{version}/graphql` of each world.

It is loaded when it is first asked for: most processes never serve one.
"""

from typing import TYPE_CHECKING

from aiohttp import web

from sandbox.door.admission import Admission
from sandbox.door.first_use import FirstUse

if TYPE_CHECKING:
    from sandbox.customer_account.endpoint import AccountEndpoint

__all__ = ["routes"]

_FORMS = (r"/{shop:\d+}/account/customer/api", "/customer/api")
"""Shopify: the form of `shopify.com`, and that of a shop's own accounts domain (recorded)."""


def routes(admission: Admission) -> list[web.RouteDef]:
    """Return the routes of all worlds: both forms, below `/w/NAME` too."""

    @FirstUse
    def endpoint() -> "AccountEndpoint":
        from sandbox.customer_account.endpoint import AccountEndpoint

        return AccountEndpoint(admission)

    async def serve(request: web.Request) -> web.StreamResponse:
        return await (await endpoint()).serve(request)

    return [
        web.route("*", f"{world}{form}/{{version:[^/]+}}/graphql{end}", serve)
        for world in ("", "/w/{world:[^/]*}")
        for form in _FORMS
        for end in ("", ".json")
    ]
