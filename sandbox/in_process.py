"""A sandbox in this process: a real server on a free port, in a thread of its own."""

import asyncio
from concurrent.futures import Future
from pathlib import Path
from threading import Thread
from types import TracebackType
from typing import Literal, TypedDict, Unpack

from sandbox.client import AsyncSandboxClient, SandboxClient
from sandbox.collector import collector_off
from sandbox.settings import Settings


class SandboxSettings(TypedDict, total=False):
    """How the sandbox is set up: what `Settings` has, but for where it listens."""

    seed: int
    customers: int
    locale: str
    catalog: int
    fixtures: Path | None
    seed_from: Path | None
    scenarios: tuple[str, ...]
    multipass_secret: str
    password_cost: int
    default_token: str | None
    return_hosts: tuple[str, ...] | None
    throttles: int
    journal: int
    carts: int
    cart_days: int
    worlds: int
    store: str | None
    strict_worlds: bool
    multipass: bool
    multipass_clock: Literal["WORLD", "MACHINE"]
    customer_accounts: Literal["LEGACY", "NEW", "BOTH", "DISABLED"]
    email_change: bool
    shipping_in_cart_total: bool
    public_url: str | None
    cdn_url: str | None
    webhooks: tuple[str, ...]
    webhook_hosts: tuple[str, ...]
    webhook_secret: str


class Sandbox:
    """A sandbox that runs from the beginning of a `with` to its end, or of an `async with`.

    `with` gives a `SandboxClient` for it, `async with` an `AsyncSandboxClient`. Any client of
    the Storefront API can ask it, also one that blocks: it has an event loop of its own. *port*
    is one of this machine, 0 a free one. To enter it raises `OSError` for a port that is taken,
    and what `create_app` raises for settings that ask for what there is not.
    """

    def __init__(self, *, port: int = 0, **settings: Unpack[SandboxSettings]) -> None:
        self._settings = Settings(port=port, **settings)
        self._running: _Running | None = None

    def start(self) -> str:
        """Start it and return its URL, for those who cannot use `with`."""
        if self._running is not None:
            raise RuntimeError("this sandbox is running already: make another one")
        running = _Running(self._settings)
        url = running.start()
        self._running = running
        return url

    def stop(self) -> None:
        """Stop it. What is asked by now is answered; what was in it is gone."""
        running, self._running = self._running, None
        if running is not None:
            running.stop()

    def __enter__(self) -> SandboxClient:
        return SandboxClient(self.start())

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    async def __aenter__(self) -> AsyncSandboxClient:
        return AsyncSandboxClient(await asyncio.to_thread(self.start))

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await asyncio.to_thread(self.stop)


class _Running:
    """The thread of a server."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._thread = Thread(target=self._run, name="storefront-sandbox", daemon=True)
        self._begun: Future[str] = Future()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stopped = asyncio.Event()

    def start(self) -> str:
        self._thread.start()
        return self._begun.result()

    def stop(self) -> None:
        assert self._loop is not None
        self._loop.call_soon_threadsafe(self._stopped.set)
        self._thread.join()

    def _run(self) -> None:
        try:
            asyncio.run(self._serve())
        except BaseException as error:
            if self._begun.done():
                raise
            self._begun.set_exception(error)

    async def _serve(self) -> None:
        self._loop = asyncio.get_running_loop()
        with collector_off():
            from sandbox.app import create_app
            from sandbox.server import listening

            app = create_app(self._settings)
        async with listening(app, host=self._settings.host, port=self._settings.port) as url:
            self._begun.set_result(url)
            await self._stopped.wait()
