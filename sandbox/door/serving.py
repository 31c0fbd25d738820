"""HTTP responses of pages and endpoints, also when they are refused or fail."""

import logging
from collections.abc import Awaitable, Callable
from typing import Final

from aiohttp import web

from sandbox.door.answers import Answer, unexpected_error
from sandbox.door.log_text import shown_path
from sandbox.door.refusals import HttpRefusal

_log: Final = logging.getLogger("sandbox")


async def served(
    request: web.Request,
    request_id: str,
    answering: Awaitable[Answer | None],
    refused: Callable[[HttpRefusal], Answer],
    failed: Callable[[], Answer] = unexpected_error,
) -> web.StreamResponse:
    """Return the response of *answering*, with the id; without an answer, cut the connection.

    *refused* returns the answer of a refusal. An internal error is logged; its answer is that of
    *failed*.
    """
    answer: Answer | None
    try:
        answer = await answering
    except HttpRefusal as refusal:
        answer = refused(refusal)
    except ConnectionError:
        answer = None
    except Exception:  # noqa: BLE001 - whatever it was, there is an answer
        path = shown_path(request.raw_path)
        _log.exception("%s %s failed, request %s", request.method, path, request_id)
        answer = failed()
    if answer is None:
        if request.transport is not None:
            request.transport.abort()
        return web.Response()
    headers = {"Content-Type": answer.content_type, "x-request-id": request_id}
    return web.Response(
        body=answer.body, status=answer.status, headers={**headers, **answer.headers}
    )
