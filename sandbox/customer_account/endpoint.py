"""`POST /customer/api/{version}/graphql`: from HTTP to GraphQL and back."""

import asyncio
from collections.abc import Mapping, Sequence
from functools import partial
from time import perf_counter
from typing import Any, Final
from urllib.parse import quote

from aiohttp import hdrs, web
from msgspec.structs import replace

from sandbox.customer_account.api import CUSTOMER_ACCOUNT
from sandbox.customer_account.context import AccountContext, token_of
from sandbox.customer_account.cost import cost_of
from sandbox.customer_account.cross_origin import allowed, preflight
from sandbox.customer_account.not_shown import explain_ids
from sandbox.customer_account.refusals import (
    dead_access_token,
    foreign_origin,
    missing_authorization,
    no_new_accounts,
    no_user_agent,
    not_an_access_token,
)
from sandbox.customer_account.renamed_fields import explain_fields
from sandbox.door.admission import WORLD, Admission
from sandbox.door.answers import (
    EXPLAIN,
    Answer,
    RequestIds,
    encode,
    reason_header,
)
from sandbox.door.effects import held_up, overruled
from sandbox.door.first_use import FirstUse
from sandbox.door.lanes import in_lane
from sandbox.door.received import Received, graphql_request, receive
from sandbox.door.recording import LOST, keep
from sandbox.door.refusals import HttpRefusal, method_not_allowed, not_found
from sandbox.door.serving import served
from sandbox.door.trace import Trace
from sandbox.execution import documents_cache
from sandbox.identity.clients import check_origin
from sandbox.identity.refused_grant import GrantRefused
from sandbox.identity.tokens import ACCESS, Identified, accounts_of, identify_account
from sandbox.schema import UnknownVersionError, load_schemas
from sandbox.schema.versions import Versions
from sandbox.service.engine import Body, Engine, InternalError
from sandbox.storefront.binding import Binding
from sandbox.storefront.requested_scenarios import requested_scenarios
from sandbox.user_errors import DeadTokenError
from sandbox.world import World
from sandbox.world.exchange import Code, Outcome

SCHEMA_FILE: Final = "customer-account.graphql"
_LOWEST_ERROR: Final = 400
_documents: Final = documents_cache()


class AccountEndpoint:
    """Answers the Customer Account API for all worlds and versions of one process."""

    def __init__(self, admission: Admission) -> None:
        self._admission = admission
        self._request_ids = RequestIds()

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """Answer *request*, whatever it is: every answer has an id."""
        request_id = self._request_ids.next()
        return await served(request, request_id, self._answer(request, request_id), _refused)

    async def _answer(self, request: web.Request, request_id: str) -> Answer | None:
        """Answer a request to a world. Raises `HttpRefusal` for one that names none."""
        started = perf_counter()
        named = request.match_info.get("world")
        path = None if named is None else quote(named, safe="")
        world, _ = self._admission.admit(request.headers, path)
        if request.method == hdrs.METH_OPTIONS:
            return preflight(world, request.headers.get(hdrs.ORIGIN))
        received = await receive(request)
        trace, identified, errors = Trace(world, None), None, ()
        version = request.match_info["version"]
        try:
            version = _version(request, world)
            identified = _identified(world, request.headers)
            trace.token = token_of(identified, request.headers[hdrs.AUTHORIZATION])
            body = await _graphql(trace, identified, received, version, request_id)
            errors = tuple(body.get("errors", ()))
            explain_fields(trace, errors)
            explain_ids(trace, errors)
            answer = Answer(encode(body), headers={"X-Shopify-API-Version": version})
        except HttpRefusal as refusal:
            trace.explain(refusal.reason)
            answer = _refused(refusal)
        answer = _with_headers(answer, trace, identified, request.headers)
        final = overruled(answer, trace.effects) if trace.effects else answer
        _record(trace, received, final, errors, started, request_id, version)
        if trace.effects:
            await asyncio.sleep(held_up(trace.effects))
        return final


def _refused(refusal: HttpRefusal) -> Answer:
    return Answer(encode(refusal.body), refusal.status, headers=refusal.headers)


