"""Long work has a thread of its own, and never runs while the event loop does."""

import asyncio
from threading import current_thread, main_thread
from time import perf_counter

import pytest

from sandbox.door.lanes import MOST, in_lane
from sandbox.door.turns import SLICE, begin


def busy(pause, *, slices):
    """Work for so many turns of the event loop."""
    end = perf_counter() + slices * SLICE
    while perf_counter() < end:
        pause()
    return "done"


def test_short_work_is_done_at_once():
    assert begin(in_lane(lambda _: "done")) == "done"


async def test_work_is_done_in_another_thread():
    assert await in_lane(lambda _: current_thread()) is not main_thread()


async def test_others_have_their_turn_while_work_takes_long():
    order = []

    async def long():
        order.append(await in_lane(lambda pause: busy(pause, slices=3)))

    async def short(name):
        order.append(name)

    await asyncio.gather(long(), short("a"), short("b"))
    assert order == ["a", "b", "done"]


async def test_nothing_else_runs_while_a_lane_does():
    """Each adds to a number in a way that would lose some if another came between."""
    number = 0

    def add(pause):
        nonlocal number
        for _ in range(2_000):
            before = number
            busy(lambda: None, slices=0.0005)
            number = before + 1
            pause()

    await asyncio.gather(*(in_lane(add) for _ in range(3)))
    assert number == 6_000


async def test_what_fails_fails_who_awaits_it():
    def fail(pause):
        busy(pause, slices=2)
        raise LookupError("later")

    with pytest.raises(LookupError, match="later"):
        await in_lane(fail)


async def test_work_that_nobody_awaits_any_more_ends():
    ends = []

    def work(pause):
        try:
            busy(pause, slices=1_000)
        finally:
            ends.append(current_thread())

    task = asyncio.create_task(in_lane(work))
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert len(ends) == 1


async def test_work_waits_for_a_free_lane():
    at_work = []

    def work(pause):
        at_work.append(len(at_work))
        busy(pause, slices=2)
        return at_work.pop() + 1

    counts = await asyncio.gather(*(in_lane(work) for _ in range(2 * MOST)))
    assert len(counts) == 2 * MOST
    assert max(counts) <= MOST
