"""The least an aiohttp server can do and still log in: no GraphQL, no worlds, no features.

Run as `floor.py PORT plain|quick [CATALOG]`: with the crypto as one would write it, or with the
sandbox's.
"""

import sys
from typing import Any, Final

from aiohttp import web
from carts import Carts
from catalog import Catalog
from msgspec.json import decode, encode
from serving import serve
from shop import plain_shop, quick_shop

MUTATION: Final = "customerAccessTokenCreateWithMultipass"
_OF_CARTS: Final = {"cartId", "input", "request"}

_carts: Final = Carts()
_catalog: Final = Catalog(sys.argv[3]) if len(sys.argv) > 3 else None
_shop: Final = quick_shop() if sys.argv[2] == "quick" else plain_shop()


async def answer(request: web.Request) -> web.Response:
    asked = decode(await request.read())
    data = _answer(asked["query"], asked["variables"])
    return web.Response(body=encode({"data": data}), content_type="application/json")


def _answer(document: str, variables: dict[str, Any]) -> dict[str, Any]:
    if token := variables.get("multipassToken"):
        return {MUTATION: _shop.login(token)}
    if token := variables.get("customerAccessToken"):
        return {"customer": _shop.customer(token)}
    if not _OF_CARTS.isdisjoint(variables):
        return _carts.answer(document, variables)
    if _catalog is not None:
        return _catalog.answer(document, variables)
    return {MUTATION: _shop.login(document.split('"', 2)[1])}


serve(answer)
