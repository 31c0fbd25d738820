"""Clients that begin a request and do not finish it, or that do nothing at all, are given up."""

import asyncio
from contextlib import asynccontextmanager

import pytest
from aiohttp import web

from sandbox.app import ENDPOINT, HANDLER, create_app
from sandbox.door.guarded_handler import BODY, HEAD, give_up_in_time, give_up_late
from sandbox.door.protocol import protocol_for
from sandbox.settings import Settings
from tests.door.test_protocol import ANSWER, PATH, PATIENCE, post, read

BEFORE = 1
"""Seconds."""
LATE = b"HTTP/1.1 408 Request Timeout\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
CONTROL = "/_sandbox/api/worlds/blue/customers"


def begun(path, *, length, kind="application/json"):
    """Return a request whose body never ends."""
    head = f"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: {kind}\r\n"
    return f"{head}Content-Length: {length}\r\n\r\n{{".encode()


@asynccontextmanager
async def a_client(sent):
    """Give a client that has *sent* something, and the server's connections."""
    loop, app = asyncio.get_running_loop(), create_app(Settings())
    runner = web.AppRunner(app)
    await runner.setup()
    endpoint = app[ENDPOINT]
    connection = protocol_for(
        runner.server, serves=endpoint.serves, begin=endpoint.begin, loop=loop, **HANDLER
    )
    async with asyncio.timeout(PATIENCE), await loop.create_server(connection, "127.0.0.1") as it:
        reader, writer = await asyncio.open_connection(*it.sockets[0].getsockname())
        writer.write(sent)
        await asyncio.sleep(0.05)
        yield reader, writer, runner.server
        writer.close()
    await runner.cleanup()


def in_seconds(seconds):
    return asyncio.get_running_loop().time() + seconds


@pytest.mark.parametrize(
    ("sent", "seconds", "answer"),
    [
        pytest.param(b"", BODY, b"", id="nothing"),
        pytest.param(b"POST / HT", HEAD, LATE, id="a part of a line"),
        pytest.param(b"POST / HTTP/1.1\r\nHost: loc", HEAD, LATE, id="a part of a head"),
    ],
)
async def test_a_client_that_sends_no_whole_head_is_given_up(sent, seconds, answer):
    async with a_client(sent) as (reader, _, server):
        give_up_late(server.connections, in_seconds(seconds - BEFORE))
        await asyncio.sleep(0.01)
        assert not reader.at_eof()
        give_up_late(server.connections, in_seconds(seconds))
        assert await reader.read() == answer


@pytest.mark.parametrize(
    "sent",
    [
        pytest.param(begun(PATH, length=10), id="a small body"),
        pytest.param(begun(PATH, length=100_000), id="a large body"),
        pytest.param(begun("/account/login", length=10, kind="text/plain"), id="another type"),
        pytest.param(
            begun("/account/login", length=10, kind="application/x-www-form-urlencoded"),
            id="a form",
        ),
        pytest.param(begun(CONTROL, length=10), id="control API"),
    ],
)
async def test_a_body_that_never_ends_is_given_up(sent):
    async with a_client(sent) as (reader, _, server):
        give_up_late(server.connections, in_seconds(BODY - BEFORE))
        give_up_late(server.connections, in_seconds(BODY))
        head, body = await read(reader)
        assert head.split()[1] in {b"400", b"415"}
        assert body


async def test_the_reason_is_that_the_body_did_not_come():
    sent = begun(PATH, length=10).replace(b"\r\n\r\n", b"\r\nX-Sandbox-Explain: 1\r\n\r\n")
    async with a_client(sent) as (reader, _, server):
        give_up_late(server.connections, in_seconds(BODY))
        head, body = await read(reader)
    assert b"X-Sandbox-Reason: http.bad-request: the body did not come within 300 s" in head
    assert body == b'{"errors":{"query":"Required parameter missing or invalid"}}'


async def test_who_has_been_answered_may_wait_and_ask_again():
    async with a_client(post()) as (reader, writer, server):
        first = (await read(reader))[1]
        give_up_late(server.connections, in_seconds(BODY - BEFORE))
        writer.write(post())
        assert [first, (await read(reader))[1]] == [ANSWER, ANSWER]
        give_up_late(server.connections, in_seconds(BODY))
        assert await reader.read() == b""


class Looked:
    """A server that counts the looks at its connections."""

    looks = 0

    @property
    def connections(self):
        self.looks += 1
        return []


async def test_connections_are_looked_at_again_and_again():
    server = Looked()
    looking = asyncio.create_task(give_up_in_time(server, every=0))
    for _ in range(5):
        await asyncio.sleep(0)
    looking.cancel()
    assert server.looks > 1
