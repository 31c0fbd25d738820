"""What is answered at once looks as aiohttp's own answers do, however a request comes."""

import asyncio
import inspect
import json
import logging
import re
from time import perf_counter

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from sandbox.app import ENDPOINT, create_app
from sandbox.control import ending
from sandbox.door import aiohttp_internals, guarded_handler, protocol
from sandbox.door.answers import Answer
from sandbox.door.guarded_handler import LONGEST_MISTAKE
from sandbox.door.ordinary_requests import LARGEST
from sandbox.door.protocol import Answered, SandboxProtocol
from sandbox.door.turns import SLICE, TOGETHER, Turn
from sandbox.server import listening
from sandbox.settings import Settings
from tests.conftest import LOGIN

PATH = "/api/2026-10/graphql.json"
ANSWER = b'{"data":{"__typename":"QueryRoot"},"extensions":{"cost":{"requestedQueryCost":1}}}'
PATIENCE = 20  # seconds: more than any of this takes
OWN = re.compile(
    rb"^(?:Date|Server|Connection): .*\r\n|(?<=x-request-id: )\S+|\b[0-9a-f]{8}-[0-9a-f-]{27}-\d+",
    re.IGNORECASE | re.MULTILINE,
)


def post(document="{ __typename }", *, path=PATH, version="1.1", headers=(), **more):
    body = json.dumps({"query": document, **more}).encode()
    lines = (
        f"POST {path} HTTP/{version}",
        "Host: localhost",
        "Content-Type: application/json",
        f"Content-Length: {len(body)}",
        *headers,
    )
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def request(line, *headers):
    return "\r\n".join((line, "Host: localhost", *headers)).encode() + b"\r\n\r\n"


LONG = "{ " + " ".join(f"a{number}: __typename" for number in range(4_000)) + " }"
ALIASES = "{ " + " ".join(f"{'a' * 60}{number}: __typename" for number in range(1_000)) + " }"

REQUESTS = {
    "query": post(),
    "unknown field": post("{ nothing }"),
    "no JSON": request(f"POST {PATH} HTTP/1.1", "Content-Length: 0"),
    "another content type": request(
        f"POST {PATH} HTTP/1.1", "Content-Type: text/plain", "Content-Length: 0"
    ),
    "unknown token": post(headers=["X-Shopify-Storefront-Access-Token: none"]),
    "unknown version": post(path="/api/2026-13/graphql.json"),
    "world by path": post(path="/w/blue/api/2026-10/graphql.json"),
    "no world": post(path="/w/-/api/2026-10/graphql.json"),
    "GET": request(f"GET {PATH}?query=%7B__typename%7D HTTP/1.1"),
    "HEAD": request(f"HEAD {PATH}?query=%7B__typename%7D HTTP/1.1"),
    "PUT": request(f"PUT {PATH} HTTP/1.1", "Content-Length: 0"),
    "preflight": request(f"OPTIONS {PATH} HTTP/1.1"),
    "elsewhere": request("GET /nothing HTTP/1.1"),
    "health": request("GET /healthz HTTP/1.1"),
    "chunked": request(
        f"POST {PATH} HTTP/1.1", "Content-Type: application/json", "Transfer-Encoding: chunked"
    )
    + b'1a\r\n{"query":"{ __typename }"}\r\n0\r\n\r\n',
    "large body": post(LONG),
    "large answer": post(ALIASES),
    "scenario that replaces the answer": post(
        "{ shop { name } }", headers=["X-Sandbox-Scenario: security-rejection"]
    ),
    "reason": post("{ nothing }", headers=["X-Sandbox-Explain: 1"]),
    "to be of another protocol": post(headers=["Connection: Upgrade", "Upgrade: websocket"]),
    "a length of more digits than Python reads": post().replace(
        b"Length: ", b"Length: " + b"0" * 5_000
    ),
    "HTTP/1.0": post(version="1.0"),
    "to be closed": post(headers=["Connection: close"]),
}


@pytest.fixture
async def at_once():
    async with listening(create_app(Settings()), host="127.0.0.1", port=0) as url:
        yield int(url.rpartition(":")[2])


@pytest.fixture
async def by_aiohttp():
    server = TestServer(create_app(Settings()))
    await server.start_server()
    yield server.port
    await server.close()


