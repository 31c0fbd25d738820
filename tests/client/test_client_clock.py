"""The clock of a world, moved through the client."""

from datetime import UTC, datetime, timedelta

import pytest

from sandbox.client import ControlError

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.mark.parametrize("at", [NOON, "2026-11-23T12:00:00Z"], ids=["datetime", "text"])
def test_a_frozen_clock_stands_at_the_instant_given(world, at):
    assert world.clock.freeze(at) == NOON
    assert (world.clock.now(), world.clock.state().frozen) == (NOON, True)


def test_a_clock_is_frozen_where_it_is(world):
    at = world.clock.freeze()
    assert world.clock.now() == at


@pytest.mark.parametrize(
    ("length", "then"),
    [
        (timedelta(minutes=15, milliseconds=1), NOON + timedelta(minutes=15, milliseconds=1)),
        (timedelta(days=42), NOON + timedelta(days=42)),
        (timedelta(0), NOON),
        ("15m1s", NOON + timedelta(minutes=15, seconds=1)),
    ],
)
def test_a_clock_goes_forward(world, length, then):
    world.clock.freeze(NOON)
    assert world.clock.advance(length) == then


def test_a_clock_does_not_go_back_by_a_length(world):
    with pytest.raises(ControlError, match="is negative: a duration is 0 or longer") as caught:
        world.clock.advance(timedelta(seconds=-1))
    assert caught.value.status == 422


def test_a_clock_runs_on_from_where_it_stands(world):
    world.clock.freeze(NOON)
    assert world.clock.run() >= NOON
    assert world.clock.state().frozen is False


def test_a_clock_is_set_and_keeps_running(world):
    assert world.clock.set(NOON) >= NOON
    assert world.clock.state().frozen is False


def test_a_clock_runs_with_the_machines_again(world):
    world.clock.freeze(datetime(2030, 1, 1, tzinfo=UTC))
    assert world.clock.reset() < datetime(2030, 1, 1, tzinfo=UTC)


async def test_a_clock_can_be_awaited(async_world):
    await async_world.clock.freeze(NOON)
    assert await async_world.clock.advance("PT1S") == NOON + timedelta(seconds=1)
