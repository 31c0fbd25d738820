"""Scripts that storefronts load from cdn.shopify.com: the Customer Privacy API, and PerfKit.

Shopify: Hydrogen loads `consent-tracking-api/v0.2/consent-tracking-api.js`, and PerfKit if the site
has analytics (`@shopify/hydrogen` 2026.4). Ours are our own: nobody is tracked, nothing is sent.
"""

from functools import cache
from pathlib import Path
from typing import Final

from aiohttp import hdrs, web

_HEADERS: Final = {
    hdrs.CONTENT_TYPE: "text/javascript; charset=utf-8",
    hdrs.ACCESS_CONTROL_ALLOW_ORIGIN: "*",
    "X-Content-Type-Options": "nosniff",
}
_CONSENT: Final = "/shopifycloud/consent-tracking-api/{version}/consent-tracking-api.js"
_PERFORMANCE: Final = "/shopifycloud/perf-kit/{name}.js"


@cache
def _consent() -> str:
    return Path(__file__).with_name("consent-tracking-api.js").read_text(encoding="utf-8")


async def _serve_consent(_: web.Request) -> web.Response:
    return web.Response(text=_consent(), headers=_HEADERS)


async def _serve_nothing(_: web.Request) -> web.Response:
    return web.Response(text="// The sandbox measures no pages.\n", headers=_HEADERS)


ROUTES: Final = (web.get(_CONSENT, _serve_consent), web.get(_PERFORMANCE, _serve_nothing))
