"""Stores of several servers: a cluster, and a service that Sentinel watches."""

import asyncio
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.clients.tools import missing
from tests.replicas.conftest import Replica
from tests.store_server import StoreServer, free_port

SHOP = "{ shop { name } }"
WORLDS = ("red", "green", "blue", "white")


@pytest.fixture
def servers(tmp_path: Path) -> Iterator[Callable[..., StoreServer]]:
    """Start servers that end with the test."""
    started: list[StoreServer] = []

    def server(*options: str) -> StoreServer:
        folder = tmp_path / str(len(started))
        folder.mkdir()
        started.append(StoreServer(folder, *options))
        return started[-1].start()

    yield server
    for each in started:
        each.stop()


@pytest.fixture
def cluster(servers: Callable[..., StoreServer]) -> str:
    """Start a cluster of two servers that have half of the slots each; return its URL."""
    two = [
        servers("--cluster-enabled", "yes", "--cluster-port", str(bus))
        for bus in (free_port(), free_port())
    ]
    two[0].ask("CLUSTER", "ADDSLOTSRANGE", "0", "8191")
    two[1].ask("CLUSTER", "ADDSLOTSRANGE", "8192", "16383")
    port = two[1].options[two[1].options.index("--cluster-port") + 1]
    two[0].ask("CLUSTER", "MEET", "127.0.0.1", str(two[1].port), port)
    _until(lambda: all(b"cluster_state:ok" in each.ask("CLUSTER", "INFO") for each in two))
    return f"{two[0].url}?cluster=true"


async def login(replica: Replica, token: str, world: str) -> bool:
    answer = await replica.login(token, headers={"X-Sandbox-World": world})
    return answer["customerAccessToken"] is not None


async def test_worlds_are_shared_in_a_cluster(replicas, cluster, mint):
    one, other = await replicas(2, cluster)
    token = mint()
    first = [await login(one, token, world) for world in WORLDS]
    again = [await login(other, token, world) for world in WORLDS]
    _, listed = await other.call("GET", "")
    names = [world["name"] for world in listed["worlds"]]
    assert (first, again, names) == ([True] * 4, [False] * 4, sorted(WORLDS))


@pytest.mark.parametrize("of_one", ["", "storefront-sandbox:green"])
async def test_two_deployments_share_a_database_and_no_world(replicas, servers, mint, of_one):
    server = servers()
    both = [f"{server.url}?prefix={of_one}" if of_one else server.url, f"{server.url}?prefix=blue"]
    (one, beside), (other,) = await replicas(2, both[0]), await replicas(1, both[1])
    token = mint()
    logins = [await login(each, token, "default") for each in (one, other, beside)]
    await one.call("PUT", "/green", {})
    listed = [(await each.call("GET", ""))[1]["worlds"] for each in (beside, other)]
    names = [[world["name"] for world in worlds] for worlds in listed]
    await beside.call("DELETE", "/default")
    _, left = await other.call("GET", "/default")
    assert (logins, names) == ([True, True, False], [["default", "green"], ["default"]])
    assert left["counts"]["usedMultipassTokens"] == 1


async def test_worlds_of_a_deployment_with_a_prefix_are_shared_in_a_cluster(
    replicas, cluster, mint
):
    one, other = await replicas(2, f"{cluster}&prefix=shop:1")
    token = mint()
    first = [await login(one, token, world) for world in WORLDS]
    again = [await login(other, token, world) for world in WORLDS]
    assert (first, again) == ([True] * 4, [False] * 4)


async def test_the_address_that_is_shown_has_the_prefix(replicas, store_server):
    url = store_server.fresh_url()
    (one,) = await replicas(1, f"{url}?prefix=blue")
    state = await (await one.client.get("/_sandbox/api/store")).json()
    assert state["address"] == f"{url}?prefix=blue"


async def test_a_failover_of_sentinel_loses_nothing(replicas, servers, tmp_path, mint):
    first = servers()
    second = servers("--replicaof", "127.0.0.1", str(first.port))
    _until(lambda: b"master_link_status:up" in second.ask("INFO", "replication"))
    config = tmp_path / "sentinel.conf"
    config.write_text(
        f"sentinel monitor shop 127.0.0.1 {first.port} 1\n"
        "sentinel down-after-milliseconds shop 500\n"
        "sentinel failover-timeout shop 5000\n"
    )
    watcher = servers(str(config), "--sentinel")
    _until(lambda: b"slaves=1" in watcher.ask("INFO", "sentinel"))
    (one,) = await replicas(1, f"valkey://127.0.0.1:{watcher.port}/?sentinel=shop")
    token = mint()
    before = await login(one, token, "default")
    first.ask("WAIT", "1", "2000")
    first.stop()
    _until(lambda: b"role:master" in second.ask("INFO", "replication"))
    for _ in range(50):
        response = await one.post(SHOP)
        if response.status == 200:
            break
        await asyncio.sleep(0.2)
    again = await login(one, token, "default")
    assert (before, response.status, again) == (True, 200, False)


def _until(is_so: Callable[[], bool], seconds: float = 20.0) -> None:
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end, "the servers did not come to an agreement"
        time.sleep(0.1)


@pytest.fixture
def certificate(tmp_path: Path) -> tuple[Path, Path]:
    """Make a certificate that signs itself, and its key."""
    openssl = shutil.which("openssl") or missing("openssl (Debian: openssl)")
    subprocess.run(
        [
            *(openssl, "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"),
            *("-nodes", "-days", "1", "-subj", "/CN=store", "-keyout", "key.pem"),
            *("-out", "cert.pem", "-addext", "subjectAltName=IP:127.0.0.1"),
        ],
        cwd=tmp_path,
        check=True,
        capture_output=True,
    )
    return tmp_path / "cert.pem", tmp_path / "key.pem"


async def test_a_store_is_reached_by_tls(replicas, servers, certificate, monkeypatch):
    port, (cert, key) = free_port(), certificate
    servers(
        *("--tls-port", str(port), "--tls-auth-clients", "no", "--tls-ca-cert-file", str(cert)),
        *("--tls-cert-file", str(cert), "--tls-key-file", str(key)),
    )
    (stranger,) = await replicas(1, f"valkeys://127.0.0.1:{port}")
    refused = await stranger.post(SHOP)
    monkeypatch.setenv("SSL_CERT_FILE", str(cert))
    (one,) = await replicas(1, f"valkeys://127.0.0.1:{port}")
    answered = await one.post(SHOP)
    assert (refused.status, answered.status) == (503, 200)
    assert "certificate verify failed" in await refused.text()
