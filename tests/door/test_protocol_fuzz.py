"""Random streams of requests, cut anywhere: the protocol answers what aiohttp's own would.

Run `make nightly` after each update of aiohttp: there it is thousands of streams.
"""

import asyncio
import random
import re
from contextlib import suppress

import pytest

from sandbox.app import create_app
from sandbox.server import listening
from sandbox.settings import Settings
from tests.budget import budget
from tests.door.test_protocol import OWN, PATIENCE, REQUESTS, by_aiohttp

__all__ = ["by_aiohttp"]

STREAMS = budget(40, nightly=4_000)
QUIET = 0.2
"""Seconds without a byte after which a server has no more to say."""
OTHERS = {"HEAD", "health", "large answer", "large body", "scenario that replaces the answer"}
"""A body that does not come would be read as the next answer; a large one may take longer than
the silence that ends an answer."""
PIECES = [
    *(REQUESTS[name] for name in sorted(REQUESTS.keys() - OTHERS)),
    b"\r\n",
    b"GET / HTTP/1.1\r\n\r\n",
    b"POST /api/graphql.json HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nabcdefgh",
    b"POST /api/graphql.json HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
    b"POST /api/graphql.json HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
    b"POST /api HTTP/1.1\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    b"\x00\x01\x02",
    b"HELO there\r\n\r\n",
]


@pytest.fixture
async def ours():
    async with listening(create_app(Settings()), host="127.0.0.1", port=0) as url:
        yield int(url.rpartition(":")[2])


def stream(draw):
    """Return a stream of one to four requests, now and then with a byte changed or lost."""
    data = b"".join(draw.choices(PIECES, k=draw.randint(1, 4)))
    if draw.random() < 0.3:
        at = draw.randrange(len(data))
        data = data[:at] + draw.choice([b"", b"\r", b"\n", b":", b"x"]) + data[at + 1 :]
    return data


def cut(draw, data):
    """Cut *data* at up to five places; a short stream now and then at every byte."""
    if len(data) < 400 and draw.random() < 0.2:
        return [data[at : at + 1] for at in range(len(data))]
    places = sorted(draw.randrange(len(data)) for _ in range(draw.randint(0, 5)))
    return [data[a:b] for a, b in zip([0, *places], [*places, len(data)], strict=True)]


async def answered(port, pieces):
    """Send *pieces*, and return all that comes until the server closes or has no more to say."""
    received = bytearray()

    async def collect(reader):
        with suppress(ConnectionResetError):
            while data := await reader.read(2**16):
                received.extend(data)

    async with asyncio.timeout(PATIENCE):
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        collecting = asyncio.create_task(collect(reader))
        with suppress(ConnectionError):
            for piece in pieces:
                writer.write(piece)
                await writer.drain()
                await asyncio.sleep(0.001)
        seen = -1
        while not collecting.done() and seen != len(received):
            seen = len(received)
            await asyncio.sleep(QUIET)
        collecting.cancel()
        writer.close()
    return bytes(received)


def alike(received):
    """Return the answers, without what is of this moment.

    Of aiohttp's own refusals only the status counts: their text quotes what one read gave.
    """
    answers = []
    while received:
        head, _, rest = received.partition(b"\r\n\r\n")
        status, *headers = OWN.sub(b"", head.lower() + b"\r\n").strip().split(b"\r\n")
        length = re.search(rb"content-length: (\d+)", head.lower())
        body, received = rest[: int(length[1])], rest[int(length[1]) :]
        is_aiohttps = b"text/plain" in head.lower()
        answers.append(status if is_aiohttps else (status, sorted(headers), OWN.sub(b"", body)))
    return answers


@pytest.mark.parametrize("number", range(STREAMS))
async def test_a_random_stream_is_answered_as_by_aiohttp(ours, by_aiohttp, number):
    draw = random.Random(number)
    data = stream(draw)
    pieces = cut(draw, data)
    expected = alike(await answered(by_aiohttp, pieces))
    assert alike(await answered(ours, pieces)) == expected
