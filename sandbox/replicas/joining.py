"""An application whose worlds are in a shared store."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import Any, Final

from aiohttp import hdrs, web
from aiohttp.typedefs import Handler, Middleware

from sandbox.control.store import STORE
from sandbox.control_models.store import StoreCallCount, StoreState
from sandbox.door.protocol import Answered
from sandbox.door.received import Received
from sandbox.door.refusals import HttpRefusal
from sandbox.door.request_log import held_log
from sandbox.door.tally import Tally
from sandbox.reason import Reason
from sandbox.replicas.attempt import current
from sandbox.replicas.batches import Batches
from sandbox.replicas.kept_worlds import KeptWorlds
from sandbox.replicas.shared_store import SharedStore
from sandbox.replicas.shared_webhooks import SharedWebhooks
from sandbox.replicas.shared_worlds import SharedWorlds
from sandbox.replicas.sharing import Sharing
from sandbox.replicas.store_calls import StoreUnavailableError
from sandbox.replicas.tally import Calls, StoreTally
from sandbox.replicas.unavailable import READY, graphql_answer, response_to
from sandbox.settings import Settings
from sandbox.storefront.endpoint import Endpoint
from sandbox.storefront.paths import place_of
from sandbox.webhooks.wiring import composer_of
from sandbox.world import Worlds
from sandbox.world.exchange import Outcome

CONNECTED: Final = 4
"""Connections that are there from the start: to connect takes several turns of the event loop."""


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
        return self._store.calls.tally

    def endpoint(self, *, tally: Tally, **parts: Any) -> Endpoint:
        """Return an endpoint whose requests are committed before they are answered.

        *parts* and *tally* are those of an `Endpoint`.
        """
        return SharedEndpoint(self._sharing, HeldTally(tally), parts)

    @property
    def warning(self) -> str:
        """What is wrong though the store answers; empty if nothing is."""
        return self.tally.clocks.warning

    async def state(self) -> StoreState:
        """Look at the store: it may be away."""
        started, why = perf_counter(), ""
        try:
            await self._store.check()
        except StoreUnavailableError as error:
            why = str(error)
        ms = None if why else _ms(perf_counter() - started)
        return StoreState(
            kept_in="store",
            is_available=not why,
            address=self._store.calls.address,
            detail=why,
            round_trip_ms=ms,
            calls=tuple(_counted(kind, calls) for kind, calls in sorted(self.tally.calls.items())),
            conflicts=self.tally.conflicts,
            last_failure=self.tally.last_failure,
            clock_ahead_ms=None if self.tally.ahead is None else _ms(self.tally.ahead),
            warning=self.warning,
        )

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
        app[STORE] = self
        app.middlewares.insert(0, _in_attempts(self._sharing, endpoint))
        app.on_startup.append(self._look)
        app.on_cleanup.append(self._close)

    async def _look(self, _: web.Application) -> None:
        """Have the log say at the start what is wrong with the store; requests try again."""
        await self._kept.begin()
        with suppress(StoreUnavailableError):
            await self._store.check()
            await asyncio.gather(*(self._store.check() for _ in range(CONNECTED)))

    async def _close(self, _: web.Application) -> None:
        await self._sharing.copies.settle()
        try:
            await self._kept.end()
        finally:
            await self._store.calls.close()


class SharedEndpoint(Endpoint):
    """The Storefront API over shared worlds: an answer waits until its changes are in the store."""

    def __init__(self, sharing: Sharing, tally: Tally, parts: Mapping[str, Any]) -> None:
        super().__init__(**parts, tally=tally)
        self._batches = Batches(sharing, Endpoint(**parts, tally=tally), self._unavailable)

    def begin(self, received: Received) -> Answered | Awaitable[Answered]:
        """Answer what was *received*, once what it changes is in the store."""
        return self._begun(received) or super().begin(received)

    async def answer(self, received: Received) -> Answered:
        """Answer what was *received*; 503 if the store is not available."""
        return await (self._begun(received) or super().answer(received))

    def _begun(self, received: Received) -> "asyncio.Future[Answered] | None":
        """Begin to answer a request for a world; None for one that comes to none."""
        place = place_of(received.target.partition("?")[0])
        if place is None or received.method == hdrs.METH_OPTIONS:
            return None
        try:
            _, name = self._admission.named(received.headers, place.world)
        except HttpRefusal:
            return None
        return self._batches.answer(name, received)

    def _unavailable(
        self, received: Received, started: float, error: StoreUnavailableError
    ) -> Answered:
        request_id, answer = self._request_ids.next(), graphql_answer(error)
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
            if request.path == READY:
                await sharing.store.check()
            return await _whole(sharing, request, handler)
        except StoreUnavailableError as error:
            return response_to(request.path, error)

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


def _counted(kind: str, calls: Calls) -> StoreCallCount:
    mean = _ms(calls.seconds / max(calls.done + calls.failed, 1))
    return StoreCallCount(kind=kind, done=calls.done, failed=calls.failed, mean_ms=mean)


def _ms(seconds: float) -> float:
    return round(seconds * 1_000, 2)
