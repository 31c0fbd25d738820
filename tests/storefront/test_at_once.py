"""Responses in one piece are the responses that aiohttp makes."""

import asyncio

import pytest
from aiohttp import ClientSession
from aiohttp.test_utils import RawTestServer

from sandbox.storefront.at_once import LARGEST, respond_at_once
from sandbox.storefront.http import Answer, respond

ANSWERS = [
    pytest.param(Answer(b'{"data":{}}'), id="plain"),
    pytest.param(Answer("{“é”}".encode(), 404, headers={"Allow": "POST"}), id="refused"),
    pytest.param(Answer(b"no", 430, "text/html; charset=utf-8"), id="status-without-a-phrase"),
    pytest.param(Answer(b"x" * (LARGEST + 1)), id="large"),
]


@pytest.fixture
async def ask():
    """Answer a request with *answer* made by *make*; returns all that a client sees of it."""
    servers = []

    async def ask(make, answer, *, method="POST", **options):
        async def handle(_):
            return make(answer, "an-id")

        server = RawTestServer(handle)
        await server.start_server()
        servers.append(server)
        async with (
            ClientSession(**options) as session,
            session.request(method, server.make_url("/")) as response,
        ):
            headers = {name.lower(): value for name, value in response.headers.items()}
            return response.status, await response.read(), headers

    yield ask
    for server in servers:
        await server.close()


def alike(seen):
    """Leave out what says when it was made, and by whom."""
    status, body, headers = seen
    return status, body, {k: v for k, v in headers.items() if k not in ("date", "server")}


@pytest.mark.parametrize("answer", ANSWERS)
@pytest.mark.parametrize("method", ["POST", "GET", "HEAD"])
async def test_looks_as_the_other_does(ask, answer, method):
    expected = alike(await ask(respond, answer, method=method))
    assert alike(await ask(respond_at_once, answer, method=method)) == expected


async def test_tells_the_time(ask):
    _, _, headers = await ask(respond_at_once, Answer(b"{}"))
    assert headers["date"].endswith(" GMT")


@pytest.mark.parametrize(
    ("request_line", "stays_open"),
    [
        (b"POST / HTTP/1.1\r\nHost: x\r\n", True),
        (b"POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n", False),
        (b"POST / HTTP/1.0\r\nHost: x\r\n", False),
    ],
)
async def test_keeps_a_connection_that_a_client_wants_to_keep(request_line, stays_open):
    async def handle(_):
        return respond_at_once(Answer(b"{}"), "an-id")

    server = RawTestServer(handle)
    await server.start_server()
    reader, writer = await asyncio.open_connection(server.host, server.port)
    writer.write(request_line + b"Content-Length: 0\r\n\r\n")
    head = await reader.readuntil(b"\r\n\r\n")
    body = await reader.readexactly(2)
    assert body == b"{}"
    assert (b"Connection: close" in head) is not stays_open
    if not stays_open:
        assert await reader.read() == b""
    writer.close()
    await server.close()
