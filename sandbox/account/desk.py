"""Serves account pages: from an HTTP request to a page and back."""

import asyncio
from collections.abc import Mapping, Sequence
from functools import lru_cache, partial
from http import HTTPStatus
from time import perf_counter
from typing import Final
from urllib.parse import quote

import msgspec
from aiohttp import hdrs, web
from msgspec.structs import replace

from sandbox.account.answers import bare_page
from sandbox.account.operations import OverruledError, PageContext
from sandbox.account.pages import Handler, Page, find_page
from sandbox.account.posted import read_form
from sandbox.account.sessions import Session, cookie_name
from sandbox.account.visit import Visit
from sandbox.door.admission import WORLD, Admission
from sandbox.door.answers import EXPLAIN, Answer, RequestIds, reason_header
from sandbox.door.effects import held_up
from sandbox.door.log_text import shown_path
from sandbox.door.received import Received
from sandbox.door.recording import LOST, keep, page_outcome
from sandbox.door.refusals import (
    CUSTOMER_ACCOUNT_API,
    HttpRefusal,
    method_not_allowed,
    not_found,
)
from sandbox.door.request_log import log_request
from sandbox.door.serving import served
from sandbox.reason import Reason
from sandbox.return_hosts import Host, parse_host, return_host
from sandbox.scenarios import Effect
from sandbox.storefront.requested_scenarios import requested_scenarios

_FAILED: Final = 500


class Desk:
    """Serves *pages* of all worlds of one process."""

    def __init__(self, admission: Admission, pages: Sequence[Page]) -> None:
        self._admission = admission
        self._pages = pages
        self._request_ids = RequestIds()

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """Answer *request*, whatever it is: every answer is a page, and has an id."""
        request_id = self._request_ids.next()
        return await served(
            request,
            request_id,
            self._answer(request, request_id),
            refused=partial(_refused, request, request_id),
            failed=partial(_failed, request_id),
        )

    async def _answer(self, request: web.Request, request_id: str) -> Answer | None:
        handler, parts = self._handler(request)
        form = await read_form(request)
        visit = self._visit(request, request_id=request_id, parts=parts, form=form)
        answer: Answer | None
        started = perf_counter()
        try:
            answer = handler(visit)
        except OverruledError as overruled:
            answer = _replaced_by(overruled.effect)
        reasons = visit.context.trace.reasons
        _record(visit, answer, perf_counter() - started)
        await asyncio.sleep(held_up(visit.context.trace.effects))
        if answer is None:
            return None
        named = replace(answer, headers={**answer.headers, WORLD: visit.context.world.name})
        return _explained(named, reasons, request)

    def _handler(self, request: web.Request) -> tuple[Handler, Mapping[str, str]]:
        """Return what answers *request*, and the parts that its path names.

        Raises `HttpRefusal`.
        """
        below = request.match_info.get("page")
        found = find_page(self._pages, "" if below is None else f"/{below}")
        if found is None:
            instead = f": {CUSTOMER_ACCOUNT_API}" if "customer/api" in (below or "") else ""
            raise not_found(f"there is no page at {shown_path(request.raw_path)}{instead}")
        page, parts = found
        handler = page.handlers.get(request.method)
        if handler is None:
            message = f"{request.method} is not served here; use {page.methods}"
            raise method_not_allowed(message, allow=page.methods)
        return handler, parts

    def _visit(
        self,
        request: web.Request,
        *,
        request_id: str,
        parts: Mapping[str, str],
        form: Mapping[str, str],
    ) -> Visit:
        named = request.match_info.get("world")
        path = None if named is None else quote(named, safe="")
        world, token = self._admission.admit(request.headers, path)
        requested = requested_scenarios(request.headers, world)
        session_id = request.cookies.get(cookie_name(world))
        here = (parse_host(request.headers.get(hdrs.HOST, "")), parse_host(world.shop.domain))
        return Visit(
            context=PageContext(
                world,
                token=token,
                requested=requested,
                received=Received(
                    request.method, request.raw_path, request.headers, transport=request.transport
                ),
            ),
            request_id=request_id,
            method=request.method,
            prefix="" if path is None else f"/w/{path}",
            parts=parts,
            query=request.query,
            form=form,
            hosts=_hosts(world.shop.return_hosts) | {host for host in here if host is not None},
            cookies=request.cookies,
            is_secure=request.secure,
            session=None if session_id is None else world.store.get(Session, session_id),
        )


@lru_cache(maxsize=100)
def _hosts(texts: tuple[str, ...]) -> frozenset[Host]:
    return frozenset(map(return_host, texts))


def _record(visit: Visit, answer: Answer | None, seconds: float) -> None:
    """Record what a page did, if it did anything or something else than was asked for: what it
    shows need not be kept."""
    context, trace = visit.context, visit.context.trace
    if (trace.operations or trace.reasons) and context.received is not None:
        given = msgspec.json.encode({"query": "", "variables": context.given}, enc_hook=str)
        shown = LOST if answer is None else Answer(b"", answer.status)
        outcome = page_outcome(trace, shown)
        keep(
            trace, replace(context.received, body=given), shown, outcome, seconds, visit.request_id
        )
    elif context.received is not None:
        log_request(
            context.received.method,
            context.received.target,
            0 if answer is None else answer.status,
            seconds=seconds,
            trace=trace,
            request_id=visit.request_id,
        )


def _replaced_by(effect: Effect) -> Answer | None:
    """Return what a scenario answers in the place of a page; None is a lost connection."""
    whole = effect.whole_answer
    if whole is None:
        return None
    return Answer(whole.body, whole.status, f"{whole.content_type}; charset=utf-8")


def _explained(answer: Answer, reasons: list[Reason], request: web.Request) -> Answer:
    """Say in a header why *answer* is a refusal, if that is asked for."""
    if request.headers.get(EXPLAIN) != "1":
        return answer
    return replace(answer, headers={**answer.headers, **reason_header(reasons)})


def _refused(request: web.Request, request_id: str, refusal: HttpRefusal) -> Answer:
    """Return the page of a refused request, which came to no world, with the reason."""
    reason = refusal.reason
    log_request(
        request.method,
        request.raw_path,
        refusal.status,
        seconds=0.0,
        reasons=[reason],
        request_id=request_id,
    )
    title = HTTPStatus(refusal.status).phrase
    page = bare_page(title, reason.message, f"Request ID: {request_id}", status=refusal.status)
    answer = replace(page, headers={**page.headers, **refusal.headers})
    return _explained(answer, [reason], request)


def _failed(request_id: str) -> Answer:
    return bare_page("An unexpected error occurred", f"Request ID: {request_id}", status=_FAILED)
