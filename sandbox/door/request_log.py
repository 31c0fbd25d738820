"""The log of requests: one line for each, without secrets."""

import logging
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import partial
from typing import Any, Final

from aiohttp import web
from aiohttp.http_exceptions import BadHttpMethod, HttpProcessingError, InvalidURLError

from sandbox.door.log_text import one_line, shown_path
from sandbox.door.trace import Trace
from sandbox.reason import Reason
from sandbox.world.exchange import OK, Outcome

_log: Final = logging.getLogger("sandbox")
_HELD: Final[ContextVar[list[Callable[[], None]] | None]] = ContextVar("held", default=None)
_QUOTED: Final = r"(?s)(?:[:\"\n]|'(?!t )).*"
_LOWEST_ERROR: Final = 400
_HTTPS: Final = "HTTPS"  # in the message of aiohttp's error
_USE_HTTP: Final = "a client used https, but this port speaks http: use http://, or serve --tls"
_PREFACE: Final = "PRI/Upgrade"  # in the message for the first bytes of HTTP/2
_USE_HTTP_1: Final = "a client used HTTP/2, but this port speaks HTTP/1.1"


def log_request(
    method: str,
    target: str,
    status: int,
    *,
    seconds: float,
    trace: Trace | None = None,
    outcome: Outcome = OK,
    reasons: Sequence[Reason] = (),
    request_id: str | None = None,
    level: int = logging.INFO,
) -> None:
    """Log one request. Without a *trace* it belongs to no world, and *reasons* are why.

    A *status* of 0 stands for an answer that never came. The record's `fields` give what programs
    collect.
    """
    if not _log.isEnabledFor(level):
        return
    held = _HELD.get()
    if held is not None:
        line = partial(_write, method, target, status, seconds, trace, outcome, reasons, request_id)
        held.append(partial(line, level))
        return
    _write(method, target, status, seconds, trace, outcome, reasons, request_id, level)


@contextmanager
def held_log() -> Iterator[list[Callable[[], None]]]:
    """Hold the lines back that are logged meanwhile: gives calls that write them."""
    lines: list[Callable[[], None]] = []
    token = _HELD.set(lines)
    try:
        yield lines
    finally:
        _HELD.reset(token)


def _write(  # noqa: PLR0917 - by place, as it is bound for each request
    method: str,
    target: str,
    status: int,
    seconds: float,
    trace: Trace | None,
    outcome: Outcome,
    reasons: Sequence[Reason],
    request_id: str | None,
    level: int,
) -> None:
    world, operations, codes = "", "", dict[str, None]()
    if trace is not None:
        reasons, world = trace.reasons, f" [{trace.world.name}]"
        operations = ", ".join(trace.operations)
        codes = dict.fromkeys(code.code for code in trace.codes if code.code)
    why = "; ".join([*codes, *map(str, reasons)]) or ("" if outcome is OK else str(outcome))
    what = operations or shown_path(target)
    ms = round(seconds * 1e3, 3)
    line = f"{method} {status or 'dropped'}{world} {what} {ms:.2f} ms"
    fields = partial(
        _fields, method, target, status, ms, trace, outcome, tuple(reasons), request_id
    )
    _log.log(level, "%s", one_line(f"{line}: {why}" if why else line), extra={"fields": fields})


def _fields(  # noqa: PLR0917 - by place, as they are bound for each request
    method: str,
    target: str,
    status: int,
    ms: float,
    trace: Trace | None,
    outcome: Outcome,
    reasons: Sequence[Reason],
    request_id: str | None,
) -> dict[str, Any]:
    if trace is None and outcome is OK and status >= _LOWEST_ERROR:
        outcome = Outcome.HTTP_ERROR
    fields: dict[str, Any] = {
        "method": method,
        "path": shown_path(target),
        "status": status or None,
        "outcome": outcome,
        "reason": [_reason(reason) for reason in reasons],
        "ms": ms,
    }
    if trace is not None:
        fields["world"] = trace.world.name
        fields["operation"] = list(trace.operations)
        fields["codes"] = [code.code for code in trace.codes]
    return fields if request_id is None else {**fields, "requestId": request_id}


def _reason(reason: Reason) -> dict[str, str]:
    return {"slug": one_line(reason.slug), "message": one_line(reason.message)}


def http_log() -> logging.Logger:
    """Return the log for aiohttp to use, which holds no traceback for a client's mistakes."""
    log = logging.getLogger("sandbox.http")
    log.setLevel(logging.DEBUG)  # where aiohttp logs https on this port
    log.addFilter(_is_logged)
    return log


def _is_logged(record: logging.LogRecord) -> bool:
    """Log a malformed request in one line, and a client that disconnects not at all.

    Say whether the line goes to the log, which has a level of its own.
    """
    match record.exc_info:
        case (_, BadHttpMethod() as error, _) if _HTTPS not in error.message and _is_debug(record):
            return False
        case (_, HttpProcessingError() as error, _):
            record.msg, record.args = "400 http.malformed: %s", (_mistake(error),)
            record.levelno, record.levelname = logging.INFO, "INFO"
            record.exc_info = None
        case (_, web.RequestPayloadError() | ConnectionError(), _):
            return False
    return _log.isEnabledFor(record.levelno)


def _is_debug(record: logging.LogRecord) -> bool:
    """Whether it is aiohttp's record of a connection that never spoke HTTP."""
    return record.levelno == logging.DEBUG


def _mistake(error: HttpProcessingError) -> str:
    """Say what *error* is without the part of its message that quotes the client: a token, say."""
    if isinstance(error, BadHttpMethod) and _HTTPS in error.message:
        return _USE_HTTP
    if _PREFACE in error.message:
        return _USE_HTTP_1
    message = "" if isinstance(error, InvalidURLError) else re.sub(_QUOTED, "", error.message)
    return one_line(f"{type(error).__name__} {message}".strip())
