"""`POST /api/{version}/graphql.json`: from HTTP to GraphQL and back."""

import asyncio
import logging
import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from aiohttp import HttpVersion11, hdrs, web
from multidict import istr

from sandbox.scenarios import Effect, Library, Scenario, UnknownScenarioError
from sandbox.schema.versions import UnknownVersionError, Versions
from sandbox.storefront.admission import Admission
from sandbox.storefront.call import Call
from sandbox.storefront.engine import Engine, InternalError
from sandbox.storefront.http import (
    EXPLAIN,
    PREFLIGHT,
    Answer,
    HttpRefusal,
    RequestIds,
    Respond,
    encode,
    expectation_failed,
    method_not_allowed,
    not_found,
    reason_header,
    respond,
    unexpected_error,
)
from sandbox.storefront.logged import one_line, shown_path
from sandbox.storefront.requests import read_request
from sandbox.user_errors import Reason

SCENARIO: Final = istr("X-Sandbox-Scenario")
COOKIE: Final = "sandbox_scenario"
_PATH: Final = re.compile(
    r"(?:/w/(?P<world>[^/]*))?/api(?:/(?P<version>[^/]+))?/graphql(?:\.json)?"
)
_BROWSER_LOGIN: Final = re.compile(r"(?:/w/[^/]*)?/account/login/multipass/.*")

_log: Final = logging.getLogger("sandbox")


class Endpoint:
    """Answers the Storefront API's URLs for all worlds and versions of one process."""

    def __init__(
        self,
        *,
        admission: Admission,
        versions: Versions,
        engine: Callable[[str], Engine],
        library: Library,
    ) -> None:
        self._admission = admission
        self._versions = versions
        self._engine = engine
        self._library = library
        self._request_ids = RequestIds()
        self._handles = frozenset(versions.handles)

    @staticmethod
    def serves(path: str) -> bool:
        """Say whether *path*, as it stands in the request line, is one of the Storefront API's."""
        return path.startswith(("/api/", "/w/"))

    async def handle(
        self, request: web.BaseRequest, *, respond: Respond = respond
    ) -> web.StreamResponse:
        """Answer *request*, whatever it is: each answer has an id, and lets browsers read it."""
        request_id = self._request_ids.next()
        try:
            answer = await self._answer(request, request_id)
        except HttpRefusal as refusal:
            answer = _refused(request, refusal)
        except ConnectionError:
            answer = None
        except Exception:  # noqa: BLE001 - whatever it was, the answer is the real service's
            path = shown_path(request.raw_path)
            _log.exception("%s %s failed, request %s", request.method, path, request_id)
            answer = unexpected_error()
        return web.Response() if answer is None else respond(answer, request_id)

    async def expect(self, request: web.BaseRequest) -> web.StreamResponse | None:
        """Tell a client that waits with its body to send it; refuse what else it expects."""
        expected = request.headers[hdrs.EXPECT]
        if request.version < HttpVersion11:
            return None
        if expected.lower() != "100-continue":
            refusal = expectation_failed(expected)
            return respond(_refused(request, refusal), self._request_ids.next())
        await request.writer.write(b"HTTP/1.1 100 Continue\r\n\r\n")
        request.writer.output_size = 0  # or aiohttp takes the answer for begun
        return None

    async def _answer(self, request: web.BaseRequest, request_id: str) -> Answer | None:
        path = request.raw_path.partition("?")[0]
        place = _place(path)
        if place is None:
            raise not_found(_why_not_found(path))
        if request.method == "OPTIONS":
            return Answer(b"", headers=PREFLIGHT)
        version = self._version(place.version)
        world, token = self._admission.admit(request.headers, place.world)
        asked, may_have_magic = await read_request(request)
        call = Call(
            world,
            token=token,
            requested=self._requested(request),
            variables=asked.variables or {},
            may_have_magic=may_have_magic,
        )
        engine = self._engine(version)
        ready = engine.ready(asked)
        if request.method == "GET" and not ready.prepared.is_query:
            raise method_not_allowed("only a query may be sent by GET; use POST", allow="POST")
        try:
            body = encode(engine.answer(ready, asked, call))
        except InternalError:
            body = encode(_internal_error(request_id))
        headers = {"X-Shopify-API-Version": version}
        if call.reasons:
            headers |= reason_header(call.reasons) if _wants_reasons(request) else {}
            _log.info("%s: %s", world.name, one_line("; ".join(map(str, call.reasons))))
        answer = Answer(body, headers=headers)
        return await _with_effects(answer, call.effects, request) if call.effects else answer

    def _version(self, asked: str | None) -> str:
        if asked in self._handles:
            return asked
        try:
            return self._versions.resolve(asked).handle
        except UnknownVersionError as error:
            raise not_found(str(error)) from None

    def _requested(self, request: web.BaseRequest) -> Sequence[Scenario]:
        """Read the scenarios that the request itself names, by header or by cookie."""
        names = request.headers.get(SCENARIO)
        if names is None and hdrs.COOKIE in request.headers:
            names = request.cookies.get(COOKIE)
        if not names:
            return ()
        try:
            return [self._library[name.strip()] for name in names.split(",") if name.strip()]
        except UnknownScenarioError as error:
            reason = Reason("sandbox.unknown-scenario", str(error))
            raise HttpRefusal(400, str(error), reason=reason) from None


class _Place(NamedTuple):
    """What a path names; None is what it leaves out."""

    world: str | None
    version: str | None


@lru_cache(maxsize=1024)
def _place(path: str) -> _Place | None:
    match = _PATH.fullmatch(path)
    return None if match is None else _Place(match["world"], match["version"])


async def _with_effects(
    answer: Answer, effects: Sequence[Effect], request: web.BaseRequest
) -> Answer | None:
    """Hold *answer* up, replace it, or lose it with the connection, as the scenarios have it."""
    await asyncio.sleep(sum(effect.delay.total_seconds() for effect in effects))
    if any(effect.drop for effect in effects):
        if request.transport is not None:
            request.transport.abort()
        return None
    whole = next((effect.whole_answer for effect in effects if effect.whole_answer), None)
    if whole is None:
        return answer
    content_type = f"{whole.content_type}; charset=utf-8"
    return Answer(whole.body, whole.status, content_type, answer.headers)


def _refused(request: web.BaseRequest, refusal: HttpRefusal) -> Answer:
    path, reason = shown_path(request.raw_path), one_line(str(refusal.reason))
    _log.info("%s %s refused, %s", request.method, path, reason)
    reasons = reason_header([refusal.reason]) if _wants_reasons(request) else {}
    headers = {**refusal.headers, **reasons}
    return Answer(encode(refusal.body), refusal.status, headers=headers)


def _why_not_found(path: str) -> str:
    if _BROWSER_LOGIN.fullmatch(path):
        return (
            "The browser route for Multipass is not served yet; "
            "use the mutation customerAccessTokenCreateWithMultipass"
        )
    return f"nothing is served at {shown_path(path)}"


def _wants_reasons(request: web.BaseRequest) -> bool:
    return request.headers.get(EXPLAIN) == "1"


def _internal_error(request_id: str) -> dict[str, object]:
    """Shopify: documented so, with status 200."""
    message = (
        "Internal error. Looks like something went wrong on our end.\n"
        f"Request ID: {request_id} (include this in support requests)."
    )
    extensions = {"requestId": request_id, "code": "INTERNAL_SERVER_ERROR"}
    return {"errors": [{"message": message, "extensions": extensions}]}
