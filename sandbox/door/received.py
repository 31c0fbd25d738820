"""Received requests: from HTTP to GraphQL."""

from asyncio import BaseTransport
from collections.abc import Mapping
from typing import Any, Final

import msgspec
from aiohttp import hdrs, web
from msgspec import Struct
from yarl import URL

from sandbox.door.content_encoding import decompressed
from sandbox.door.guarded_handler import SlowBodyError
from sandbox.door.refusals import HttpRefusal, method_not_allowed, missing_query, payload_too_large
from sandbox.reason import Reason

LARGEST_BODY: Final = 1024 * 1024  # bytes


class GraphQLRequest(Struct, frozen=True, gc=False, rename={"operation_name": "operationName"}):
    """What a client sends, by POST or by GET. Other keys, such as `extensions`, are ignored."""

    query: str
    variables: dict[str, Any] | None = None
    operation_name: str | None = None


_DECODER: Final = msgspec.json.Decoder(GraphQLRequest)


class Received(Struct, frozen=True, gc=False):
    """A complete HTTP request.

    *target* is path and query as in the request line. *body* is a refusal if the body could not
    be read. *transport* knows the client's address.
    """

    method: str
    target: str
    headers: Mapping[str, str]
    body: bytes | HttpRefusal = b""
    transport: BaseTransport | None = None


async def receive(request: web.BaseRequest) -> Received:
    """Wait for the rest of *request*; raises `ConnectionError` when the client is gone."""
    body = await _read_body(request) if request.method == "POST" else b""
    return Received(request.method, request.raw_path, request.headers, body, request.transport)


def graphql_request(received: Received) -> tuple[GraphQLRequest, bool]:
    """Return what was asked, and whether its text may hold a magic email.

    Raises `HttpRefusal` for what is no GraphQL request.
    """
    match received.method:
        case "POST":
            body = _plain_body(received)
            return _from_body(received, body), _may_have_magic(body)
        case "GET":
            query = received.target.partition("?")[2]
            return _from_query(query), _may_have_magic(query.encode())
        case method:
            raise method_not_allowed(f"{method} is not served here; use POST", allow="GET, POST")


def _may_have_magic(text: bytes) -> bool:
    """Whether the text may have `+scenario.NAME@`: its plus can be escaped in JSON and in a URL.

    Few requests have an email outside a token: for the others the case of letters is no matter.
    """
    return (b"@" in text or b"\\u0040" in text) and b"scenario." in text.lower()


async def _read_body(request: web.BaseRequest) -> bytes | HttpRefusal:
    try:
        return await request.read()
    except web.HTTPRequestEntityTooLarge:
        return payload_too_large(LARGEST_BODY)
    except SlowBodyError as error:
        return missing_query(f"{error}")
    except web.RequestPayloadError:
        return missing_query("the body is not as the headers say that it comes")
    except OSError as error:  # as the connection was lost: by a reset, or a timeout
        raise ConnectionResetError("the client is gone") from error


def _plain_body(received: Received) -> bytes:
    body, encoding = received.body, received.headers.get(hdrs.CONTENT_ENCODING)
    if isinstance(body, HttpRefusal):
        raise body
    return body if encoding is None else decompressed(body, encoding, largest=LARGEST_BODY)


def _from_body(received: Received, body: bytes) -> GraphQLRequest:
    shown = received.headers.get(hdrs.CONTENT_TYPE, "application/octet-stream")
    if shown == "application/json":
        return _decoded(body)
    content_type = shown.partition(";")[0].strip().lower()
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
    if not body:
        raise missing_query("the body is empty")
    try:
        return _DECODER.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise missing_query(f"the body is not a GraphQL request in JSON: {error}") from None


def _from_document(body: bytes) -> GraphQLRequest:
    try:
        return GraphQLRequest(query=body.decode())
    except UnicodeDecodeError as error:
        raise missing_query(f"the document is not UTF-8: {error}") from None


def _from_query(query: str) -> GraphQLRequest:
    """Read a GET, as urql 5 and 6 send queries by default.

    Shopify: only POST is documented; whether the real service takes a GET is open. To answer
    it is the sandbox's choice: a client that never asks for anything else is of more use so.
    """
    given = URL.build(query_string=query, encoded=True).query
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
        raise missing_query(f"the parameter `variables` is not a JSON object: {error}") from None
