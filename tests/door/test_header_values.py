"""A header that was made from data is sent, whatever the data has."""

import pytest
from aiohttp import web

from sandbox.app import create_app
from sandbox.door.answers import Answer
from sandbox.door.response_bytes import written

LOGGED = "the header Location had a control character, which was escaped"
VALUES = pytest.mark.parametrize(
    ("value", "sent"),
    [
        ("/a\r\nSet-Cookie: b=c", "/a%0D%0ASet-Cookie: b=c"),
        ("/a\0b", "/a%00b"),
        ("/a\x7f", "/a%7F"),
        ("/a\ud800", "/a%3F"),
    ],
)


@VALUES
async def test_aiohttp_sends_what_would_end_a_header_escaped(aiohttp_client, caplog, value, sent):
    async def moved(_request):
        return web.Response(status=302, headers={"Location": value, "X-Plain": "a\tb"})

    app = create_app()
    app.router.add_get("/moved", moved)
    client = await aiohttp_client(app)
    answer = await client.get("/moved", allow_redirects=False)
    assert (answer.status, answer.headers["Location"]) == (302, sent)
    assert answer.headers["X-Plain"] == "a\tb"
    assert "Set-Cookie" not in answer.headers
    assert LOGGED in caplog.messages


@VALUES
def test_an_answer_that_is_written_at_once_has_it_escaped(caplog, value, sent):
    head = written(Answer(b"", 302, headers={"Location": value}), "id-1")
    assert f"\r\nLocation: {sent}\r\n".encode() in head
    assert caplog.messages == [LOGGED]
