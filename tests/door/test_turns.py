"""Who takes long lets others go first."""

import asyncio
from time import perf_counter

import pytest

from sandbox.door.turns import SLICE, Done, Rest, begin, give_way, in_turns


def steps(count, *, seconds=0.0):
    """Do nothing for so long, so many times."""
    for _ in range(count):
        end = perf_counter() + seconds
        while perf_counter() < end:
            pass
        yield
    return count


async def waiting(times):
    for _ in range(times):
        await give_way()
    return times


def test_what_is_ready_is_there_at_once():
    assert begin(waiting(0)) == 0


async def test_what_gives_way_is_awaited():
    rest = begin(waiting(3))
    assert isinstance(rest, Rest)
    assert await rest == 3


async def test_what_is_there_may_be_awaited_as_well():
    assert await Done(7) == 7


async def test_what_fails_after_it_gave_way_fails_who_awaits_it():
    async def failing():
        await give_way()
        raise LookupError("later")

    rest = begin(failing())
    with pytest.raises(LookupError, match="later"):
        await rest


def test_short_steps_do_not_give_way():
    assert begin(in_turns(steps(100))) == 100


async def test_others_have_their_turn_between_long_steps():
    order = []

    async def long():
        await in_turns(steps(3, seconds=SLICE * 1.5))
        order.append("long")

    async def short(name):
        order.append(name)

    rest = begin(long())
    others = [asyncio.create_task(short(name)) for name in "ab"]
    await rest
    await asyncio.gather(*others)
    assert order == ["a", "b", "long"]