async def connect(port):
    return await asyncio.open_connection("127.0.0.1", port, limit=2**22)


async def read(reader, *, method=b"POST"):
    """Return head and body of one response."""
    head = await reader.readuntil(b"\r\n\r\n")
    length = re.search(rb"(?i)content-length: (\d+)", head)
    return head, b"" if method == b"HEAD" else await reader.readexactly(int(length[1]))


async def ask(port, *pieces):
    """Send the *pieces* of a request one after the other; return its answer."""
    async with asyncio.timeout(PATIENCE):
        reader, writer = await connect(port)
        seen = await ask_by(reader, writer, *pieces)
        writer.close()
    return seen


async def ask_by(reader, writer, *pieces):
    for piece in pieces:
        writer.write(piece)
        await writer.drain()
        await asyncio.sleep(0.01)
    return await read(reader, method=pieces[0].partition(b" ")[0])


def alike(seen):
    """Put the headers in order, and leave out what is of this moment or of this road."""
    head, body = seen
    status, *headers = OWN.sub(b"", head).split(b"\r\n")
    return status, sorted(header.lower() for header in headers), OWN.sub(b"", body)


@pytest.mark.parametrize("name", REQUESTS)
async def test_looks_as_aiohttp_would_have_it(at_once, by_aiohttp, name):
    expected = alike(await ask(by_aiohttp, REQUESTS[name]))
    assert alike(await ask(at_once, REQUESTS[name])) == expected


@pytest.mark.parametrize("name", sorted(REQUESTS.keys() - {"HTTP/1.0", "to be closed"}))
async def test_looks_so_when_it_is_asked_again(at_once, by_aiohttp, name):
    expected = alike(await ask(by_aiohttp, REQUESTS[name]))
    async with asyncio.timeout(PATIENCE):
        reader, writer = await connect(at_once)
        seen = [alike(await ask_by(reader, writer, REQUESTS[name])) for _ in range(3)]
        writer.close()
    assert seen == [expected] * 3


@pytest.mark.parametrize("at", [1, 60, -1, -20])
async def test_waits_for_a_request_that_comes_in_pieces(at_once, at):
    whole = post()
    head, body = await ask(at_once, whole[:at], whole[at:])
    assert (head.split(b"\r\n")[0], body) == (b"HTTP/1.1 200 OK", ANSWER)


async def test_answers_in_the_order_that_was_asked(at_once):
    names = [f"n{number}" for number in range(500)]
    async with asyncio.timeout(PATIENCE):
        reader, writer = await connect(at_once)
        writer.write(b"".join(post(f"{{ {name}: __typename }}") for name in names))
        answers = [json.loads((await read(reader))[1])["data"] for _ in names]
        writer.close()
    assert answers == [{name: "QueryRoot"} for name in names]


async def test_keeps_the_order_although_one_answer_is_held_up(at_once):
    slow = post("{ a: shop { name } }", headers=["X-Sandbox-Scenario: slow"])
    async with asyncio.timeout(PATIENCE):
        reader, writer = await connect(at_once)
        writer.write(post("{ b: __typename }") + slow + post("{ c: __typename }"))
        answers = [list(json.loads((await read(reader))[1])["data"]) for _ in "bac"]
        writer.close()
    assert answers == [["b"], ["a"], ["c"]]


async def test_does_once_what_aiohttp_then_sends(at_once, mint):
    """A token is good for one login: a second try would be refused."""
    login = post(LOGIN, variables={"multipassToken": mint()}, headers=["X-Sandbox-Scenario: slow"])
    _, body = await ask(at_once, login)
    payload = json.loads(body)["data"]["customerAccessTokenCreateWithMultipass"]
    assert payload["customerUserErrors"] == []


async def test_does_it_once_among_more_requests_than_aiohttp_takes_at_once(at_once, mint):
    login = post(LOGIN, variables={"multipassToken": mint()}, headers=["X-Sandbox-Scenario: slow"])
    before = [post(f"{{ n{number}: __typename }}") for number in range(60)]
    async with asyncio.timeout(PATIENCE):
        reader, writer = await connect(at_once)
        writer.write(b"".join([*before, login, *before]))
        bodies = [json.loads((await read(reader))[1])["data"] for _ in range(len(before) * 2 + 1)]
        writer.close()
    payload = bodies[len(before)]["customerAccessTokenCreateWithMultipass"]
    assert payload["customerUserErrors"] == []


