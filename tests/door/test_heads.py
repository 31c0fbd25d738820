"""However a stream of requests is cut, each is read as it is: known heads or not."""

import asyncio
from itertools import accumulate, pairwise

import pytest
from aiohttp import web
from aiohttp.base_protocol import BaseProtocol
from aiohttp.http import HttpRequestParser
from hypothesis import given, settings
from hypothesis import strategies as st

from sandbox.door.answers import Answer
from sandbox.door.heads import LONGEST, MOST, MOST_UNENDED, Ends, Heads, Whole
from sandbox.door.protocol import Answered, ProtocolAtOnce, Turn, take_begun
from sandbox.door.received import receive
from tests.budget import budget


def post(body, *headers, target="/"):
    lines = (f"POST {target} HTTP/1.1", "Host: a", *headers, f"Content-Length: {len(body)}")
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def as_long_as(rest, *, target="/"):
    """Return a request whose head is as long as the *rest* of its body, which begins with a
    space: so lengths add up for whoever forgets what came before the head."""
    body = b" " + rest
    shortest = post(body, "A: ", target=target)
    padding = len(rest) - (len(shortest) - len(body))
    assert padding >= 0
    return post(body, f"A: {'a' * padding}", target=target)


GET = b"GET /?a HTTP/1.1\r\nHost: a\r\n\r\n"
LONG = post(b"one", f"A: {'a' * 99}")
OUTER_LONG = as_long_as(LONG)
NOTED = b"DELETE /customer HTTP/1.1\r\nA: %b\r\nNote: " % (b"a" * 99)
OUTER_NOTED = as_long_as(NOTED)
CHUNKED = b"POST /c HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
ELSEWHERE = post(b"one", target="/elsewhere")
BEGINNING = b"POST /b HTTP/1.1\r\nA: "
LONGER = post(b"x" * len(BEGINNING))
REQUESTS = {
    post(b"one"): ("POST", "/", b"one"),
    post(b"two"): ("POST", "/", b"two"),
    post(b""): ("POST", "/", b""),
    post(b"\r\n\r\n"): ("POST", "/", b"\r\n\r\n"),
    post(post(b"one")): ("POST", "/", post(b"one")),
    post(b"one", "A: b", target="/b"): ("POST", "/b", b"one"),
    GET: ("GET", "/?a", b""),
    LONG: ("POST", "/", b"one"),
    OUTER_LONG: ("POST", "/", b" " + LONG),
    b"\r\n\r\n" + OUTER_LONG: ("POST", "/", b" " + LONG),
    OUTER_NOTED: ("POST", "/", b" " + NOTED),
    NOTED + post(b"one"): ("DELETE", "/customer", b""),
    b"GET /b HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\none": ("GET", "/b", b""),
    CHUNKED + b"3\r\none\r\n0\r\n\r\n": ("POST", "/c", b"one"),
    CHUNKED + b"0\r\n\r\n": ("POST", "/c", b""),
    b"\r\n" + post(b"one"): ("POST", "/", b"one"),
    ELSEWHERE: ("POST", "/elsewhere", b"one"),
    post(b"two", "A: b", target="/b"): ("POST", "/b", b"two"),
    BEGINNING + post(b"one"): ("POST", "/b", b"one"),
    LONGER: ("POST", "/", b"x" * len(BEGINNING)),
    b"\r\n\r\n" + BEGINNING + post(b"one"): ("POST", "/b", b"one"),
}
LATE = {b"two"}
MOST_ASKED = 8
ENOUGH = 20  # turns of the loop, for aiohttp's own task to answer


class Wire(asyncio.Transport):
    """Takes what is written, and gives it to nobody."""

    def write(self, data):
        pass

    def writelines(self, data):
        pass

    def is_closing(self):
        return False

    def close(self):
        pass


