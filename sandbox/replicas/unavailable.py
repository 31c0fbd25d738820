"""The answer of status 503 while the store cannot be used, in the form of what was asked."""

from collections.abc import Callable, Mapping
from typing import Any, Final

import msgspec
from aiohttp import hdrs, web

from sandbox.control_models.problems import NAMESPACE, Problem
from sandbox.door.answers import JSON, Answer
from sandbox.replicas.store_calls import StoreUnavailableError

READY: Final = "/readyz"
_CONTROL: Final = "/_sandbox/api"
_STATUS: Final = 503
_SLUG: Final = "store-unavailable"
_SOON: Final[Mapping[str, str]] = {hdrs.RETRY_AFTER: "1"}


def graphql_answer(error: StoreUnavailableError) -> Answer:
    """Answer a request of the Storefront API."""
    return _answer(_errors, JSON, error)


def response_to(path: str, error: StoreUnavailableError) -> web.Response:
    """Answer a request for *path*: the control API, readiness, or a page."""
    if _CONTROL in path:
        answer = _answer(_problem, "application/problem+json", error)
    elif path == READY:
        answer = _answer(_readiness, "application/json", error)
    else:
        answer = Answer(f"503: {error}\n".encode(), _STATUS, "text/plain", _SOON)
    return web.Response(
        body=answer.body,
        status=answer.status,
        content_type=answer.content_type,
        headers=answer.headers,
    )


def _answer(
    body: Callable[[str], Mapping[str, Any] | Problem], kind: str, error: StoreUnavailableError
) -> Answer:
    return Answer(msgspec.json.encode(body(str(error))), _STATUS, kind, _SOON)


def _errors(why: str) -> Mapping[str, Any]:
    extensions = {"code": "SANDBOX_STORE_UNAVAILABLE"}
    return {"errors": [{"message": f"Service unavailable: {why}", "extensions": extensions}]}


def _problem(why: str) -> Problem:
    return Problem(type=NAMESPACE + _SLUG, title="Store unavailable", status=_STATUS, detail=why)


def _readiness(why: str) -> Mapping[str, Any]:
    return {"status": _SLUG, "detail": why}
