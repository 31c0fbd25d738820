"""However a stream of requests is cut, each is read as it is: known heads or not."""

import asyncio
from itertools import accumulate, pairwise

import pytest
from aiohttp import web
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sandbox.storefront.at_once import Answered, ProtocolAtOnce, Turn, take_begun
from sandbox.storefront.heads import LONGEST, MOST, Heads, Whole
from sandbox.storefront.http import Answer
from sandbox.storefront.requests import receive


def post(body, *headers, target="/"):
    lines = (f"POST {target} HTTP/1.1", "Host: a", *headers, f"Content-Length: {len(body)}")
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


CHUNKED = b"POST /c HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
REQUESTS = {
    post(b"one"): ("POST", "/", b"one"),
    post(b"two"): ("POST", "/", b"two"),
    post(b""): ("POST", "/", b""),
    post(b"\r\n\r\n"): ("POST", "/", b"\r\n\r\n"),
    post(post(b"one")): ("POST", "/", post(b"one")),
    post(b"one", "A: b", target="/b"): ("POST", "/b", b"one"),
    b"GET /?a HTTP/1.1\r\nHost: a\r\n\r\n": ("GET", "/?a", b""),
    b"GET /b HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\none": ("GET", "/b", b""),
    CHUNKED + b"3\r\none\r\n0\r\n\r\n": ("POST", "/c", b"one"),
    CHUNKED + b"0\r\n\r\n": ("POST", "/c", b""),
    b"\r\n" + post(b"one"): ("POST", "/", b"one"),
}
LATE = {b"two"}


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


async def read(pieces, heads):
    """Return what is read of a stream that comes in *pieces*, each after a turn of the loop or
    in the same."""
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
        serves=lambda _: True,
        answer=answer,
        turn=Turn(loop),
        heads=heads,
        loop=loop,
    )
    connection.connection_made(Wire())
    await asyncio.sleep(0)
    for piece, is_after_a_turn in pieces:
        if is_after_a_turn:
            await asyncio.sleep(0)
        connection.data_received(piece)
    for _ in range(20 * len(pieces)):
        await asyncio.sleep(0)
    connection.close()
    await connection.shutdown()
    return seen


@st.composite
def streams(draw):
    """Draw streams of a few kinds of requests, each cut where heads and bodies end, or anywhere."""
    kinds = draw(st.lists(st.sampled_from(sorted(REQUESTS)), min_size=1, max_size=3))
    return [draw(stream(kinds)) for _ in range(draw(st.integers(1, 3)))]


@st.composite
def stream(draw, kinds):
    asked = draw(st.lists(st.sampled_from(kinds), min_size=1, max_size=8))
    lengths = [part for request in asked for part in parts(request)]
    whole, ends = b"".join(asked), list(accumulate(lengths))
    ends_are_cut = draw(st.sampled_from([ends, ends[1::2], range(1, len(whole))]))
    cuts = draw(st.sets(st.sampled_from(ends_are_cut))) if draw(st.booleans()) else ends_are_cut
    pieces = [whole[start:end] for start, end in pairwise(sorted({0, *cuts, len(whole)}))]
    return asked, [(piece, draw(st.booleans())) for piece in pieces]


def parts(request):
    """Return the lengths of head and body."""
    head = request.index(b"\r\n\r\n") + 4
    return head, len(request) - head


ONE, LATER, OUTER = post(b"one"), post(b"two"), post(post(b"one"))
IN_A_BODY = [ONE, OUTER], [(ONE, True), (OUTER[: -len(ONE)], True), (ONE, True)]
IN_ONE_TURN = [ONE, LATER, ONE], [(ONE, True), (LATER, True), (ONE, False)]

AFTER_ANOTHER = [ONE, LATER], [(ONE, True), (LATER, True)]


@example([IN_A_BODY])
@example([AFTER_ANOTHER])
@example([IN_ONE_TURN])
@settings(max_examples=400, deadline=None)
@given(streams())
def test_reads_what_is_asked_however_it_is_cut(connections):
    async def read_all():
        heads = Heads()
        return [await read(pieces, heads) for _, pieces in connections]

    expected = [[REQUESTS[request] for request in asked] for asked, _ in connections]
    assert asyncio.run(read_all()) == expected


class Message:
    """What a parser says of a head."""

    def __init__(self, *, upgrade=False):
        self.upgrade = upgrade


@pytest.fixture
def heads():
    return Heads()


def kept(heads, body, *headers):
    """Keep one head, and return whether it is known afterwards."""
    received = post(body, *headers)
    is_whole = heads.keep(Whole(Message(), body), received)
    return is_whole, heads.whole(received) is not None


def test_knows_a_head_with_another_body_of_its_length(heads):
    message = Message()
    heads.keep(Whole(message, b"one"), post(b"one"))
    assert heads.whole(post(b"two")) == Whole(message, b"two")


@pytest.mark.parametrize("received", [post(b"one")[:-1], post(b"one") + b"x", post(b"one")[:-3]])
def test_does_not_take_for_whole_what_is_not(heads, received):
    heads.keep(Whole(Message(), b"one"), post(b"one"))
    assert heads.whole(received) is None


def test_does_not_know_where_a_connection_goes_on_that_is_to_be_of_another_protocol(heads):
    whole = Whole(Message(upgrade=True), b"one")
    assert (heads.keep(whole, post(b"one")), heads.whole(post(b"one"))) == (False, None)


def test_knows_no_long_heads(heads):
    assert kept(heads, b"one", f"A: {'a' * LONGEST}") == (True, False)


def test_forgets_the_oldest_of_too_many(heads):
    known = [kept(heads, b"one", f"A: {number}") for number in range(MOST + 1)]
    still = [heads.whole(post(b"one", f"A: {number}")) is not None for number in range(MOST + 1)]
    assert (known, still) == ([(True, True)] * (MOST + 1), [False] + [True] * MOST)
