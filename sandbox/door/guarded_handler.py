"""aiohttp's protocol of a connection, with bounds for clients that mean ill."""

import asyncio
from typing import Final

from aiohttp import web

LONGEST_MISTAKE: Final = 1_000
"""Characters of a malformed request's answer, which quotes what came."""


class GuardedHandler(web.RequestHandler):
    __slots__ = ()

    async def finish_response(
        self, request: web.BaseRequest, resp: web.StreamResponse, start_time: float | None
    ) -> tuple[web.StreamResponse, bool]:
        """Let others go first before the next request of a client that waits for no answer."""
        finished = await super().finish_response(request, resp, start_time)
        if self._messages:
            await asyncio.sleep(0)
        return finished

    def handle_error(
        self,
        request: web.BaseRequest,
        status: int = 500,
        exc: BaseException | None = None,
        message: str | None = None,
    ) -> web.StreamResponse:
        shown = None if message is None else message[:LONGEST_MISTAKE]
        return super().handle_error(request, status, exc, shown)