async def test_writes_no_faster_than_a_client_reads(at_once):
    """Many answers of nearly the largest size fill every buffer between the two."""
    count = 60_000 // 80
    document = "{ " + " ".join(f"{'a' * 40}{number}: __typename" for number in range(count)) + " }"
    many = 64
    async with asyncio.timeout(PATIENCE):
        reader, writer = await connect(at_once)
        writer.write(post(document) * many)
        await asyncio.sleep(0.1)
        sizes = {len((await read(reader))[1]) for _ in range(many)}
        writer.close()
    (size,) = sizes
    assert LARGEST // 2 < size <= LARGEST


HEAVY = f"""{{ {" ".join(f"a{number}: __schema {{ ...S }}" for number in range(40))} }}
    fragment S on __Schema {{ types {{ name }} }}"""
"""Takes much longer than a turn of the event loop may."""


async def test_a_request_that_takes_long_lets_others_go_first(at_once):
    order = []

    async def ask_for(name, document):
        reader, writer = await connect(at_once)
        writer.write(post(document))
        body = json.loads((await read(reader))[1])
        order.append(name)
        writer.close()
        return body["data"]

    async with asyncio.timeout(PATIENCE):
        heavy, light = await asyncio.gather(
            ask_for("heavy", HEAVY), ask_for("light", "{ __typename }")
        )
    assert (order, len(heavy), light) == (["light", "heavy"], 40, {"__typename": "QueryRoot"})


async def test_requests_that_take_long_do_not_fill_one_turn(at_once):
    """Some are read together, and are more than a turn has time for."""
    async with asyncio.timeout(PATIENCE):
        clients = [await connect(at_once) for _ in range(6)]
        for _, writer in clients:
            writer.write(post(HEAVY))
        answers = [json.loads((await read(reader))[1])["data"] for reader, _ in clients]
        for _, writer in clients:
            writer.close()
    assert [len(answer) for answer in answers] == [40] * 6


class Fragile:
    """Answers all but what it fails at."""

    @staticmethod
    def serves(_target):
        return True

    @staticmethod
    def begin(received):
        if b"fail" in received.body:
            raise RuntimeError("this one failed")
        return Answered(Answer(b"{}"), "an-id")


async def test_a_connection_that_fails_leaves_the_others_of_its_turn_alone(caplog):
    app = web.Application(logger=logging.getLogger("sandbox"))
    app[ENDPOINT] = Fragile()
    ending.prepare(app)
    async with (
        asyncio.timeout(PATIENCE),
        listening(app, host="127.0.0.1", port=0) as url,
    ):
        port = int(url.rpartition(":")[2])
        clients = [await connect(port) for _ in range(3)]
        for (_, writer), document in zip(clients, ("{ a }", "{ fail }", "{ b }"), strict=True):
            writer.write(post(document))
        answers = [await reader.read(15) for reader, _ in clients]
        for _, writer in clients:
            writer.close()
    assert answers == [b"HTTP/1.1 200 OK", b"", b"HTTP/1.1 200 OK"]
    assert [str(record.exc_info[1]) for record in caplog.records] == ["this one failed"]


class Sluggish:
    """Takes a slice of a turn for each request; `order` are the documents as they come."""

    def __init__(self):
        self.order = []

    def serves(self, target):
        return target == PATH

    def begin(self, received):
        self.work(received.body)
        return Answered(Answer(b"{}"), "an-id")

    async def handle(self, request):
        self.work(await request.read())
        return web.json_response({})

    def work(self, body):
        end = perf_counter() + SLICE
        while perf_counter() < end:
            pass
        self.order.append(json.loads(body)["query"])


