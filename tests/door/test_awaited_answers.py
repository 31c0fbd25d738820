"""Answers that are not ready in the turn of their request, as those that wait for a store."""

import asyncio

import pytest
from aiohttp import web

from sandbox.app import ENDPOINT
from sandbox.control import ending
from sandbox.door.answers import Answer
from sandbox.door.protocol import Answered
from sandbox.server import listening
from sandbox.storefront.endpoint import Endpoint
from tests.door.test_protocol import PATIENCE, post, read


class Slow:
    """Answers when the test says so, each request by its place in the order in which they came."""

    handle = Endpoint.handle

    def __init__(self):
        self.begun = []
        self._came = asyncio.Event()

    @staticmethod
    def serves(_target):
        return True

    def begin(self, _received):
        self.begun.append(asyncio.get_running_loop().create_future())
        self._came.set()
        return self.begun[-1]

    async def answer(self, received):
        return await self.begin(received)

    async def until(self, count):
        while len(self.begun) < count:
            self._came.clear()
            await self._came.wait()

    def finish(self, at):
        self.begun[at].set_result(Answered(Answer(b'{"number":%d}' % at), f"id-{at}"))


@pytest.fixture
async def slow():
    endpoint = Slow()
    app = web.Application()
    app[ENDPOINT] = endpoint
    app.router.add_route("*", "/{path:.*}", endpoint.handle)
    ending.prepare(app)
    async with asyncio.timeout(PATIENCE), listening(app, host="127.0.0.1", port=0) as url:
        endpoint.port = int(url.rpartition(":")[2])
        yield endpoint


async def opened(slow):
    return await asyncio.open_connection("127.0.0.1", slow.port)


async def test_requests_of_one_connection_are_begun_and_answered_one_after_another(slow):
    reader, writer = await opened(slow)
    writer.write(post() + post())
    await slow.until(1)
    await asyncio.sleep(0.05)
    begun = len(slow.begun)
    slow.finish(0)
    first = await read(reader)
    await slow.until(2)
    slow.finish(1)
    second = await read(reader)
    writer.close()
    assert (begun, first[1], second[1]) == (1, b'{"number":0}', b'{"number":1}')


async def test_answers_of_several_connections_are_sent_as_they_come(slow):
    (one, to_one), (other, to_other) = [await opened(slow) for _ in range(2)]
    to_one.write(post())
    await slow.until(1)
    to_other.write(post())
    await slow.until(2)
    slow.finish(1)
    _, second = await read(other)
    slow.finish(0)
    _, first = await read(one)
    for writer in (to_one, to_other):
        writer.close()
    assert (first, second) == (b'{"number":0}', b'{"number":1}')


async def test_a_client_that_has_gone_leaves_the_others_alone(slow):
    (_, gone), (reader, writer) = [await opened(slow) for _ in range(2)]
    gone.write(post())
    await slow.until(1)
    gone.transport.abort()
    writer.write(post())
    await slow.until(2)
    slow.finish(0)
    slow.finish(1)
    _, body = await read(reader)
    writer.close()
    assert body == b'{"number":1}'


async def test_what_fails_is_an_error_of_the_server(slow):
    reader, writer = await opened(slow)
    writer.write(post())
    await slow.until(1)
    slow.begun[0].set_exception(RuntimeError("this one failed"))
    head, _ = await read(reader)
    writer.close()
    assert head.startswith(b"HTTP/1.1 500 ")


async def test_what_is_awaited_when_the_server_ends_is_answered():
    endpoint = Slow()
    app = web.Application()
    app[ENDPOINT] = endpoint
    app.router.add_route("*", "/{path:.*}", endpoint.handle)
    ending.prepare(app)
    async with asyncio.timeout(PATIENCE):
        async with listening(app, host="127.0.0.1", port=0, patience=10) as url:
            endpoint.port = int(url.rpartition(":")[2])
            reader, writer = await opened(endpoint)
            writer.write(post())
            await endpoint.until(1)
            asyncio.get_running_loop().call_later(0.2, endpoint.finish, 0)
        head, body = await read(reader)
        writer.close()
    assert (head.startswith(b"HTTP/1.1 200 "), body) == (True, b'{"number":0}')
