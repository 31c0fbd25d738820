"""From an HTTP request to a GraphQL request."""

from typing import Any, Final

import msgspec
from aiohttp import hdrs, web

from sandbox.storefront.engine import GraphQLRequest
from sandbox.storefront.http import HttpRefusal, method_not_allowed, missing_query
from sandbox.user_errors import Reason

LARGEST_BODY: Final = 1024 * 1024  # bytes
_DECODER: Final = msgspec.json.Decoder(GraphQLRequest)


async def read_request(request: web.BaseRequest) -> tuple[GraphQLRequest, bool]:
    """Return what was asked, and whether its text may hold a magic email.

    Raises `HttpRefusal` for what is no GraphQL request.
    """
    match request.method:
        case "POST":
            body = await _read_body(request)
            return _from_body(request, body), _may_have_magic(body)
        case "GET":
            return _from_query(request), _may_have_magic(request.query_string.encode())
        case method:
            raise method_not_allowed(f"{method} is not served here; use POST", allow="GET, POST")


def _may_have_magic(text: bytes) -> bool:
    """Say whether to look for `+scenario.NAME@`: its plus may be escaped in JSON and in a URL."""
    return b"scenario." in text or b"SCENARIO." in text


async def _read_body(request: web.BaseRequest) -> bytes:
    try:
        return await request.read()
    except web.HTTPRequestEntityTooLarge:
        raise HttpRefusal(
            413,
            "Payload Too Large",
            reason=Reason("http.payload-too-large", f"a body has at most {LARGEST_BODY} bytes"),
        ) from None


def _from_body(request: web.BaseRequest, body: bytes) -> GraphQLRequest:
    if request.headers.get(hdrs.CONTENT_TYPE) == "application/json":
        return _decoded(body)
    content_type = request.content_type
    if content_type == "application/json":
        return _decoded(body)
    if content_type == "application/graphql":
        return _from_document(body)
    raise HttpRefusal(
        415,
        "Unsupported Media Type",
        reason=Reason(
            "http.unsupported-media-type",
            f"Content-Type is {content_type}; use application/json or application/graphql",
        ),
    )


def _decoded(body: bytes) -> GraphQLRequest:
    try:
        return _DECODER.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise missing_query(f"the body is no GraphQL request in JSON: {error}") from None


def _from_document(body: bytes) -> GraphQLRequest:
    try:
        return GraphQLRequest(query=body.decode())
    except UnicodeDecodeError as error:
        raise missing_query(f"the document is not UTF-8: {error}") from None


def _from_query(request: web.BaseRequest) -> GraphQLRequest:
    """Read a GET, as urql sends queries. That the real service takes it is not documented."""
    given = request.query
    if "query" not in given:
        raise missing_query("the URL has no parameter `query`")
    return GraphQLRequest(
        query=given["query"],
        variables=_variables(given.get("variables")),
        operation_name=given.get("operationName") or None,
    )


def _variables(text: str | None) -> dict[str, Any] | None:
    if not text:
        return None
    try:
        return msgspec.json.decode(text, type=dict[str, Any] | None)
    except (msgspec.DecodeError, RecursionError) as error:
        raise missing_query(f"the parameter `variables` is no JSON object: {error}") from None
