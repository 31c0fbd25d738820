"""Calls of the control API that change a world are kept in a journal of their own."""

import pytest

pytestmark = pytest.mark.looks_inside  # each process keeps the calls that it answered
QUERY = "{ shop { name } }"

ADA = {"email": "ada@example.com", "password": "nanosecond", "state": "ENABLED"}


@pytest.fixture
def calls(call):
    async def calls():
        status, body = await call("GET", "/worlds/blue/journal", kind="control")
        assert status == 200
        return body["entries"]

    return calls


async def test_a_change_is_kept_with_its_body_and_without_its_secrets(call, calls):
    await call("POST", "/worlds/blue/customers", ADA)
    (entry,) = await calls()
    shown = {key: entry[key] for key in ("id", "method", "path", "status", "outcome", "variables")}
    assert shown == {
        "id": 1,
        "method": "POST",
        "path": "/_sandbox/api/worlds/blue/customers",
        "status": 201,
        "outcome": "ok",
        "variables": {**ADA, "password": "[redacted]"},
    }
    assert (entry["answer"], entry["operations"], entry["version"]) == (None, [], None)


async def test_a_refused_call_has_the_reason(call, calls):
    await call("PUT", "/worlds/blue")
    await call("POST", "/worlds/blue/customers", {"emial": "x"})
    *_, entry = await calls()
    assert (entry["status"], entry["outcome"]) == (422, "http-error")
    (reason,) = entry["reason"]
    assert reason["slug"] == "invalid-values"
    assert "did you mean email?" in reason["message"]


async def test_what_only_looks_is_not_kept(call, calls):
    await call("GET", "/worlds/blue/customers")
    await call("POST", "/worlds/blue/journal/verify", {"operation": "shop"})
    await call("GET", "/worlds/blue/snapshot")
    assert await calls() == []


async def test_calls_and_requests_of_shoppers_are_apart(storefront, call, calls):
    await call("PUT", "/worlds/blue/clock", {"freeze": True})
    await storefront.post(QUERY, headers={"X-Sandbox-World": "blue"})
    status, body = await call("GET", "/worlds/blue/journal")
    assert (status, [entry["id"] for entry in body["entries"]]) == (200, [1])
    assert [(entry["id"], entry["method"]) for entry in await calls()] == [(1, "PUT")]


async def test_clearing_the_journal_clears_both(call, calls):
    await call("PUT", "/worlds/blue/clock", {"freeze": True})
    await call("DELETE", "/worlds/blue/journal")
    assert await calls() == []


async def test_a_reset_is_the_first_call_of_the_new_world(call, calls):
    await call("PUT", "/worlds/blue/clock", {"freeze": True})
    await call("POST", "/worlds/blue/reset")
    assert [entry["path"] for entry in await calls()] == ["/_sandbox/api/worlds/blue/reset"]


async def test_a_refused_call_to_no_world_makes_none(call):
    await call("POST", "/worlds/blue/customers", {"emial": "x"})
    assert [world["name"] for world in (await call("GET", "/worlds"))[1]["worlds"]] == []


async def test_a_body_that_is_no_json_is_kept_without_it(storefront, call, calls):
    await call("PUT", "/worlds/blue")
    await storefront.client.post(
        "/_sandbox/api/worlds/blue/customers",
        data=b"{",
        headers={"Content-Type": "application/json"},
    )
    *_, entry = await calls()
    assert (entry["status"], entry["variables"]) == (400, None)


async def test_a_world_that_is_deleted_has_no_journal_left(call, calls):
    await call("PUT", "/worlds/blue")
    await call("DELETE", "/worlds/blue")
    assert await calls() == []
