"""What is made when it is first used: once, aside, and again after an error."""

import asyncio
import threading

import pytest

from sandbox.door.first_use import FirstUse


async def test_makes_it_once_for_all_that_wait():
    keys = []
    made = FirstUse(keys.append)
    await asyncio.gather(made("a"), made("a"), made("b"))
    assert keys == ["a", "b"]


async def test_the_event_loop_goes_on_meanwhile():
    has_gone_on = threading.Event()
    made = asyncio.create_task(FirstUse(has_gone_on.wait)())
    await asyncio.sleep(0)
    has_gone_on.set()
    assert await made is True


async def test_requests_that_come_together_take_one_lane():
    has_come = threading.Event()

    def lanes():
        has_come.wait()
        return sum(each.name == "storefront-sandbox-lane" for each in threading.enumerate())

    made = FirstUse(lanes)
    waiting = [asyncio.create_task(made()) for _ in range(20)]
    await asyncio.sleep(0)
    has_come.set()
    assert await asyncio.gather(*waiting) == [1] * 20


async def test_an_error_reaches_who_waits_and_the_next_one_tries_again():
    outcomes = iter([ImportError("no such module"), None])

    def make():
        if (error := next(outcomes)) is not None:
            raise error
        return "made"

    made = FirstUse(make)
    with pytest.raises(ImportError, match="no such module"):
        await made()
    assert await made() == "made"


async def test_a_client_that_goes_away_leaves_it_to_be_made():
    may_end = threading.Event()

    def make():
        may_end.wait()
        return "made"

    made = FirstUse(make)
    first = asyncio.create_task(made())
    await asyncio.sleep(0)
    first.cancel()
    second = asyncio.create_task(made())
    await asyncio.sleep(0)
    may_end.set()
    assert (await second, first.cancelled()) == ("made", True)


async def test_made_at_once_it_needs_no_thread():
    threads = []
    made = FirstUse(lambda: threads.append(threading.current_thread()))
    made.at_once()
    await made()
    assert threads == [threading.current_thread()]
