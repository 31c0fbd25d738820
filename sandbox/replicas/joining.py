"""An application whose worlds are in a shared store."""

import logging
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import Any, Final

import msgspec
from aiohttp import hdrs, web
from aiohttp.typedefs import Handler, Middleware

from sandbox.control_models.problems import NAMESPACE, Problem
from sandbox.door.answers import Answer, encode
from sandbox.door.protocol import Answered
from sandbox.door.received import Received
from sandbox.door.request_log import held_log
from sandbox.door.tally import Tally
from sandbox.reason import Reason
from sandbox.replicas.attempt import NotReadError, current
from sandbox.replicas.batches import Batches
from sandbox.replicas.kept_worlds import KeptWorlds
from sandbox.replicas.shared_store import SharedStore, StoreUnavailableError
from sandbox.replicas.shared_webhooks import SharedWebhooks
from sandbox.replicas.shared_worlds import SharedWorlds
from sandbox.replicas.sharing import Sharing
from sandbox.replicas.tally import StoreTally
from sandbox.settings import Settings
from sandbox.storefront.endpoint import Endpoint
from sandbox.webhooks.wiring import composer_of
from sandbox.world import Worlds
from sandbox.world.exchange import Outcome

UNAVAILABLE: Final = 503
_SOON: Final = {hdrs.RETRY_AFTER: "1"}
_READY: Final = "/readyz"
_CONTROL: Final = "/_sandbox/api"
_log: Final = logging.getLogger("sandbox")


class HeldTally(Tally):
    """Counts in *tally* what belongs to no attempt; the rest once its attempt has succeeded."""

    __slots__ = ("_counted",)

    def __init__(self, tally: Tally) -> None:
        super().__init__()
        self._counted = tally

    def count(
        self, version: str | None, operations: tuple[str, ...], outcome: Outcome, seconds: float
    ) -> None:
        count = partial(self._counted.count, version, operations, outcome, seconds)
        attempt = current()
        if attempt is None:
            count()
        else:
            attempt.counts.append(count)


class Shared:
    """What a process shares with others: *worlds*, by the store at the URL *store*.

    Raises `StoreAddressError` for a URL that cannot be connected to.
    """

    def __init__(self, store: str, worlds: Worlds) -> None:
        assert isinstance(worlds, SharedWorlds)
        self._store = SharedStore(store)
        self._sharing = Sharing(self._store, worlds)
        self._worlds = worlds
        self._kept = KeptWorlds(self._sharing, worlds)

    @property
    def tally(self) -> StoreTally:
        return self._store.tally

    def endpoint(self, *, tally: Tally, **parts: Any) -> Endpoint:
        """Return an endpoint whose requests are committed before they are answered.

        *parts* and *tally* are those of an `Endpoint`.
        """
        return SharedEndpoint(self._sharing, HeldTally(tally), parts)

    def keep(self, restore: Path | None, save: Path | None) -> None:
        """Read the file *restore* at the start, write the file *save* at the end."""
        self._kept.restore, self._kept.save = restore, save

    def send_webhooks(self, app: web.Application, settings: Settings) -> None:
        """Send what happens in the worlds. Raises `InvalidWebhookError`."""
        webhooks = SharedWebhooks(composer_of(settings), self._sharing, self._worlds)

        async def begin(_: web.Application) -> None:
            webhooks.begin()

        async def close(_: web.Application) -> None:
            await webhooks.close()

        app.on_startup.append(begin)
        app.on_cleanup.insert(0, close)

    def serve(self, app: web.Application, endpoint: Endpoint) -> None:
        """Have all other requests of *app* run in attempts, and its end close the connections."""
        app.middlewares.insert(0, _in_attempts(self._sharing, endpoint))
        app.on_startup.append(self._look)
        app.on_cleanup.append(self._close)

    async def _look(self, _: web.Application) -> None:
        """Have the log say at the start what is wrong with the store; requests try again."""
        await self._kept.begin()
        with suppress(StoreUnavailableError):
            await self._store.check()

    async def _close(self, _: web.Application) -> None:
        await self._sharing.copies.settle()
        try:
            await self._kept.end()
        finally:
            await self._store.close()


class SharedEndpoint(Endpoint):
    """The Storefront API over shared worlds: an answer waits until its changes are in the store."""

    def __init__(self, sharing: Sharing, tally: Tally, parts: Mapping[str, Any]) -> None:
        super().__init__(**parts, tally=tally)
        self._batches = Batches(sharing, Endpoint(**parts, tally=tally))

    @staticmethod
    def serves(target: str) -> bool:  # noqa: ARG004 - none of them
        """Say that no request can be answered before the event loop runs again."""
        return False

    async def answer(self, received: Received) -> Answered:
        """Answer what was *received*; 503 if the store is not available."""
        started = perf_counter()
        try:
            return await super().answer(received)
        except NotReadError as opened:
            name = opened.name or ""
        try:
            return await self._batches.answer(name, received)
        except StoreUnavailableError as error:
            request_id = self._request_ids.next()
            answer = Answer(encode(_errors(error)), UNAVAILABLE, headers={"Retry-After": "1"})
            self._recorder.record(
                None,
                received,
                answer,
                request_id=request_id,
                version=None,
                started=started,
                reason=Reason("sandbox.store-unavailable", str(error)),
            )
            return Answered(answer, request_id)


def _in_attempts(sharing: Sharing, endpoint: Endpoint) -> Middleware:
    @web.middleware
    async def serve(request: web.Request, handler: Handler) -> web.StreamResponse:
        if request.match_info.handler == endpoint.handle:
            return await handler(request)
        try:
            if request.path == _READY:
                await sharing.store.check()
            return await _whole(sharing, request, handler)
        except StoreUnavailableError as error:
            return _unavailable(request, error)

    return serve


async def _whole(sharing: Sharing, request: web.Request, handler: Handler) -> web.StreamResponse:
    """Answer *request* once what it changed is in the store; log it once."""
    lines: list[Callable[[], None]] = []

    async def work() -> web.StreamResponse:
        with held_log() as held:
            response = await handler(request)
        lines[:] = held
        return response

    try:
        return await sharing.run(work)
    finally:
        for line in lines:
            line()


def _unavailable(request: web.Request, error: StoreUnavailableError) -> web.Response:
    if _CONTROL in request.path:
        body: object = _problem(error)
        kind = "application/problem+json"
    elif request.path == _READY:
        body = {"status": "store-unavailable", "detail": str(error)}
        kind = "application/json"
    else:
        return web.Response(text=f"503: {error}\n", status=UNAVAILABLE, headers=_SOON)
    return web.Response(
        body=msgspec.json.encode(body), content_type=kind, status=UNAVAILABLE, headers=_SOON
    )


def _problem(error: StoreUnavailableError) -> Problem:
    slug = "store-unavailable"
    return Problem(
        type=NAMESPACE + slug, title="Store unavailable", status=UNAVAILABLE, detail=str(error)
    )


def _errors(error: StoreUnavailableError) -> dict[str, Any]:
    extensions = {"code": "SANDBOX_STORE_UNAVAILABLE"}
    return {"errors": [{"message": f"Service unavailable: {error}", "extensions": extensions}]}
