"""The clock of a world, told and moved by the control API."""

from datetime import UTC, datetime, timedelta

import pytest

BLUE = "/worlds/blue/clock"
HEADER = {"X-Sandbox-World": "blue"}
AT = "2026-11-23T10:00:00Z"


async def test_the_clock_runs_with_the_machines_until_it_is_told(call):
    before = datetime.now(UTC)
    status, clock = await call("GET", BLUE)
    assert (status, clock) == (200, {"now": clock["now"], "frozen": False})
    assert before <= datetime.fromisoformat(clock["now"]) <= datetime.now(UTC)


async def test_a_frozen_clock_stands(call):
    stands = (200, {"now": AT, "frozen": True})
    assert await call("PUT", BLUE, {"freeze": AT}) == stands
    assert await call("GET", BLUE) == stands


async def test_it_can_be_frozen_where_it_is(call):
    before = datetime.now(UTC)
    _, clock = await call("PUT", BLUE, {"freeze": True})
    assert before <= datetime.fromisoformat(clock["now"]) <= datetime.now(UTC)
    assert await call("GET", BLUE) == (200, clock)


@pytest.mark.parametrize("length", ["PT15M1S", "15m1s"])
async def test_it_goes_forward_and_stands_if_it_stood(call, length):
    await call("PUT", BLUE, {"freeze": AT})
    assert await call("PUT", BLUE, {"advance": length}) == (
        200,
        {"now": "2026-11-23T10:15:01Z", "frozen": True},
    )


async def test_it_is_set_in_any_time_zone(call):
    await call("PUT", BLUE, {"freeze": AT})
    assert await call("PUT", BLUE, {"set": "2026-11-23T13:00:00+02:00"}) == (
        200,
        {"now": "2026-11-23T11:00:00Z", "frozen": True},
    )


async def test_it_runs_on_from_where_it_stood(call):
    await call("PUT", BLUE, {"freeze": "2040-01-01T00:00:00Z"})
    status, clock = await call("PUT", BLUE, {"run": True})
    assert (status, clock["frozen"]) == (200, False)
    ran = datetime.fromisoformat(clock["now"]) - datetime(2040, 1, 1, tzinfo=UTC)
    assert timedelta() <= ran < timedelta(days=1)


async def test_it_runs_with_the_machines_again(call):
    before = datetime.now(UTC)
    await call("PUT", BLUE, {"freeze": "2040-01-01T00:00:00Z"})
    _, clock = await call("PUT", BLUE, {"reset": True})
    assert clock["frozen"] is False
    assert before <= datetime.fromisoformat(clock["now"]) <= datetime.now(UTC)


async def test_a_token_expires_when_the_clock_goes_on(call, storefront, mint):
    await call("PUT", BLUE, {"freeze": AT})
    token = mint(created_at=AT)
    await call("PUT", BLUE, {"advance": "PT15M1S"})
    payload = await storefront.login(token, headers=HEADER)
    assert [error["code"] for error in payload["customerUserErrors"]] == [
        "INVALID_MULTIPASS_REQUEST"
    ]


async def test_other_worlds_have_another_time(call):
    await call("PUT", BLUE, {"freeze": AT})
    _, clock = await call("GET", "/worlds/green/clock")
    assert clock["frozen"] is False


@pytest.mark.parametrize(
    ("told", "pointer", "detail"),
    [
        ({}, "#", "give exactly one of freeze, advance, set, run, reset, not none"),
        (
            {"run": True, "freeze": AT},
            "#",
            "give exactly one of freeze, advance, set, run, reset, not freeze and run",
        ),
        ({"run": False}, "#/run", "is false: use true, or leave it out"),
        ({"freeze": False}, "#/freeze", "is false: use true, or leave it out"),
        (
            {"freeze": "2026-11-23T10:00:00"},
            "#/freeze",
            "2026-11-23T10:00:00 has no time zone: add Z for UTC, or +02:00",
        ),
        (
            {"freeze": "tomorrow"},
            "#/freeze",
            "must be a date and time such as 2026-11-23T10:00:00Z",
        ),
        (
            {"set": "9999-01-01T00:00:00Z"},
            "#/set",
            "9999-01-01T00:00:00+00:00 is out of range: 1970-01-01 to 9000-01-01",
        ),
        (
            {"advance": "a while"},
            "#/advance",
            "'a while' is not a duration: write 90s, 20m, 1h30m or, in ISO 8601, PT20M.",
        ),
        (
            {"advance": "-PT20M"},
            "#/advance",
            (
                "'-PT20M' is negative: a duration is 0 or longer. To move the clock back, use set "
                "or freeze"
            ),
        ),
        (
            {"advance": "P99999999D"},
            "#/advance",
            "99,999,999 days later is out of range: 1970-01-01 to 9000-01-01",
        ),
    ],
)
async def test_refuses_what_no_clock_can_do(faults, call, told, pointer, detail):
    await call("PUT", BLUE, {"freeze": AT})
    assert await faults("PUT", BLUE, told) == [(pointer, detail)]
    assert await call("GET", BLUE) == (200, {"now": AT, "frozen": True})