def _version(request: web.Request, world: World) -> str:
    """Return the version that answers. Raises `HttpRefusal`."""
    if not accounts_of(world):
        raise no_new_accounts(world.shop.customer_accounts)
    shop = request.match_info.get("shop")
    if shop is not None and shop != str(world.shop.id):
        raise not_found(f"the number of the shop is {world.shop.id}, and not {shop}")
    if request.method != hdrs.METH_POST:
        raise method_not_allowed(f"{request.method} is not served here; use POST", allow="POST")
    try:
        return _versions().resolve(request.match_info["version"]).handle
    except UnknownVersionError as error:
        raise not_found(str(error)) from None


def _identified(world: World, headers: Mapping[str, str]) -> Identified:
    """Return whom the access token stands for. Raises `HttpRefusal`."""
    if not headers.get(hdrs.USER_AGENT):
        raise no_user_agent()
    text = headers.get(hdrs.AUTHORIZATION)
    if not text:
        raise missing_authorization()
    if not text.startswith(ACCESS):
        raise not_an_access_token(text)
    try:
        identified = identify_account(world, text)
        check_origin(identified.client, headers.get(hdrs.ORIGIN))
    except DeadTokenError as dead:
        raise dead_access_token(dead) from None
    except GrantRefused as refused:
        raise foreign_origin(refused.reason) from None
    return identified


async def _graphql(
    trace: Trace, identified: Identified, received: Received, version: str, request_id: str
) -> Body:
    asked, may_have_magic = graphql_request(received)
    requested = requested_scenarios(received.headers, trace.world)
    engine = await _engine(version)
    ready = engine.known(asked)
    if ready is None:
        ready = await in_lane(partial(engine.prepare, asked), is_query=True)
    prepared = ready.prepared
    trace.operations = prepared.roots
    context = AccountContext(
        trace,
        identified,
        received=received,
        requested=requested,
        may_have_magic=may_have_magic,
        variables=asked.variables or {},
    )
    try:
        body, _ = await in_lane(partial(engine.answer, ready, asked, context))
    except InternalError:
        return _internal_error(request_id)
    if "extensions" not in body or prepared.document is None or prepared.operation is None:
        return body
    cost = cost_of(prepared.document, prepared.operation)
    costs = {"requestedQueryCost": cost, "actualQueryCost": cost}
    return {**body, "extensions": {**body["extensions"], "cost": costs}}


def _internal_error(request_id: str) -> Body:
    """Shopify: documented so, with status 200."""
    message = (
        "Internal error. Looks like something went wrong on our end.\n"
        f"Request ID: {request_id} (include this in support requests)."
    )
    return {"errors": [{"message": message, "extensions": {"code": "INTERNAL_SERVER_ERROR"}}]}


def _with_headers(
    answer: Answer, trace: Trace, identified: Identified | None, headers: Mapping[str, str]
) -> Answer:
    """Return *answer* with the headers that say where it comes from, and who may read it."""
    client = None if identified is None else identified.client
    added = {WORLD: trace.world.name, **allowed(client, headers.get(hdrs.ORIGIN))}
    if headers.get(EXPLAIN) == "1":
        added |= reason_header(trace.reasons)
    return replace(answer, headers={**answer.headers, **added})


def _record(  # noqa: PLR0917 - by place, as `keep` takes them
    trace: Trace,
    received: Received,
    answer: Answer | None,
    errors: Sequence[Mapping[str, Any]],
    started: float,
    request_id: str,
    version: str,
) -> None:
    codes = tuple(
        Code(None, str(error["extensions"]["code"]))
        for error in errors
        if "code" in error.get("extensions", {})
    )
    outcome = _outcome(trace, answer, errors)
    trace.codes += codes
    shown = LOST if answer is None else answer
    keep(trace, received, shown, outcome, perf_counter() - started, request_id, version)


def _outcome(trace: Trace, answer: Answer | None, errors: Sequence[Mapping[str, Any]]) -> Outcome:
    if answer is None:
        return Outcome.DROPPED
    if answer.status >= _LOWEST_ERROR:
        return Outcome.HTTP_ERROR
    if errors:
        return Outcome.ERRORS
    return Outcome.USER_ERRORS if trace.codes else Outcome.OK


@FirstUse
def _engine(version: str) -> Engine:
    """Return what answers for *version*."""
    schemas = load_schemas(SCHEMA_FILE)
    schema = schemas.build(version)
    Binding(CUSTOMER_ACCOUNT, schemas.index.access).bind(schema)
    return Engine(schema, _documents)


def _versions() -> Versions:
    return load_schemas(SCHEMA_FILE).versions
