"""The endpoint of the Storefront API, for calls of the control API that send a request."""

from typing import Final, Protocol

from aiohttp import web

from sandbox.door.protocol import Answered
from sandbox.door.received import Received


class Answers(Protocol):
    """Answers requests of the Storefront API."""

    async def answer(self, received: Received) -> Answered: ...


ANSWERS: Final = web.AppKey[Answers]("ANSWERS")
