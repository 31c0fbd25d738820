"""A journal followed by server-sent events, over a connection as a browser keeps it."""

import asyncio
import json

import pytest

from sandbox.app import create_app
from sandbox.server import listening
from sandbox.settings import Settings
from tests.conftest import Storefront

STREAM = "/_sandbox/api/worlds/default/journal/stream"
SHOP = "{ shop { name } }"
RECOVER = (
    "mutation Named($email: String!) { customerRecover(email: $email) "
    "{ customerUserErrors { code } } }"
)


@pytest.fixture
def follow(storefront):
    """Open the stream; return it past its first line, and what reads its next event."""

    async def follow(headers=None, **asked):
        response = await storefront.client.get(STREAM, params=asked, headers=headers)
        assert response.content_type == "text/event-stream"
        assert await response.content.readuntil(b"\n\n") == b": the journal\n\n"

        async def event():
            async with asyncio.timeout(5):
                text = await response.content.readuntil(b"\n\n")
            lines = text.decode().rstrip("\n").split("\n")
            told = dict(line.split(": ", 1) for line in lines)
            return told.get("event"), told.get("id"), json.loads(told["data"])

        return event

    return follow


async def test_tells_an_entry_as_it_is_listed(storefront, follow, call):
    event = await follow()
    await storefront.ask(SHOP)
    _, listed = await call("GET", "/worlds/default/journal")
    assert await event() == ("entry", "1", listed["entries"][0])


async def test_tells_first_what_is_there(storefront: Storefront, follow):
    await storefront.ask(SHOP)
    event = await follow()
    assert (await event())[:2] == ("entry", "1")


async def test_goes_on_where_a_listener_was_lost(storefront, follow):
    await storefront.ask(SHOP)
    await storefront.ask(SHOP)
    event = await follow(headers={"Last-Event-ID": "1"})
    assert (await event())[:2] == ("entry", "2")


async def test_an_id_that_no_entry_can_have_is_no_place_to_go_on_from(storefront, follow):
    await storefront.ask(SHOP)
    event = await follow(headers={"Last-Event-ID": "9" * 5_000})
    assert (await event())[:2] == ("entry", "1")


async def test_tells_those_that_are_asked_for(storefront, follow):
    event = await follow(operation="shop", outcome="errors")
    await storefront.ask(SHOP)
    await storefront.ask("{ shop { nam } }")
    assert (await event())[:2] == ("entry", "2")


async def test_goes_on_with_the_world_that_took_the_place(storefront, follow, call):
    event = await follow()
    await storefront.ask(SHOP)
    await event()
    await call("POST", "/worlds/default/reset")
    await storefront.ask(SHOP)
    assert await event() == ("reset", None, {"world": "default"})
    assert (await event())[:2] == ("entry", "1")


async def test_starts_again_for_an_id_that_the_world_has_not_reached(storefront, follow):
    await storefront.ask(SHOP)
    event = await follow(headers={"Last-Event-ID": "57"})
    assert await event() == ("reset", None, {"world": "default"})
    assert (await event())[:2] == ("entry", "1")


async def test_tells_how_many_it_missed(start):
    storefront = await start(journal=1)
    await storefront.ask(SHOP)
    await storefront.ask(SHOP)
    response = await storefront.client.get(STREAM)
    text = await response.content.readuntil(b'"count":1}\n\n')
    assert text == b': the journal\n\nevent: forgotten\ndata: {"count":1}\n\n'


async def test_without_detail_an_entry_has_nothing_of_the_bodies(storefront, follow, call):
    await storefront.ask(RECOVER, email="ada@example.com")
    event = await follow(detail="false")
    _, listed = await call("GET", "/worlds/default/journal?detail=false")
    _, whole = await call("GET", "/worlds/default/journal")
    kind, number, entry = await event()
    assert (kind, number, entry) == ("entry", "1", listed["entries"][0])
    bare = ("document", "variables", "answer", "operationName", "operationType")
    reasons = [{**reason, "message": ""} for reason in whole["entries"][0]["reason"]]
    assert reasons
    assert entry == {**whole["entries"][0], **dict.fromkeys(bare), "reason": reasons}


async def test_many_entries_are_sent_in_portions(storefront, follow):
    document = f"{{ shop {{ name }} }} # {'x' * 20_000}"
    for _ in range(8):
        await storefront.ask(document)
    event = await follow()
    assert [(await event())[1] for _ in range(8)] == [str(number) for number in range(1, 9)]


async def test_many_streams_take_turns(storefront, follow):
    await storefront.ask(f"{{ shop {{ {'name ' * 2_000} }} }}")
    events = [await follow() for _ in range(20)]
    found = await asyncio.gather(*(event() for event in events))
    assert [(kind, number) for kind, number, _ in found] == [("entry", "1")] * 20


async def test_with_a_rate_it_leaves_the_older_ones_out(storefront, follow):
    for _ in range(5):
        await storefront.ask(SHOP)
    event = await follow(rate="4")
    assert await event() == ("forgotten", None, {"count": 1})
    assert [(await event())[1] for _ in range(4)] == ["2", "3", "4", "5"]
    await storefront.ask(SHOP)
    assert (await event())[:2] == ("entry", "6")


async def test_head_has_no_events(storefront):
    response = await storefront.client.head(STREAM)
    assert (response.status, await response.read()) == (200, b"")


async def test_ends_with_the_server():
    async with listening(create_app(Settings()), host="127.0.0.1", port=0) as url:
        reader, writer = await asyncio.open_connection("127.0.0.1", url.rpartition(":")[2])
        writer.write(f"GET {STREAM} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        await reader.readuntil(b": the journal\n\n")
    assert (await reader.read()).endswith(b"0\r\n\r\n")
    writer.close()