async def read(pieces, heads, *, paused_after=None):
    """Return what is read of a stream that comes in *pieces*, each after so many turns of the
    loop."""
    loop, seen = asyncio.get_running_loop(), []

    def answer(received):
        seen.append((received.method, received.target, received.body))
        effects = ("it comes late",) if received.body in LATE else ()
        return Answered(Answer(b""), "an-id", effects)

    async def by_aiohttp(request):
        if take_begun(request.protocol) is None:
            answer(await receive(request))
        return web.Response()

    connection = ProtocolAtOnce(
        web.Server(by_aiohttp, loop=loop),
        serves=lambda target: target != "/elsewhere",
        answer=answer,
        turn=Turn(loop),
        heads=heads,
        loop=loop,
    )
    connection.connection_made(Wire())
    await asyncio.sleep(0)
    for number, (piece, turns) in enumerate(pieces):
        for _ in range(turns):
            await asyncio.sleep(0)
        if number == paused_after:
            connection.pause_writing()
        connection.data_received(piece)
    for _ in range(ENOUGH * MOST_ASKED):
        await asyncio.sleep(0)
    so_far = list(seen)
    if paused_after is not None:
        connection.resume_writing()
    connection.close()
    await connection.shutdown()
    return so_far


@st.composite
def streams(draw):
    """Draw streams of a few kinds of requests, each cut where heads and bodies end, or anywhere."""
    kinds = draw(st.lists(st.sampled_from(sorted(REQUESTS)), min_size=1, max_size=3))
    return [draw(stream(kinds)) for _ in range(draw(st.integers(1, 3)))]


@st.composite
def stream(draw, kinds):
    asked = draw(st.lists(st.sampled_from(kinds), min_size=1, max_size=MOST_ASKED))
    lengths = [part for request in asked for part in parts(request)]
    whole, ends = b"".join(asked), list(accumulate(lengths))
    anywhere = st.sets(st.integers(1, len(whole)), max_size=2 * MOST_ASKED)
    cuts = draw(
        st.one_of(st.just(ends), st.just(ends[1::2]), st.sets(st.sampled_from(ends)), anywhere)
    )
    pieces = [whole[start:end] for start, end in pairwise(sorted({0, *cuts, len(whole)}))]
    return asked, [(piece, draw(st.sampled_from([0, 1, 2, ENOUGH]))) for piece in pieces]


def parts(request):
    """Return the lengths of head and body."""
    head = request.index(b"\r\n\r\n") + 4
    return head, len(request) - head


ONE, LATER, OUTER = post(b"one"), post(b"two"), post(post(b"one"))
AT_B, LATER_AT_B = (post(body, "A: b", target="/b") for body in (b"one", b"two"))
NOTHING, CHUNKS = post(b""), CHUNKED + b"0\r\n\r\n"
AFTER_LINES = b"\r\n\r\n" + BEGINNING + ONE
MISLEADING = {
    "in a body": [[(ONE, 1), (OUTER[: -len(ONE)], 1), (ONE, 1)]],
    "in a header": [[(ONE, 1), (LONGER, 1), (AFTER_LINES[: -len(ONE)], 1), (ONE, 1)]],
    "in a header, after another": [[(ONE, 1), (ONE + BEGINNING, 1), (ONE, 1)]],
    "in one turn": [[(ONE, 1), (LATER, 1), (ONE, 0)]],
    "after another": [[(ONE, 1), (LATER, 1)]],
    "two new ones in one turn": [[(ONE, 1), (LATER_AT_B, 0), (AT_B, ENOUGH)], [(AT_B, 1)]],
    "after chunks": [[(NOTHING, 1), (CHUNKS, 1)], [(NOTHING, 1)]],
    "lengths that add up, after another": [
        [(LONG, 1), (GET + OUTER_LONG[: -len(LONG)], 1), (LONG, 1)]
    ],
    "lengths that add up, after blank lines": [
        [(LONG, 1), (b"\r\n\r\n" + OUTER_LONG[: -len(LONG)], 1), (LONG, 1)]
    ],
    "a head of two halves": [
        [(GET + OUTER_NOTED[: -len(NOTED)], 1), (NOTED + ONE, 1)],
        [(NOTED + ONE, 1)],
    ],
}


def meant(pieces):
    """Return what is asked by *pieces*, wherever they are cut."""
    stream, asked = b"".join(piece for piece, _ in pieces), []
    while stream:
        (request,) = (request for request in REQUESTS if stream.startswith(request))
        asked.append(REQUESTS[request])
        stream = stream.removeprefix(request)
    return asked


@pytest.mark.parametrize("name", MISLEADING)
async def test_is_not_misled_by(name):
    connections, heads = MISLEADING[name], Heads()
    seen = [await read(pieces, heads) for pieces in connections]
    assert seen == [meant(pieces) for pieces in connections]


