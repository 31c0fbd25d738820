"""What HTTP adds to every answer of the Storefront API: headers, and the bodies of refusals."""

import time
from collections.abc import Mapping
from typing import Any, Final
from uuid import uuid4

import msgspec
from aiohttp import web

from sandbox.user_errors import Reason

JSON: Final = "application/json; charset=utf-8"
EXPLAIN: Final = "X-Sandbox-Explain"

# Shopify: seen in preflight answers. A browser drops a request with any other header, as it
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
_EXPOSED_HEADERS: Final = "x-request-id, x-shopify-api-version, x-sandbox-reason"


class HttpRefusal(Exception):
    """A request that never becomes an operation. *errors* is the real service's body for it."""

    def __init__(
        self,
        status: int,
        errors: object,
        *,
        reason: Reason,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(str(reason))
        self.status = status
        self.body = {"errors": errors}
        self.reason = reason
        self.headers = headers or {}


def respond(
    body: bytes,
    *,
    request_id: str,
    status: int = 200,
    content_type: str = JSON,
    headers: Mapping[str, str] | None = None,
) -> web.Response:
    return web.Response(
        body=body,
        status=status,
        headers={
            "Content-Type": content_type,
            "Access-Control-Allow-Origin": "*",
            "Access-Control-Expose-Headers": _EXPOSED_HEADERS,
            "x-request-id": request_id,
            **(headers or {}),
        },
    )


def new_request_id() -> str:
    """Shopify: a UUID and the Unix time, with a hyphen between."""
    return f"{uuid4()}-{int(time.time())}"


def reason_header(reasons: list[Reason]) -> dict[str, str]:
    """Write *reasons* as one header: printable ASCII, since a header can hold no more."""
    if not reasons:
        return {}
    text = "; ".join(map(str, reasons))
    shown = "".join(c if c.isascii() and c.isprintable() else "?" for c in text)
    return {"X-Sandbox-Reason": shown[:2_000]}


def encode(body: Any) -> bytes:
    return msgspec.json.encode(body)


def missing_query(words: str) -> HttpRefusal:
    """Shopify: documented for a missing query; we say the same of a body that is none."""
    return HttpRefusal(
        400,
        {"query": "Required parameter missing or invalid"},
        reason=Reason("http.bad-request", words),
    )


def unauthorized(words: str) -> HttpRefusal:
    """Shopify: the message is empty. Recorded from live requests."""
    return HttpRefusal(
        401,
        [{"message": "", "extensions": {"code": "UNAUTHORIZED"}}],
        reason=Reason("http.unauthorized", words),
    )


def not_found(words: str) -> HttpRefusal:
    return HttpRefusal(404, "Not Found", reason=Reason("http.not-found", words))


def method_not_allowed(words: str, *, allow: str) -> HttpRefusal:
    return HttpRefusal(
        405,
        "Method Not Allowed",
        reason=Reason("http.method-not-allowed", words),
        headers={"Allow": allow},
    )
