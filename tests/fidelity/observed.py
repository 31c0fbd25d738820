"""What in-process sandboxes answer while the suite runs, as they answer it.

An answer that a made-up scenario has a part in is left out: it is the test's, not the sandbox's.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache, wraps
from typing import Any

import pytest
from aiohttp import web
from msgspec.structs import replace

from sandbox.account.desk import Desk
from sandbox.customer_account import endpoint as account_api
from sandbox.door.answers import Answer
from sandbox.door.effects import overruled
from sandbox.door.received import Received
from sandbox.door.recording import Recorder
from sandbox.door.trace import Trace
from sandbox.oidc import provider
from sandbox.oidc.call import Call
from sandbox.scenarios import Library, Scenario
from sandbox.storefront.endpoint import Endpoint
from tests.fidelity.refusals import Refusal, of_account_api, of_api, of_login, of_page

_REFUSED = 400


@contextmanager
def observing(note: Callable[[Refusal], None]) -> Iterator[None]:
    """Have *note* called with each refusal that is answered."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Recorder, "record", _recorded(Recorder.record, note))
        patch.setattr(Endpoint, "expect", _expected(Endpoint.expect, note))
        patch.setattr(Desk, "serve", _served(Desk.serve, note))
        patch.setattr(account_api, "_record", _account_api(vars(account_api)["_record"], note))
        patch.setattr(provider, "_record", _login(vars(provider)["_record"], note))
        yield


def _recorded(record: Any, note: Callable[[Refusal], None]) -> Any:
    @wraps(record)
    def recorded(
        recorder: Recorder, trace: Trace | None, received: Received, answer: Answer, **more: Any
    ) -> None:
        record(recorder, trace, received, answer, **more)
        final = answer if trace is None else overruled(answer, trace.effects)
        scenarios = () if trace is None else tuple(_scenarios(trace))
        if final is None or any(scenario is None for scenario in scenarios):
            return
        for refusal in of_api(received, final.status, final.body):
            note(replace(refusal, by_scenario=bool(scenarios)))

    return recorded


def _expected(expect: Any, note: Callable[[Refusal], None]) -> Any:
    @wraps(expect)
    async def expected(endpoint: Endpoint, request: web.BaseRequest) -> web.StreamResponse | None:
        response = await expect(endpoint, request)
        if isinstance(response, web.Response) and isinstance(response.body, bytes):
            received = Received(request.method, request.raw_path, request.headers)
            for refusal in of_api(received, response.status, response.body):
                note(refusal)
        return response

    return expected


def _served(serve: Any, note: Callable[[Refusal], None]) -> Any:
    @wraps(serve)
    async def served(desk: Desk, request: web.Request) -> web.StreamResponse:
        response = await serve(desk, request)
        if isinstance(response, web.Response) and response.status >= _REFUSED:
            note(of_page(request.path, response.status, response.text or ""))
        return response

    return served


def _account_api(record: Any, note: Callable[[Refusal], None]) -> Any:
    @wraps(record)
    def recorded(trace: Trace, received: Received, answer: Answer | None, *more: Any) -> None:
        record(trace, received, answer, *more)
        _note(trace, answer and of_account_api(received, answer.status, answer.body), note)

    return recorded


def _login(record: Any, note: Callable[[Refusal], None]) -> Any:
    @wraps(record)
    def recorded(
        call: Call, request: web.Request, path: str, answer: Answer | None, **more: Any
    ) -> None:
        record(call, request, path, answer, **more)
        _note(call.trace, answer and of_login(path, answer), note)

    return recorded


def _note(
    trace: Trace, refusals: Iterator[Refusal] | None, note: Callable[[Refusal], None]
) -> None:
    scenarios = tuple(_scenarios(trace))
    if None in scenarios:
        return
    for refusal in refusals or ():
        note(replace(refusal, by_scenario=bool(scenarios)))


def _scenarios(trace: Trace) -> Iterator[Scenario | None]:
    """Yield the scenarios that have a part in the answer; None for one that a test made up."""
    for reason in trace.reasons:
        kind, _, name = reason.slug.partition(".")
        if kind == "scenario":
            effect = trace.world.switchboard.known(name).effect
            yield next((known for known in _bundled() if known.effect == effect), None)


@cache
def _bundled() -> tuple[Scenario, ...]:
    return Library().scenarios()