@pytest.mark.parametrize("path", [PATH, "/elsewhere"])
async def test_a_client_that_sends_many_requests_at_once_lets_others_go_first(path):
    sluggish = Sluggish()
    app = web.Application()
    app[ENDPOINT] = sluggish
    app.router.add_post("/elsewhere", sluggish.handle)
    ending.prepare(app)
    async with (
        asyncio.timeout(PATIENCE),
        listening(app, host="127.0.0.1", port=0) as url,
    ):
        port = int(url.rpartition(":")[2])
        (many, first), (one, second) = await connect(port), await connect(port)
        first.write(post("many", path=path) * 20)
        second.write(post("one", path=path))
        answers = [(await read(reader))[1] for reader in [one, *[many] * 20]]
        for writer in (first, second):
            writer.close()
    assert answers == [b"{}"] * 21
    assert sluggish.order.index("one") <= 3


async def test_the_answer_to_a_malformed_request_quotes_little_of_it(at_once):
    _, body = await ask(at_once, b"\0" * 60_000)
    assert body.startswith(b"Invalid method encountered")
    assert len(body) == LONGEST_MISTAKE


async def test_answers_more_clients_than_are_answered_together(at_once):
    async with asyncio.timeout(PATIENCE):
        clients = [await connect(at_once) for _ in range(2 * TOGETHER + 1)]
        for _, writer in clients:
            writer.write(post())
        answers = {(await read(reader))[1] for reader, _ in clients}
        for _, writer in clients:
            writer.close()
    assert answers == {ANSWER}


class Wire(asyncio.Transport):
    """Keeps what is written."""

    def __init__(self):
        super().__init__()
        self.sent = b""

    def write(self, data):
        self.sent += data

    def close(self):
        pass


async def test_answers_what_has_come_when_it_is_to_close():
    loop, wire = asyncio.get_running_loop(), Wire()
    connection = SandboxProtocol(
        web.Server(Fragile.begin, loop=loop),
        serves=Fragile.serves,
        begin=Fragile.begin,
        turn=Turn(loop),
        loop=loop,
    )
    connection.connection_made(wire)
    await asyncio.sleep(0)
    connection.data_received(post())
    before = wire.sent
    connection.close()
    assert (before, wire.sent.partition(b"\r\n")[0]) == (b"", b"HTTP/1.1 200 OK")
    await connection.shutdown()


async def test_tells_the_time(at_once):
    head, _ = await ask(at_once, post())
    assert re.search(rb"\r\nDate: \w{3}, \d\d \w{3} \d{4} [\d:]{8} GMT\r\n", head)


@pytest.mark.parametrize(
    ("sent", "stays_open"),
    [
        (post(), True),
        (post(headers=["Connection: close"]), False),
        (post(version="1.0"), False),
    ],
    ids=["1.1", "close", "1.0"],
)
async def test_keeps_a_connection_that_a_client_wants_to_keep(at_once, sent, stays_open):
    async with asyncio.timeout(PATIENCE):
        reader, writer = await connect(at_once)
        writer.write(sent)
        await read(reader)
        writer.write(post())
        again = await reader.read(8)
        writer.close()
    assert bool(again) is stays_open


async def test_another_aiohttp_takes_its_ordinary_road(monkeypatch, caplog):
    monkeypatch.setattr(aiohttp_internals, "HANDLER", ("_waiter", "_of_another_release"))
    async with listening(create_app(Settings()), host="127.0.0.1", port=0) as url:
        _, body = await ask(int(url.rpartition(":")[2]), post())
    assert body == ANSWER
    (warning,) = [record for record in caplog.records if record.levelname == "WARNING"]
    assert warning.getMessage() == (
        "aiohttp is not as this version knows it (RequestHandler._of_another_release): requests "
        "take its ordinary road, which is slower"
    )


def test_the_installed_aiohttp_has_all_that_is_relied_on():
    assert aiohttp_internals.missing() == []


def test_no_private_attribute_of_aiohttp_is_used_that_is_not_listed():
    source = inspect.getsource(protocol)
    own = {f"_{name}" for name in ("answer", "is_due", "serves", "turn", "unsent", "loop")}
    source += inspect.getsource(guarded_handler)
    names = {**vars(SandboxProtocol), **vars(guarded_handler.GuardedHandler)}
    own |= {name for name in names if name.startswith("_")}
    used = set(re.findall(r"self\.(_[a-z]\w*)", source)) - own - {"_due", "_take"}
    assert used == {*aiohttp_internals.HANDLER, *aiohttp_internals.BASE}
