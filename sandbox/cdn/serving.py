"""`/cdn/shop/files/…`: files of the shop, the same for every world.

Shopify: `https://{shop}/cdn/shop/files/NAME` is a documented form of their URLs. They may be kept
for a year, and used by pages of any host (reported).
"""

import asyncio
from email.utils import formatdate
from hashlib import blake2b
from typing import Final

from aiohttp import hdrs, web

from sandbox.cdn.drawing import Drawing
from sandbox.cdn.files import Original, find
from sandbox.cdn.image_cache import ImageCache
from sandbox.cdn.image_transform import NOTHING, Transform, with_parameters
from sandbox.fixture_files import Fixtures

HEADERS: Final = {
    hdrs.CACHE_CONTROL: "public, max-age=31536000",
    hdrs.ACCESS_CONTROL_ALLOW_ORIGIN: "*",
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "sandbox",  # a file of one's own may hold a script: an SVG
}
_METHODS: Final = (hdrs.METH_GET, hdrs.METH_HEAD)
_SECOND: Final = 10**9


class Serving:
    def __init__(self, fixtures: Fixtures) -> None:
        self._fixtures = fixtures
        self._images = ImageCache()

    async def serve(self, request: web.Request) -> web.StreamResponse:
        if request.method not in _METHODS:
            return _refused(405, "Method Not Allowed", Allow=", ".join(_METHODS))
        found = await asyncio.to_thread(find, self._fixtures, request.match_info["path"])
        if found is None:
            return _refused(404, "Not Found")
        original, transform = found[0], with_parameters(found[1], request.query)
        is_whole = transform == NOTHING and isinstance(original, Original)
        made = None if is_whole else await self._images.image(original, transform)
        if made is None:
            assert isinstance(original, Original), "every drawing can be made"
            headers = {**HEADERS, hdrs.CONTENT_TYPE: original.content_type}
            return web.FileResponse(original.path, headers=headers)
        return _answer(request, original, transform, *made)


def _refused(status: int, text: str, **headers: str) -> web.Response:
    allowed = {"Access-Control-Allow-Origin": "*"}
    return web.Response(status=status, text=text, headers=allowed | headers)


def _answer(
    request: web.Request,
    original: Original | Drawing,
    transform: Transform,
    body: bytes,
    content_type: str,
) -> web.Response:
    modified, etag = original.stamp[0] // _SECOND, _etag(original, transform)
    headers = {
        **HEADERS,
        hdrs.ETAG: f'"{etag}"',
        hdrs.LAST_MODIFIED: formatdate(modified, usegmt=True),
    }
    if _is_known(request, etag, modified):
        return web.Response(status=304, headers=headers)
    return web.Response(body=body, content_type=content_type, headers=headers)


def _etag(original: Original | Drawing, transform: Transform) -> str:
    return blake2b(repr((original.stamp, transform)).encode(), digest_size=16).hexdigest()


def _is_known(request: web.Request, etag: str, modified: int) -> bool:
    """Say whether the client has the answer already. An entity tag counts more than a date."""
    tags = request.if_none_match
    if tags is not None:
        return any(tag.value in (etag, "*") for tag in tags)
    since = request.if_modified_since
    return since is not None and modified <= since.timestamp()
