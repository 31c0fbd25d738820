"""Requests that are answered at once are so over TLS too, in whatever pieces they come."""

import asyncio
import json
import re
import socket
from contextlib import asynccontextmanager

import pytest

PATIENCE = 20  # seconds: more than any of this takes
OK = (b"HTTP/1.1 200 OK", {"__typename": "QueryRoot"})


@pytest.fixture
def connect(server, trusting):
    authority, port = server
    client = trusting(authority)
    client.set_alpn_protocols(["h2", "http/1.1"])

    @asynccontextmanager
    async def connect():
        async with asyncio.timeout(PATIENCE):
            reader, writer = await asyncio.open_connection(
                "127.0.0.1", port, ssl=client, server_hostname="localhost", limit=2**22
            )
            yield reader, writer
            writer.close()
            await writer.wait_closed()

    return connect


def post(document="{ __typename }", *headers):
    body = json.dumps({"query": document}).encode()
    lines = (
        "POST /api/2026-10/graphql.json HTTP/1.1",
        "Host: localhost",
        "Content-Type: application/json",
        f"Content-Length: {len(body)}",
        *headers,
    )
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


async def read(reader):
    """Return status line and data of one response."""
    head = await reader.readuntil(b"\r\n\r\n")
    length = re.search(rb"(?i)content-length: (\d+)", head)
    body = await reader.readexactly(int(length[1]))
    return head.partition(b"\r\n")[0], json.loads(body)["data"]


async def test_speaks_http_1_to_a_client_that_knows_more(connect):
    async with connect() as (_, writer):
        chosen = writer.get_extra_info("ssl_object").selected_alpn_protocol()
    assert chosen == "http/1.1"


async def test_answers_in_the_order_that_was_asked(connect):
    names = [f"n{number}" for number in range(3_000)]
    async with connect() as (reader, writer):
        writer.write(b"".join(post(f"{{ {name}: __typename }}") for name in names))
        answers = [(await read(reader))[1] for _ in names]
    assert answers == [{name: "QueryRoot"} for name in names]


async def test_keeps_the_order_although_one_answer_is_held_up(connect):
    slow = post("{ a: shop { name } }", "X-Sandbox-Scenario: slow")
    async with connect() as (reader, writer):
        writer.write(post("{ b: __typename }") + slow + post("{ c: __typename }"))
        answers = [list((await read(reader))[1]) for _ in "bac"]
    assert answers == [["b"], ["a"], ["c"]]


@pytest.mark.parametrize("at", [1, 60, -1])
async def test_waits_for_a_request_that_comes_in_pieces(connect, at):
    whole = post()
    async with connect() as (reader, writer):
        writer.write(whole[:at])
        await writer.drain()
        await asyncio.sleep(0.01)
        writer.write(whole[at:])
        answer = await read(reader)
    assert answer == OK


@pytest.mark.parametrize("count", [15_000, 17_000, 60_000, 240_000])
async def test_takes_a_body_of_many_records(connect, count):
    """A record of TLS holds 16 KiB."""
    async with connect() as (reader, writer):
        writer.write(post("{ __typename } #" + "x" * count))
        answer = await read(reader)
    assert answer == OK


@pytest.mark.parametrize("count", [150, 600, 1_000])
async def test_gives_a_body_of_many_records(connect, count):
    names = [f"{'a' * 100}{number}" for number in range(count)]
    async with connect() as (reader, writer):
        writer.write(post("{ " + " ".join(f"{name}: __typename" for name in names) + " }"))
        _, data = await read(reader)
    assert data == dict.fromkeys(names, "QueryRoot")


async def test_writes_no_faster_than_a_client_reads(connect):
    names = [f"{'a' * 40}{number}" for number in range(750)]
    document = "{ " + " ".join(f"{name}: __typename" for name in names) + " }"
    async with connect() as (reader, writer):
        writer.write(post(document) * 64)
        await asyncio.sleep(0.1)
        sizes = {len((await read(reader))[1]) for _ in range(64)}
    assert sizes == {750}


async def test_closes_when_a_client_wants_it(connect):
    async with connect() as (reader, writer):
        writer.write(post("{ __typename }", "Connection: close"))
        answer = await read(reader)
        rest = await reader.read()
    assert (answer, rest) == (OK, b"")


async def test_a_client_that_speaks_no_tls_harms_nobody(server, connect):
    async with connect() as (reader, writer):
        plain, hung_up = await asyncio.open_connection("127.0.0.1", server[1])
        hung_up.write(post())
        nothing = await plain.read()
        hung_up.close()
        writer.write(post())
        answer = await read(reader)
    assert (nothing, answer) == (b"", OK)


@pytest.mark.parametrize("host", ["localhost", "blue.localhost"])
def test_a_client_that_comes_back_resumes_its_session(server, trusting, host):
    authority, port = server
    context = trusting(authority)

    def ask(session):
        """Return whether *session* was taken up, and the next one."""
        with (
            socket.create_connection(("127.0.0.1", port), PATIENCE) as plain,
            context.wrap_socket(plain, server_hostname=host, session=session) as secure,
        ):
            secure.sendall(post())
            secure.recv(4096)  # TLS 1.3: the ticket comes with the first answer
            return secure.session_reused, secure.session

    first, session = ask(None)
    assert (first, ask(session)[0]) == (False, True)
