"""`--import` and `--export-on-exit` where a store keeps the worlds."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from sandbox.app import SHARED, create_app
from sandbox.settings import Settings
from sandbox.world.snapshot.file import UnwrittenError
from tests.replicas.conftest import Replica
from tests.store_server import StoreServer

Keeping = Callable[..., Awaitable[Replica]]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "worlds.json"


@pytest.fixture
def keeping(aiohttp_client: Any) -> Keeping:
    """Start a sandbox over the store at *url* that reads and writes files of worlds."""

    async def keeping(
        url: str, *, restore: Path | None = None, save: Path | None = None
    ) -> Replica:
        app = create_app(Settings(store=url))
        app[SHARED].keep(restore, save)
        return Replica(await aiohttp_client(app))

    return keeping


async def snapshots(replica: Replica, *names: str) -> dict[str, Any]:
    return {name: (await replica.call("GET", f"/{name}/snapshot"))[1] for name in names}


async def test_all_worlds_of_the_store_are_written_at_the_end(
    keeping, replicas, store_server, file, mint
):
    url = store_server.fresh_url()
    (other,) = await replicas(1, url)
    one = await keeping(url, save=file)
    await other.login(mint(), headers={"X-Sandbox-World": "blue"})
    await one.call("PUT", "/green", {"seed": 7, "customers": 3})
    worlds = await snapshots(other, "blue", "green")
    await one.client.close()
    assert json.loads(file.read_text()) == {"version": 2, "worlds": worlds}


async def test_worlds_of_a_file_are_in_the_store_once_and_stay_as_they_are_there(
    keeping, store_server, file
):
    url = store_server.fresh_url()
    first = await keeping(url, save=file)
    await first.call("PUT", "/blue/clock", {"freeze": "2030-01-01T00:00:00Z"})
    await first.call("PUT", "/green", {"seed": 7, "customers": 3})
    before = await snapshots(first, "blue", "green")
    await first.client.close()
    url = store_server.fresh_url()
    one, other = await asyncio.gather(*(keeping(url, restore=file) for _ in range(2)))
    after = await snapshots(other, "blue", "green")
    await one.call("PUT", "/blue/clock", {"freeze": "2031-01-01T00:00:00Z"})
    late = await keeping(url, restore=file)
    _, clock = await late.call("GET", "/blue/clock")
    _, listed = await late.call("GET", "")
    assert (after, clock["now"]) == (before, "2031-01-01T00:00:00Z")
    assert [(each["name"], each["seed"]) for each in listed["worlds"]] == [
        ("blue", 1),
        ("green", 7),
    ]


async def test_a_file_stays_as_it_is_if_the_store_is_away_at_the_end(
    keeping, own_store: StoreServer, file
):
    file.write_text("{}")
    one = await keeping(own_store.url, save=file)
    own_store.stop()
    with pytest.raises(UnwrittenError, match=r"cannot be written: the store at .* does not answer"):
        await one.client.close()
    one.client.app[SHARED].keep(None, None)
    assert file.read_text() == "{}"
