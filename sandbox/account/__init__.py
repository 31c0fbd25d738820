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


def routes(
    admission: Admission, *, return_hosts: Collection[str] | None = None
) -> list[web.RouteDef]:
    """Return the routes of all worlds' pages: `/account/…` and `/w/NAME/account/…`.

    *return_hosts*, such as `HOST`, `HOST:PORT`, `HOST:*` or `*.HOST`, are where logins and logouts
    may send browsers besides the shop; None is every port of this machine. Raises
    `InvalidReturnHostError` for what is no host.
    """
    hosts = _hosts(return_hosts) if return_hosts else frozenset()
    is_local = return_hosts is None

    @cache
    def desk() -> "Desk":
        from sandbox.account.desk import Desk
        from sandbox.account.return_to import LOCAL

        return Desk(admission, return_hosts=LOCAL if is_local else hosts)

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
