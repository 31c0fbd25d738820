"""What changes in a world, followed by server-sent events."""

import asyncio
import json

import pytest

STREAM = "/_sandbox/api/worlds/default/journal/stream"
CHANGED = ("changed", {"world": "default"})
CART = "mutation { cartCreate { cart { id } } }"
RECOVER = (
    'mutation { customerRecover(email: "enabled@sandbox.example") { customerUserErrors { code } } }'
)


@pytest.fixture
def follow(storefront):
    """Open the stream; return it past its first event, and what waits for its next one."""

    async def follow(changes):
        response = await storefront.client.get(STREAM, params={"changes": changes})
        assert response.content_type == "text/event-stream"
        assert await response.content.readuntil(b"\n\n") == b": changes\n\n"

        async def event(seconds=5):
            async with asyncio.timeout(seconds):
                text = await response.content.readuntil(b"\n\n")
            kind, data = text.decode().rstrip("\n").split("\n")
            return kind.removeprefix("event: "), json.loads(data.removeprefix("data: "))

        assert await event() == CHANGED
        return event

    return follow


async def test_a_cart_that_is_made_is_a_change_of_the_carts(storefront, follow):
    event = await follow("carts")
    await storefront.ask(CART)
    assert await event() == CHANGED


async def test_a_moved_clock_is_a_change_of_the_carts_which_expire(follow, call):
    event = await follow("carts")
    await call("PUT", "/worlds/default/clock", {"advance": "P30D"})
    assert await event() == CHANGED


async def test_a_mail_and_a_cleared_inbox_are_changes_of_the_mails(storefront, follow, call):
    event = await follow("mails")
    await storefront.ask(RECOVER)
    assert await event() == CHANGED
    await call("DELETE", "/worlds/default/inbox")
    assert await event() == CHANGED


async def test_a_stopped_clock_is_a_change_of_the_clock(follow, call):
    event = await follow("clock")
    await call("PUT", "/worlds/default/clock", {"freeze": True})
    assert await event() == CHANGED


async def test_an_order_of_the_control_api_is_a_change_of_the_orders(follow, call):
    event = await follow("orders")
    order = {"email": "ada@example.com", "lines": [{"title": "Rope", "price": "2", "quantity": 1}]}
    assert (await call("POST", "/worlds/default/orders", order))[0] == 201
    assert await event() == CHANGED


@pytest.mark.parametrize(
    "change",
    [
        lambda call, _: call("PUT", "/worlds/default/scenarios/customer-disabled", {"times": 1}),
        lambda _, storefront: storefront.post(RECOVER),
    ],
    ids=["switched on", "answered"],
)
async def test_a_scenario_that_is_switched_on_or_answers_is_a_change(
    storefront, follow, call, change
):
    scenario = {"times": 2, "effect": {"status": 430}, "match": {"operation": "customerRecover"}}
    await call("PUT", "/worlds/default/scenarios/mine", scenario)
    event = await follow("scenarios")
    await change(call, storefront)
    assert await event() == CHANGED


@pytest.mark.parametrize("changes", ["carts", "clock", "orders", "scenarios"])
async def test_a_request_that_changes_nothing_of_it_is_no_event(storefront, follow, changes):
    event = await follow(changes)
    await storefront.ask(RECOVER)
    with pytest.raises(TimeoutError):
        await event(1.5)


@pytest.mark.parametrize(
    "change", [("POST", "/worlds/default/reset"), ("DELETE", "/worlds/default")]
)
async def test_a_world_that_is_reset_or_deleted_is_a_change(follow, call, change):
    event = await follow("orders")
    await call(*change)
    assert await event() == CHANGED


async def test_a_server_without_a_journal_says_what_changes_too(start):
    storefront = await start(journal=0)
    response = await storefront.client.get(STREAM, params={"changes": "carts"})
    assert await response.content.readuntil(b"}\n\n") == (
        b': changes\n\nevent: changed\ndata: {"world":"default"}\n\n'
    )


async def test_what_is_no_kind_is_refused(storefront):
    response = await storefront.client.get(STREAM, params={"changes": "weather"})
    assert (response.status, (await response.json())["type"]) == (
        400,
        "urn:storefront-sandbox:problem:invalid-query",
    )
