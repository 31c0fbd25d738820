"""`POST /api/{version}/graphql.json`: from HTTP to GraphQL and back."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from time import perf_counter
from typing import Any, Final

from aiohttp import HttpVersion11, hdrs, web

from sandbox.door.admission import WORLD, Admission, token_of_another_api
from sandbox.door.answers import (
    EXPLAIN,
    PREFLIGHT,
    Answer,
    RequestIds,
    encode,
    reason_header,
    respond,
    unexpected_error,
)
from sandbox.door.effects import held_up, overruled
from sandbox.door.log_text import shown_path
from sandbox.door.multipart import MULTIPART, multipart
from sandbox.door.protocol import Answered, take_begun
from sandbox.door.received import Received, graphql_request, receive
from sandbox.door.recording import Recorder
from sandbox.door.refusals import (
    CUSTOMER_ACCOUNT_API,
    HttpRefusal,
    expectation_failed,
    method_not_allowed,
    not_found,
)
from sandbox.door.request_log import log_request
from sandbox.door.tally import Tally
from sandbox.door.trace import Trace
from sandbox.door.turns import begin
from sandbox.schema.versions import UnknownVersionError, Versions
from sandbox.service.deferral import Part
from sandbox.service.engine import Body, Engine, InternalError
from sandbox.service.request_context import RequestContext
from sandbox.storefront.executing import at_once, in_turns, prepared_by
from sandbox.storefront.indexing import indexed
from sandbox.storefront.paths import Place, place_of
from sandbox.storefront.requested_scenarios import requested_scenarios, take_token

_NO_ERRORS: Final[Sequence[Mapping[str, Any]]] = ()
_log: Final = logging.getLogger("sandbox")


class Endpoint:
    """Answers the Storefront API's URLs for all worlds and versions of one process."""

    def __init__(
        self,
        *,
        admission: Admission,
        versions: Versions,
        engine: Callable[[str], Awaitable[Engine]],
        tally: Tally | None = None,
    ) -> None:
        """*engine* returns what answers for a version; it awaits nothing but turns.

        *tally* counts requests for `/metrics`; without it they are counted and not shown."""
        self._admission = admission
        self._versions = versions
        self._engine = engine
        self._request_ids = RequestIds()
        self._recorder = Recorder(tally or Tally())
        self._handles = frozenset(versions.handles)

    @staticmethod
    def serves(target: str) -> bool:
        """Say whether *target*, as it stands in the request line, is the Storefront API's."""
        return place_of(target.partition("?")[0]) is not None

    def begin(self, received: Received) -> Answered | Awaitable[Answered]:
        """Answer what was *received* at once if that takes one turn only."""
        return begin(self.answer(received))

    async def handle(self, request: web.BaseRequest) -> web.StreamResponse:
        """Answer *request*, whatever it is: each answer has an id, and lets browsers read it."""
        try:
            answered = await (take_begun(request.protocol) or self.answer(await receive(request)))
            answer = await _with_effects(answered, request)
        except ConnectionError:
            answer = None
        return web.Response() if answer is None else respond(answer, answered.request_id)

    async def answer(self, received: Received) -> Answered:
        """Answer what was *received*. It may be left to hold the answer up, or to lose it.

        It awaits nothing but turns.
        """
        started, request_id = perf_counter(), self._request_ids.next()
        version, trace, errors, reason = None, None, _NO_ERRORS, None
        try:
            place = _found(received)
            if received.method == "OPTIONS":
                return self._preflight(received, request_id, perf_counter() - started)
            version = self._version(place.version)
            world, token = self._admission.admit(received.headers, place.world)
            trace = Trace(world, token)
            if token is self._admission.default_token:
                trace.explain(token_of_another_api(received.headers))
            body, parts = await self._graphql(trace, received, version, request_id)
            errors = body.get("errors", _NO_ERRORS)
            answer = _answer_of(body, parts, trace, received, version)
        except HttpRefusal as refusal:
            answer, reason = _refused(received, refusal, trace), refusal.reason
        except Exception:  # noqa: BLE001 - whatever it was, the answer is the real service's
            path = shown_path(received.target)
            _log.exception("%s %s failed, request %s", received.method, path, request_id)
            answer = unexpected_error()
        self._recorder.record(
            trace,
            received,
            answer,
            request_id=request_id,
            version=version,
            started=started,
            errors=errors,
            reason=reason,
        )
        return Answered(answer, request_id, () if trace is None else trace.effects)

    @staticmethod
    def _preflight(received: Received, request_id: str, seconds: float) -> Answered:
        """Let browsers of every origin ask."""
        answer = Answer(b"", headers=PREFLIGHT)
        log_request(
            received.method, received.target, answer.status, seconds=seconds, request_id=request_id
        )
        return Answered(answer, request_id)

    async def expect(self, request: web.BaseRequest) -> web.StreamResponse | None:
        """Tell a client that waits with its body to send it; refuse what else it expects."""
        expected = request.headers[hdrs.EXPECT]
        if request.version < HttpVersion11:
            return None
        if expected.lower() != "100-continue":
            refusal = expectation_failed(expected)
            received = Received(request.method, request.raw_path, request.headers)
            answer, request_id = _refused(received, refusal, None), self._request_ids.next()
            log_request(
                received.method,
                received.target,
                answer.status,
                seconds=0.0,
                reasons=[refusal.reason],
                request_id=request_id,
            )
            return respond(answer, request_id)
        await request.writer.write(b"HTTP/1.1 100 Continue\r\n\r\n")
        request.writer.output_size = 0  # or aiohttp takes the answer for begun
        return None

    async def _graphql(
        self, trace: Trace, received: Received, version: str, request_id: str
    ) -> tuple[Body, Sequence[Part]]:
        """Return the answer to a GraphQL request, and the parts of it where it has some."""
        asked, may_have_magic = graphql_request(received)
        requested = requested_scenarios(received.headers, trace.world)
        engine = await self._engine(version)
        ready = engine.known(asked)
        if ready is None:
            ready = await prepared_by(engine, asked)
        prepared = ready.prepared
        trace.operations = prepared.roots
        if received.method == "GET" and not prepared.is_query:
            raise method_not_allowed("only a query may be sent by GET; use POST", allow="POST")
        context = RequestContext(
            trace,
            received=received,
            requested=requested,
            may_have_magic=may_have_magic,
            variables=asked.variables or {},
        )
        if prepared.cost is not None:
            take_token(context, prepared.roots)
        if prepared.lists_products and not trace.world.store.seeds.is_indexed:
            await indexed(trace.world)
        try:
            answered = at_once(engine, ready, asked, context)
            if answered is None:
                answered = await in_turns(engine, ready, asked, context)
        except InternalError:
            return _internal_error(request_id), ()
        return answered

    def _version(self, asked: str | None) -> str:
        if asked in self._handles:
            return asked
        try:
            return self._versions.resolve(asked).handle
        except UnknownVersionError as error:
            raise not_found(str(error)) from None


