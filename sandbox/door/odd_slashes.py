"""Paths with doubled slashes, or with a slash at the end.

Shopify: its framework leaves them out of every path (inferred). Clients write them where they put a
domain with a slash before a path with one.
"""

import re
from typing import Final

from aiohttp import web
from yarl import URL

_SLASHES: Final = re.compile("/{2,}")
_FOR_TESTERS: Final = re.compile(r"(/w/[^/]*)?/_sandbox(/.*)?")


def without_odd_slashes(path: str) -> str:
    return _SLASHES.sub("/", path).rstrip("/")


class OddSlashes(web.DynamicResource):
    """Finds for a path that no route has what serves the same path without odd slashes.

    Dashboard and control API are not the real service's, and only served at their own paths.
    """

    def __init__(self, router: web.UrlDispatcher) -> None:
        super().__init__("/{path:.*}")
        self._router = router

    async def resolve(
        self, request: web.Request
    ) -> tuple[web.UrlMappingMatchInfo | None, set[str]]:
        path = request.rel_url.raw_path
        plain = without_odd_slashes(path) or "/"
        if plain == path or _FOR_TESTERS.fullmatch(plain):
            return None, set()
        url = URL.build(path=plain, query_string=request.rel_url.raw_query_string, encoded=True)
        return await self._router.resolve(request.clone(rel_url=url)), set()
