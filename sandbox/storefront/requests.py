"""From an HTTP request to a GraphQL request."""

from typing import Any, Final

import msgspec
from aiohttp import hdrs, web

from sandbox.storefront.compressed import decompressed
from sandbox.storefront.engine import GraphQLRequest
from sandbox.storefront.http import (
    HttpRefusal,
    method_not_allowed,
    missing_query,
    payload_too_large,
)
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
    """Say whether to look for `+scenario.NAME@`: its plus may be escaped in JSON and in a URL.

    Few requests have an email outside a token: for the others the case of letters is no matter.
    """
    return (b"@" in text or b"\\u0040" in text) and b"scenario." in text.lower()


async def _read_body(request: web.BaseRequest) -> bytes:
    try:
        body = await request.read()
    except web.HTTPRequestEntityTooLarge:
        raise payload_too_large(LARGEST_BODY) from None
    except web.RequestPayloadError:
        raise missing_query("the body is not as the headers say that it comes") from None
    except OSError as error:  # as the connection was lost: by a reset, or a timeout
        raise ConnectionResetError("the client is gone") from error
    encoding = request.headers.get(hdrs.CONTENT_ENCODING)
    return body if encoding is None else decompressed(body, encoding, largest=LARGEST_BODY)


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
    """Read a GET, as urql 5 and 6 send queries by default.

    Shopify: only POST is documented; whether the real service takes a GET is open. To answer
    it is the sandbox's choice: a client that never asks for anything else is of more use so.
    """
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