def _found(received: Received) -> Place:
    path = received.target.partition("?")[0]
    place = place_of(path)
    if place is None:
        raise not_found(f"nothing is served at {shown_path(path)}{_instead(received)}")
    return place


def _instead(received: Received) -> str:
    """Return a hint for what is probably a GraphQL request."""
    if received.method != "POST":
        return ""
    if "/admin/" in received.target:
        return ": the Admin API is another API, which the sandbox does not have"
    if "/customer" in received.target:
        return f": {CUSTOMER_ACCOUNT_API}"
    return ": the Storefront API is at /api/{version}/graphql.json"


async def _with_effects(answered: Answered, request: web.BaseRequest) -> Answer | None:
    """Hold an answer up, replace it, or lose it with the connection, as the scenarios have it."""
    if not answered.effects:
        return answered.answer
    await asyncio.sleep(held_up(answered.effects))
    answer = overruled(answered.answer, answered.effects)
    if answer is None and request.transport is not None:
        request.transport.abort()
    return answer


def _answer_of(
    body: Body, parts: Sequence[Part], trace: Trace, received: Received, version: str
) -> Answer:
    headers = {"X-Shopify-API-Version": version, WORLD: trace.world.name}
    if trace.reasons and _wants_reasons(received.headers):
        headers |= reason_header(trace.reasons)
    if parts:
        return Answer(multipart(parts), content_type=MULTIPART, headers=headers)
    return Answer(encode(body), headers=headers)


def _refused(received: Received, refusal: HttpRefusal, trace: Trace | None) -> Answer:
    """Return the answer to a request that is refused; leave the reason with its trace, if any."""
    if trace is not None:
        trace.explain(refusal.reason)
    reasons = reason_header([refusal.reason]) if _wants_reasons(received.headers) else {}
    headers: dict[str, str] = {**refusal.headers, **reasons}
    if trace is not None:
        headers[WORLD] = trace.world.name
    return Answer(encode(refusal.body), refusal.status, headers=headers)


def _wants_reasons(headers: Mapping[str, str]) -> bool:
    return headers.get(EXPLAIN) == "1"


def _internal_error(request_id: str) -> dict[str, object]:
    """Shopify: documented so, with status 200."""
    message = (
        "Internal error. Looks like something went wrong on our end.\n"
        f"Request ID: {request_id} (include this in support requests)."
    )
    extensions = {"requestId": request_id, "code": "INTERNAL_SERVER_ERROR"}
    return {"errors": [{"message": message, "extensions": extensions}]}
