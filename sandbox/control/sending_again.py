"""Sends a request of the journal once more. Secrets that the journal hides stay in the server."""

from typing import Any, Final

import msgspec
from aiohttp import hdrs, web
from msgspec import UNSET
from multidict import CIMultiDict

from sandbox.control.answering import ANSWERS
from sandbox.control.entries import Read, Reader
from sandbox.control.multipass_entries import exchange_of
from sandbox.control.problems import ProblemError, absent
from sandbox.control.route import ControlRequest, Empty, Route
from sandbox.control_models.sent_again import RequestToSend, SentAgain
from sandbox.door.admission import PRIVATE_TOKEN, PUBLIC_TOKEN, WORLD
from sandbox.door.answers import EXPLAIN
from sandbox.door.lanes import in_lane
from sandbox.door.received import Received
from sandbox.door.turns import give_way
from sandbox.world.exchange import Exchange
from sandbox.world.shop import StorefrontAccessToken


async def send_again(request: ControlRequest[Empty, RequestToSend]) -> SentAgain:
    """Send the request of an entry. Raises `ProblemError` if it is none, or was not kept."""
    world, number, http = request.world, request.path["id"], request.http
    exchange = exchange_of(world, number)
    read = None if exchange is None else await _read(exchange)
    if exchange is None or read is None or read.request is None or exchange.version is None:
        detail = absent(world.name, f"entry {number} with a request that was kept", "journal")
        raise ProblemError(404, "entry-not-found", detail)
    headers = CIMultiDict({hdrs.CONTENT_TYPE: "application/json", WORLD: world.name, EXPLAIN: "1"})
    headers.update(_token(exchange.token))
    assert isinstance(http, web.Request)
    body = _body(read, request.body)
    await give_way()
    received = Received(
        "POST",
        exchange.target.partition("?")[0],
        headers,
        body,
        http.transport,
    )
    answer = (await http.app[ANSWERS].answer(received)).answer
    return SentAgain(
        status=answer.status,
        reason=answer.headers.get("X-Sandbox-Reason", ""),
        answer=_decoded(answer.body),
    )


async def _read(exchange: Exchange) -> Read:
    return await in_lane(lambda _: Reader().read(exchange), is_query=True)


def _token(token: StorefrontAccessToken | None) -> dict[str, str]:
    if token is None:
        return {}
    return {PRIVATE_TOKEN if token.private else PUBLIC_TOKEN: token.token}


def _body(read: Read, given: RequestToSend) -> bytes:
    assert read.request is not None
    assert read.document is not None
    document, variables = read.request.query, read.request.variables
    is_same = given.document in (UNSET, read.document.shown, document)
    if given.variables is not UNSET:
        known = (read.variables, variables) if is_same else (None, None)
        variables = _filled(given.variables, *known)
    elif not is_same:
        variables = read.variables
    query = document if is_same else given.document
    name = read.request.operation_name
    return msgspec.json.encode({"query": query, "variables": variables, "operationName": name})


def _filled(given: Any, shown: Any, original: Any) -> Any:
    """Return *given* with the *original* of each value that is as it was *shown*."""
    if given == shown and shown is not None:
        return original
    match given, shown, original:
        case dict(), dict(), dict():
            pairs = ((key, shown.get(key), original.get(key)) for key in given)
            return {key: _filled(given[key], *known) for key, *known in pairs}
        case list(), list(), list() if len(given) == len(shown) == len(original):
            return [_filled(*each) for each in zip(given, shown, original, strict=True)]
    return given


def _decoded(body: bytes) -> Any:
    try:
        return msgspec.json.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return body.decode(errors="replace")


ROUTES: Final = (
    Route(
        method="POST",
        path="/worlds/{world}/journal/{id}/send",
        handle=send_again,
        summary="Send a request of the journal once more, secrets included.",
        body=RequestToSend,
        answers={200: SentAgain},
        refusals={404: "There is no such entry, or its request was not kept."},
        resource="journal",
    ),
)
