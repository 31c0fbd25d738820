"""Replicas behind a real load balancer are replaced, or stand still: no request is lost."""

import asyncio
import signal
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from itertools import count
from pathlib import Path

import aiohttp
import pytest

from tests.conftest import LOGIN
from tests.replicas.balancer import balancing
from tests.replicas.conftest import Process
from tests.store_server import StoreServer, free_port

pytestmark = pytest.mark.slow

RATE = 20
"""Requests in a second."""
LATE = 10
"""Every so many-th request takes four seconds: some are running whenever a replica ends."""
SCENARIO = """
name = "late"
description = "An answer that is on its way when a replica is to end."
[match]
operation = "*"
[effect]
delay = "PT4S"
"""
WORLDS = 7
PATIENCE = 20  # seconds


class Replaceable:
    """Replicas over one store, at ports that stay the same."""

    def __init__(self, store: str, folder: Path) -> None:
        self._store = store
        self._fixtures = folder
        (folder / "scenarios").mkdir()
        (folder / "scenarios" / "late.toml").write_text(SCENARIO)
        self.running = {port: self._start(port) for port in (free_port() for _ in range(3))}

    async def replace(self, port: int) -> None:
        """End a replica, as a deployment does; start another one in its place."""
        await asyncio.to_thread(self.running[port].end, signal.SIGTERM)
        self.running[port] = await asyncio.to_thread(self._start, port)

    def end(self) -> None:
        for replica in self.running.values():
            replica.end()

    def _start(self, port: int) -> Process:
        options = ("--drain", "3", "--fixtures", str(self._fixtures))
        return Process(self._store, "--port", str(port), *options)


class Shoppers:
    """They log in at a steady rate, over connections that stay open."""

    def __init__(self, session: aiohttp.ClientSession, url: str, mint: Callable[..., str]) -> None:
        self._session = session
        self._url = f"{url}/api/2026-10/graphql.json"
        self._mint = mint
        self.answered: list[str] = []

    async def shop(self, until: asyncio.Event) -> None:
        async with asyncio.TaskGroup() as requests:
            for number in count():
                if until.is_set():
                    return
                requests.create_task(self._login(number))
                await asyncio.sleep(1 / RATE)

    async def _login(self, number: int) -> None:
        headers = {"X-Sandbox-World": f"w{number % WORLDS}"}
        if number % LATE == 0:
            headers["X-Sandbox-Scenario"] = "late"
        token = self._mint(email=f"buyer{number}@example.com")
        body = {"query": LOGIN, "variables": {"multipassToken": token}}
        try:
            async with self._session.post(self._url, json=body, headers=headers) as response:
                text = await response.text()
        except aiohttp.ClientError as error:
            text = repr(error)
        self.answered.append("logged in" if '"accessToken"' in text else text)


@asynccontextmanager
async def shopping(
    store: StoreServer, folder: Path, mint: Callable[..., str]
) -> AsyncIterator[tuple[Replaceable, Sequence[str]]]:
    """Have shoppers log in until the end; give the replicas and what was answered."""
    replicas, until = Replaceable(store.url, folder), asyncio.Event()
    try:
        with balancing(folder, list(replicas.running)) as url:
            async with (
                aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as session,
                asyncio.TaskGroup() as tasks,
            ):
                await _ready(session, url)
                shoppers = Shoppers(session, url, mint)
                tasks.create_task(shoppers.shop(until))
                yield replicas, shoppers.answered
                until.set()
    finally:
        replicas.end()


async def _ready(session: aiohttp.ClientSession, url: str) -> None:
    async with asyncio.timeout(PATIENCE):
        while True:
            try:
                async with session.get(f"{url}/readyz") as response:
                    if response.status == 200:
                        return
            except aiohttp.ClientError:
                await asyncio.sleep(0.05)


async def test_replicas_are_replaced_without_a_lost_request(own_store, tmp_path, mint):
    async with shopping(own_store, tmp_path, mint) as (replicas, answered):
        for port in replicas.running:
            await replicas.replace(port)
            await asyncio.sleep(2)  # the balancer looks each second
    assert set(answered) == {"logged in"}


async def test_replicas_that_stand_still_for_seconds_lose_no_request(own_store, tmp_path, mint):
    async with shopping(own_store, tmp_path, mint) as (replicas, answered):
        for number in (signal.SIGSTOP, signal.SIGCONT):
            for replica in replicas.running.values():
                replica.send(number)
            await asyncio.sleep(5.5)  # longer than a check of the balancer, which two must fail
    assert set(answered) == {"logged in"}
