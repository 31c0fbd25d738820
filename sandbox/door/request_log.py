"""What a log may say of a request: one line, and nothing that would let its reader in."""

import logging
import re
from typing import Final

from aiohttp import web
from aiohttp.http_exceptions import HttpProcessingError, InvalidURLError

from sandbox.door.log_text import one_line, shown_path
from sandbox.door.trace import Trace
from sandbox.reason import Reason
from sandbox.world.exchange import Outcome

_log: Final = logging.getLogger("sandbox")
_QUOTED: Final = r"(?s)[:'\"\n].*"


def log_request(trace: Trace, outcome: Outcome, *, seconds: float, request_id: str) -> None:
    """Log what a world was asked: at INFO where it refused or a scenario answered, else at DEBUG.

    The record's `fields` are for those who collect logs; JSON shows them.
    """
    ms, operations = round(seconds * 1e3, 3), ", ".join(trace.operations) or "no operation"
    codes = ", ".join(dict.fromkeys(code.code for code in trace.codes if code.code))
    if reasons := "; ".join(map(str, trace.reasons)):
        level, words = logging.INFO, reasons
    elif outcome is not Outcome.OK:
        level, words = logging.INFO, f"{operations}: {outcome} {codes}".rstrip()
    else:
        level, words = logging.DEBUG, f"{operations}: {outcome}, {ms} ms"
    fields = {
        "world": trace.world.name,
        "operation": list(trace.operations),
        "outcome": outcome,
        "codes": [code.code for code in trace.codes],
        "reason": [_reason(reason) for reason in trace.reasons],
        "ms": ms,
        "requestId": request_id,
    }
    _log.log(level, "%s: %s", trace.world.name, one_line(words), extra={"fields": fields})


def log_refusal(method: str, target: str, status: int, reason: Reason) -> None:
    """Log why a request was refused that came to no world."""
    path = shown_path(target)
    fields = {
        "method": method,
        "path": path,
        "outcome": Outcome.HTTP_ERROR,
        "status": status,
        "reason": [_reason(reason)],
    }
    words = one_line(str(reason))
    _log.info("%s %s refused, %s", method, path, words, extra={"fields": fields})


def _reason(reason: Reason) -> dict[str, str]:
    return {"slug": one_line(reason.slug), "words": one_line(reason.words)}


def http_log() -> logging.Logger:
    """Return the log for aiohttp to use, which holds no traceback for a client's mistakes."""
    log = logging.getLogger("sandbox.http")
    log.addFilter(_tell_mistakes_shortly)
    return log


def _tell_mistakes_shortly(record: logging.LogRecord) -> bool:
    """Make one line of a malformed request, and none of a client that hangs up."""
    match record.exc_info:
        case (_, HttpProcessingError() as error, _):
            record.msg, record.args = "refused, http.malformed: %s", (_mistake(error),)
            record.levelno, record.levelname = logging.INFO, "INFO"
            record.exc_info = None
        case (_, web.RequestPayloadError() | ConnectionError(), _):
            return False
    return True


def _mistake(error: HttpProcessingError) -> str:
    """Say what *error* is without the part of its message that quotes the client: a token, say."""
    words = "" if isinstance(error, InvalidURLError) else re.sub(_QUOTED, "", error.message)
    return one_line(f"{type(error).__name__} {words}".strip())
