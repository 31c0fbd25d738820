"""The account pages of the shop, for browsers: login by Multipass, and what mails link to.

They are loaded when the first is asked for: most processes never serve one.
"""

from collections.abc import Collection
from functools import cache
from typing import TYPE_CHECKING

from aiohttp import web

from sandbox.door.admission import Admission

if TYPE_CHECKING:
    from sandbox.account.desk import Desk
    from sandbox.account.return_to import Host

__all__ = ["routes"]


def routes(admission: Admission, *, return_hosts: Collection[str] = ()) -> list[web.RouteDef]:
    """Return the routes of all worlds' pages: `/account/…` and `/w/NAME/account/…`.

    *return_hosts*, as `HOST` or `HOST:PORT`, are where a Multipass login may send browsers besides
    the shop. Raises `InvalidReturnHostError` for what is neither.
    """
    hosts = _hosts(return_hosts) if return_hosts else frozenset()

    @cache
    def desk() -> "Desk":
        from sandbox.account.desk import Desk

        return Desk(admission, return_hosts=hosts)

    async def serve(request: web.Request) -> web.StreamResponse:
        return await desk().serve(request)

    return [
        web.route("*", f"{world}/account{page}", serve)
        for world in ("", "/w/{world:[^/]*}")
        for page in ("", r"/{page:[\s\S]*}")
    ]


def _hosts(texts: Collection[str]) -> "frozenset[Host]":
    from sandbox.account.return_to import return_host

    return frozenset(map(return_host, texts))
