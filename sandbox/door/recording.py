"""Records answered requests: journal, counts and log.

On the way of a request only references are put down. What is to be read is made of them when
somebody reads it.
"""

import logging
from collections.abc import Iterator, Mapping, Sequence
from time import perf_counter
from typing import Any, Final

import msgspec

from sandbox.door.answers import Answer
from sandbox.door.effects import held_up, overruled
from sandbox.door.received import Received
from sandbox.door.request_log import log_request
from sandbox.door.tally import Tally
from sandbox.door.trace import MOST_CODES, Trace
from sandbox.reason import Reason
from sandbox.world.exchange import OK, Code, Exchange, Outcome

LARGEST: Final = 64 * 1024  # bytes of a body, asked or answered, that the journal keeps
OVERHEAD: Final = 700
"""Bytes that an exchange takes in memory besides its bodies and its target."""

CODE: Final = 200
"""The same for each code and each reason, besides its text."""

LOST: Final = Answer(b"", status=0)
"""The answer of a request whose connection was dropped."""

_LOWEST_ERROR: Final = 400
_log: Final = logging.getLogger("sandbox")


class Recorder:
    """Records requests to worlds, and counts them in *tally*."""

    __slots__ = ("_tally",)

    def __init__(self, tally: Tally) -> None:
        self._tally = tally

    def record(
        self,
        trace: Trace | None,
        received: Received,
        answer: Answer,
        *,
        request_id: str,
        version: str | None,
        started: float,
        errors: Sequence[Mapping[str, Any]] = (),
        reason: Reason | None = None,
    ) -> None:
        """Record a request and its *answer* before effects are done to it.

        *trace* is None when it came to no world, *version* where none is served: it is counted
        and logged only, with the *reason*. *errors* are the top-level ones of GraphQL; *started* is
        when `perf_counter` began.
        """
        if trace is None:
            seconds = perf_counter() - started
            self._tally.count(version, (), Outcome.HTTP_ERROR, seconds)
            log_request(
                received.method,
                received.target,
                answer.status,
                seconds=seconds,
                reasons=[] if reason is None else [reason],
                request_id=request_id,
            )
            return
        outcome, final, seconds = OK, answer, perf_counter() - started
        if trace.effects or trace.codes or errors or answer.status >= _LOWEST_ERROR:
            outcome, final = _settle(trace, errors, answer)
        self._tally.count(version, trace.operations, outcome, seconds)
        keep(trace, received, final, outcome, seconds, request_id, version)


def keep(  # noqa: PLR0917 - by place, as it is called for each request
    trace: Trace,
    received: Received,
    answer: Answer,
    outcome: Outcome,
    seconds: float,
    request_id: str,
    version: str | None = None,
) -> None:
    """Put a request and its *answer* into the journal of its world, its counts and the log.

    *version* is None for an account page.
    """
    world, reasons, target, body = trace.world, trace.reasons, received.target, received.body
    asked = body if type(body) is bytes and len(body) <= LARGEST else None
    answered = answer.body if len(answer.body) <= LARGEST else None
    known = 0
    if trace.codes or reasons:
        known = CODE * len(trace.codes) + sum(CODE + len(reason.message) for reason in reasons)
    world.journal.add(
        Exchange(
            OVERHEAD + len(target) + len(asked or b"") + len(answered or b"") + known,
            world.clock.now(),
            seconds,
            request_id,
            received.method,
            target,
            answer.status,
            outcome,
            version,
            trace.token,
            trace.operations,
            trace.codes,
            tuple(reasons) if reasons else (),
            held_up(trace.effects) if trace.effects else 0.0,
            asked,
            answered,
        )
    )
    if _log.isEnabledFor(logging.INFO):
        log_request(
            received.method,
            target,
            answer.status,
            seconds=seconds,
            trace=trace,
            outcome=outcome,
            request_id=request_id,
        )


def page_outcome(trace: Trace, answer: Answer) -> Outcome:
    """Return the outcome of a page: by its errors, else by its status."""
    if answer is LOST:
        return Outcome.DROPPED
    if trace.codes:
        is_user_error = all(code.is_user_error for code in trace.codes)
        return Outcome.USER_ERRORS if is_user_error else Outcome.ERRORS
    return Outcome.HTTP_ERROR if answer.status >= _LOWEST_ERROR else OK


def _settle(
    trace: Trace, errors: Sequence[Mapping[str, Any]], answer: Answer
) -> tuple[Outcome, Answer]:
    """Return the outcome of a request that may have failed, and its answer.

    Leaves the codes of the answer with its trace.
    """
    final = overruled(answer, trace.effects)
    if final is None:
        trace.codes = ()
        return Outcome.DROPPED, LOST
    if final is not answer:
        trace.codes, errors = (), _errors_in(final.body)
    is_user_error = bool(trace.codes)
    trace.codes = (*trace.codes, *_codes(errors, trace.operations))[:MOST_CODES]
    if final.status >= _LOWEST_ERROR:
        return Outcome.HTTP_ERROR, final
    if errors:
        return Outcome.ERRORS, final
    return Outcome.USER_ERRORS if is_user_error else Outcome.OK, final


def _errors_in(body: bytes) -> Sequence[Mapping[str, Any]]:
    """Return the GraphQL errors of a body that a scenario has in the place of an answer."""
    try:
        errors = msgspec.json.decode(body, type=_Errors).errors
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return ()
    return errors


class _Errors(msgspec.Struct):
    errors: list[dict[str, Any]] = []


def _codes(errors: Sequence[Mapping[str, Any]], operations: tuple[str, ...]) -> Iterator[Code]:
    for error in errors[:MOST_CODES]:
        extensions = error.get("extensions")
        if isinstance(extensions, Mapping) and (code := extensions.get("code")):
            yield Code(_operation(error, operations), str(code))


def _operation(error: Mapping[str, Any], operations: tuple[str, ...]) -> str | None:
    """Return whose error it is: of several, the one that its path begins with."""
    if len(operations) == 1:
        return operations[0]
    path = error.get("path") or (None,)
    return path[0] if path[0] in operations else None
