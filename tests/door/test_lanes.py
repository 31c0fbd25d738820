"""Long work has a thread of its own, and never runs while the event loop does."""

import asyncio
from functools import partial
from threading import Event, current_thread, main_thread
from time import perf_counter

import pytest

from sandbox.door.lanes import MOST, in_lane
from sandbox.door.turns import SLICE, begin
from sandbox.pause import FEW, INTERRUPTIONS, aside, checked, go_on, unhurried


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
            busy(go_on, slices=0.0005)
            number = before + 1
            pause()

    await asyncio.gather(*(in_lane(add) for _ in range(3)))
    assert number == 6_000


async def test_lanes_share_the_time_of_a_turn():
    order = []

    def work(slices, pause):
        busy(go_on, slices=slices)
        pause()
        order.append("long")

    async def short():
        order.append("short")

    works = (partial(work, slices) for slices in (1.25, 0.75))
    await asyncio.gather(*map(in_lane, works), short())
    assert order == ["short", "long", "long"]


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


def waiting_for(event):
    """Return work that steps aside until *event* is set."""

    def work(_pause):
        with aside():
            assert event.wait(timeout=10)
        return "done"

    return work


async def test_others_go_on_while_a_query_has_stepped_aside():
    event = Event()
    lane = asyncio.create_task(in_lane(waiting_for(event), is_query=True))
    for _ in range(3):
        await asyncio.sleep(0)
    event.set()
    assert await lane == "done"


def long_list(_pause):
    return [busy(go_on, slices=0.02) for _ in unhurried(range(2 * FEW))]


async def test_others_may_go_on_between_two_of_many_items_of_a_query():
    order = []

    async def long():
        await in_lane(long_list, is_query=True)
        order.append("long")

    async def short():
        order.append("short")

    await asyncio.gather(long(), short())
    assert order == ["short", "long"]


async def test_nobody_goes_on_within_an_operation_that_changes_something():
    """It would see half of it."""

    def work(_pause):
        with aside():
            busy(go_on, slices=2)
        return len([*unhurried(range(2 * FEW))])

    assert begin(in_lane(work)) == 2 * FEW


async def test_work_is_ended_in_a_pause_by_what_is_checked_there():
    checks = []

    def check():
        checks.append(current_thread())
        if len(checks) == 3:
            raise TimeoutError

    def work(pause):
        with checked(check):
            busy(pause, slices=1_000)

    with pytest.raises(TimeoutError):
        await in_lane(work)
    assert len(set(checks)) == 1
    assert current_thread() not in checks


async def test_what_was_done_aside_is_known_to_be_interrupted():
    before, event = INTERRUPTIONS.count, Event()
    event.set()
    await in_lane(waiting_for(event), is_query=True)
    assert INTERRUPTIONS.count == before + 1


async def test_a_lane_that_nobody_awaits_any_more_is_free_when_it_is_back_from_aside():
    events = [Event() for _ in range(MOST)]
    lanes = [asyncio.create_task(in_lane(waiting_for(each), is_query=True)) for each in events]
    await asyncio.sleep(0)
    for lane in lanes:
        lane.cancel()
    found = await asyncio.gather(*lanes, return_exceptions=True)
    assert [type(each) for each in found] == [asyncio.CancelledError] * MOST
    next_one = asyncio.create_task(in_lane(lambda _: "next"))
    await asyncio.sleep(0)
    assert not next_one.done()
    events[0].set()
    assert await next_one == "next"
    for event in events:
        event.set()
