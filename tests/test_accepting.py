"""Clients that begin together, and more of them than there is room for."""

import json
import os
import signal
import socket
import subprocess
import sys
from urllib.parse import urlsplit

import pytest

from sandbox.accepting import accepting
from sandbox.settings import ENVIRONMENT_PREFIX

REQUEST = (
    b"POST /api/2026-10/graphql.json HTTP/1.1\r\nHost: localhost\r\n"
    b"Content-Type: application/json\r\nContent-Length: 26\r\n\r\n"
    b'{"query":"{ __typename }"}'
)
PATIENCE = 15  # seconds


@pytest.fixture
def crowded():
    """The port of a server that may have 40 files open, sockets included; and its process."""
    serve = f"{sys.executable} -m sandbox serve --port 0 --log-format json --log-level warning"
    with subprocess.Popen(
        ["/bin/sh", "-c", f"ulimit -n 40; exec {serve}"],
        env={k: v for k, v in os.environ.items() if not k.startswith(ENVIRONMENT_PREFIX)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        yield urlsplit(json.loads(process.stdout.readline())["url"]).port, process
        process.kill()


def ask(connection):
    connection.sendall(REQUEST)
    return connection.recv(15)


def test_goes_on_when_it_has_had_no_room_for_more_clients(crowded):
    port, process = crowded
    with socket.create_connection(("127.0.0.1", port), PATIENCE) as early:
        ask(early)  # what documents need is loaded with the first, from files
    clients = [socket.create_connection(("127.0.0.1", port), PATIENCE) for _ in range(60)]
    first = ask(clients[0])
    for client in clients:
        client.close()
    with socket.create_connection(("127.0.0.1", port), PATIENCE) as late:
        assert (first, ask(late)) == (b"HTTP/1.1 200 OK", b"HTTP/1.1 200 OK")
    process.send_signal(signal.SIGTERM)
    logged = [json.loads(line)["message"] for line in process.stderr]
    assert set(logged) == {"no new connections for 1.0 s: [Errno 24] Too many open files"}


async def test_refuses_an_address_that_is_taken():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(OSError, match="already in use"):
            async with accepting(None, "127.0.0.1", port, shutdown_timeout=1.0):
                pass


async def test_listens_at_every_interface_when_none_is_named():
    async with accepting(None, "", 0, shutdown_timeout=1.0) as sockets:
        port = sockets[0].getsockname()[1]
        with socket.create_connection((None, port), PATIENCE) as client:
            assert client.getpeername()[1] == port


async def test_refuses_a_host_that_this_machine_is_not():
    with pytest.raises(OSError, match="Cannot assign requested address"):
        async with accepting(None, "192.0.2.1", 0, shutdown_timeout=1.0):
            pass