@settings(max_examples=budget(100, nightly=4_000))
@given(streams())
def test_reads_what_is_asked_however_it_is_cut(connections):
    async def read_all():
        heads = Heads()
        return [await read(pieces, heads) for _, pieces in connections]

    expected = [[REQUESTS[request] for request in asked] for asked, _ in connections]
    assert asyncio.run(read_all()) == expected


class Watched(Heads):
    """Tells what was known."""

    def __init__(self):
        super().__init__()
        self.known = []

    def whole(self, received):
        whole = super().whole(received)
        self.known.append(None if whole is None else whole.body)
        return whole


@pytest.mark.parametrize(
    "between",
    [
        pytest.param([(ELSEWHERE, 1)], id="of another part of the server"),
        pytest.param([(LATER, 1)], id="answered later"),
        pytest.param([(ONE[:20], 1), (ONE[20:], 1)], id="in pieces"),
        pytest.param([(ONE[:-3], 1), (ONE[-3:], 1)], id="head and body apart"),
    ],
)
async def test_knows_a_head_again_after_a_request(between):
    heads = Watched()
    await read([(ONE, 1), *between, (ONE, ENOUGH)], heads)
    assert heads.known[-1] == b"one"


async def test_is_answered_by_aiohttp_while_a_client_does_not_read():
    """aiohttp waits with the second answer until the first is gone."""
    heads = Watched()
    seen = await read([(ONE, 1), (ONE, 1), (ONE, ENOUGH), (ONE, ENOUGH)], heads, paused_after=1)
    assert (heads.known, len(seen)) == ([None, b"one"], 2)


async def test_parses_all_that_follows_two_requests_that_came_together():
    heads = Watched()
    await read([(ONE + ONE, 1), (ONE, 1)], heads)
    assert heads.known == [None]


async def parsed(received):
    """Return what aiohttp's parser makes of *received*, with what will be its body."""
    loop = asyncio.get_running_loop()
    (parsed,), *_ = HttpRequestParser(BaseProtocol(loop), loop, 2**16).feed_data(received)
    return parsed


async def known(heads, received):
    """Keep the head of *received*; say whether it is known afterwards."""
    (message, body), ends = await parsed(received), Ends()
    ends.go_on(received, [(message, body)])
    heads.keep(ends.head_of(message), Whole(message, body.read_nowait()))
    return heads.whole(received) is not None


async def test_knows_a_head_with_another_body_of_its_length():
    heads, (message, _) = Heads(), await parsed(ONE)
    heads.keep(ONE[:-3], Whole(message, b"one"))
    assert heads.whole(LATER) == Whole(message, b"two")


@pytest.mark.parametrize("received", [ONE[:-1], ONE + b"x", ONE[:-3]])
async def test_does_not_take_for_whole_what_is_not(received):
    heads, (message, _) = Heads(), await parsed(ONE)
    heads.keep(ONE[:-3], Whole(message, b"one"))
    assert heads.whole(received) is None


@pytest.mark.parametrize(
    "received",
    [
        pytest.param(CHUNKED, id="chunked"),
        pytest.param(
            post(b"one", "Connection: upgrade", "Upgrade: websocket"), id="of another protocol"
        ),
        pytest.param(ONE[:-1], id="not all"),
    ],
)
async def test_does_not_know_where_other_requests_end(received):
    (message, body), ends = await parsed(received), Ends()
    ends.go_on(received, [(message, body)])
    assert (ends.is_between, ends.head_of(message)) == (False, None)


async def test_gives_up_to_look_for_the_end_of_what_is_long():
    received, ends = post(b"x" * MOST_UNENDED), Ends()
    ends.go_on(received, [await parsed(received)])
    assert not ends.is_between


async def test_knows_no_long_heads():
    assert not await known(Heads(), post(b"one", f"A: {'a' * LONGEST}"))


async def test_forgets_the_oldest_of_too_many():
    heads = Heads()
    asked = [post(b"one", f"A: {number}") for number in range(MOST + 1)]
    at_first = [await known(heads, received) for received in asked]
    still = [heads.whole(received) is not None for received in asked]
    assert (at_first, still) == ([True] * (MOST + 1), [False] + [True] * MOST)
