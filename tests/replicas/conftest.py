"""Sandboxes that share their worlds: in this process, and as processes of their own."""

import json
import signal
import subprocess
import sys
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from sandbox.app import create_app
from sandbox.settings import Settings, environment_without_ours
from tests.conftest import Storefront
from tests.store_server import StoreServer

API = "/_sandbox/api/worlds"


class Replica(Storefront):
    """One of several sandboxes over one store."""

    async def call(self, method: str, path: str, body: Any = None) -> tuple[int, Any]:
        """Call a path of the control API below `/worlds`."""
        response = await self.client.request(method, API + path, json=body)
        return response.status, None if response.status == 204 else await response.json()


Replicas = Callable[..., Awaitable[tuple[Replica, ...]]]


@pytest.fixture
def replicas(aiohttp_client: Any, store_server: StoreServer) -> Replicas:
    """Start some sandboxes over one empty store, or over that at *url*."""

    async def replicas(count: int = 2, url: str | None = None, **settings: Any) -> Any:
        store = url or store_server.fresh_url()
        made = [create_app(Settings(store=store, **settings)) for _ in range(count)]
        return tuple([Replica(await aiohttp_client(app)) for app in made])

    return replicas


@pytest.fixture
def own_store(tmp_path: Path) -> Iterator[StoreServer]:
    """A store for one test, which may stop it: what was written is there when it starts again."""
    server = StoreServer(tmp_path, "--appendonly", "yes", "--appendfsync", "always")
    yield server.start()
    server.send(signal.SIGCONT)
    server.stop()


class Process:
    """A `serve` with more *options* and *variables* in a process of its own."""

    def __init__(self, store: str, *options: str, **variables: str) -> None:
        self._process = subprocess.Popen(
            [
                *(sys.executable, "-m", "sandbox", "serve", "--port", "0", "--store", store),
                *("--log-format", "json", "--log-level", "warning", *options),
            ],
            cwd=Path(__file__).parents[2],
            env=environment_without_ours() | variables,
            stdout=subprocess.PIPE,
        )
        assert self._process.stdout is not None
        self.ready: dict[str, str] = json.loads(self._process.stdout.readline())
        self.url = self.ready["url"]

    def send(self, number: signal.Signals) -> None:
        self._process.send_signal(number)

    def end(self, number: signal.Signals = signal.SIGKILL) -> None:
        self._process.send_signal(number)
        self._process.communicate(timeout=20)
