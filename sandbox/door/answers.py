"""An answer of the Storefront API before it is sent: body, status and headers."""

import os
import time
from collections.abc import Mapping
from typing import Any, Final

import msgspec
from aiohttp import web
from msgspec import Struct
from multidict import istr

from sandbox.door.log_text import one_line
from sandbox.reason import Reason

JSON: Final = "application/json; charset=utf-8"
EXPLAIN: Final = istr("X-Sandbox-Explain")

# Shopify: reported from preflight answers. A browser drops a request with any other header, as it
# does at the real service; the sandbox adds only its own.
_ALLOWED_HEADERS: Final = (
    "Authorization",
    "Content-Type",
    "X-SDK-Variant",
    "X-SDK-Variant-Source",
    "X-SDK-Version",
    "X-Shopify-Storefront-Access-Token",
    "Shopify-Storefront-Private-Token",
    "Shopify-Storefront-Buyer-IP",
    "Shopify-Storefront-Id",
    "Shopify-Storefront-S",
    "Shopify-Storefront-Y",
    "Custom-Storefront-Request-Group-ID",
    "shopify-core-canary",
    "X-Sandbox-World",
    "X-Sandbox-Scenario",
    EXPLAIN,
)
PREFLIGHT: Final = {
    "Allow": "POST, OPTIONS",
    "Access-Control-Allow-Headers": ", ".join(_ALLOWED_HEADERS),
    "Access-Control-Allow-Methods": "GET, POST, OPTIONS",
    "Access-Control-Max-Age": "7200",
}
OPEN_TO_BROWSERS: Final = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": (
        "x-request-id, x-shopify-api-version, x-sandbox-reason, x-sandbox-world"
    ),
}
"""On every answer: the page of any origin may read it."""


class Answer(Struct, frozen=True, gc=False):
    """An answer of the endpoint, before it becomes an HTTP response."""

    body: bytes
    status: int = 200
    content_type: str = JSON
    headers: Mapping[str, str] = {}


def respond(answer: Answer, request_id: str) -> web.StreamResponse:
    """Return aiohttp's response of *answer*."""
    return web.Response(
        body=answer.body,
        status=answer.status,
        headers={
            "Content-Type": answer.content_type,
            **OPEN_TO_BROWSERS,
            "x-request-id": request_id,
            **answer.headers,
        },
    )


class RequestIds:
    """Gives each answer an id. Shopify: a UUID and the Unix time, with a hyphen between
    (reported).

    The UUIDs are random ones, cut from a pool: `uuid.uuid4` takes ten times as long.
    """

    __slots__ = ("_pool", "_position")

    _LENGTH: Final = 32

    def __init__(self) -> None:
        self._pool = ""
        self._position = 0

    def next(self) -> str:
        start = self._position
        if start >= len(self._pool):
            self._pool = os.urandom(4096).hex()
            start = 0
        self._position = end = start + self._LENGTH
        digits = self._pool[start:end]
        return (
            f"{digits[:8]}-{digits[8:12]}-4{digits[13:16]}-a{digits[17:20]}-{digits[20:]}"
            f"-{int(time.time())}"
        )


def reason_header(reasons: list[Reason]) -> dict[str, str]:
    """Write *reasons* as one header: printable ASCII, since a header can hold no more."""
    if not reasons:
        return {}
    return {"X-Sandbox-Reason": one_line("; ".join(map(str, reasons)))}


def unexpected_error() -> Answer:
    """Shopify: documented so."""
    return Answer(encode({"errors": "An unexpected error occurred"}), 500)


def encode(body: Any) -> bytes:
    return msgspec.json.encode(body)
