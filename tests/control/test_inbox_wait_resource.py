"""Waiting for a mail, by the control API."""

import asyncio

import pytest

from sandbox.app import WORLDS

BLUE = "/worlds/blue"
WAIT = f"{BLUE}/inbox/wait"


@pytest.fixture
def invite(call):
    """Send an activation mail to a new customer of that name."""

    async def invite(name):
        _, made = await call("POST", f"{BLUE}/customers", {"email": f"{name}@example.com"})
        await call("POST", f"{BLUE}/customers/{made['id']}/invite")

    return invite


@pytest.fixture
async def wait(call, storefront):
    """Begin to wait; the call is under way when this returns."""
    waiting = []

    async def wait(**asked):
        inbox = storefront.client.app[WORLDS].open("blue").inbox
        waiting.append(asyncio.create_task(call("GET", WAIT, **asked)))
        await until(lambda: inbox.is_awaited)
        return waiting[-1]

    yield wait
    for task in waiting:
        task.cancel()


def addressees(answer):
    status, inbox = answer
    assert status == 200
    return [mail["to"] for mail in inbox["mails"]]


async def test_a_mail_that_is_there_is_not_waited_for(call, invite):
    await invite("ada")
    answer = await call("GET", WAIT, timeout="0")
    assert answer == await call("GET", f"{BLUE}/inbox")
    assert addressees(answer) == ["ada@example.com"]


async def test_a_mail_that_comes_ends_the_wait(wait, invite):
    waiting = await wait(timeout="60")
    await invite("ada")
    assert addressees(await waiting) == ["ada@example.com"]


async def test_other_mails_do_not_end_the_wait(wait, invite):
    waiting = await wait(to="Grace@example.com", kind="activation", timeout="PT60S")
    await invite("ada")
    assert not waiting.done()
    await invite("grace")
    assert addressees(await waiting) == ["grace@example.com"]


async def test_a_further_mail_is_waited_for_past_the_one_before(wait, invite):
    await invite("ada")
    waiting = await wait(after="1", timeout="60s")
    await invite("grace")
    assert addressees(await waiting) == ["grace@example.com"]


async def test_many_wait_for_one_mail(wait, invite):
    waiting = [await wait(timeout="60") for _ in range(3)]
    await invite("ada")
    assert [addressees(await each) for each in waiting] == [["ada@example.com"]] * 3


async def test_a_mail_that_does_not_come_is_not_found(problem, invite):
    await invite("ada")
    assert await problem("GET", WAIT, to="grace@example.com", kind="welcome", timeout="10ms") == (
        404,
        "mail-not-found",
        (
            "no mail of kind welcome to grace@example.com came within 10ms. "
            "The inbox has activation to ada@example.com"
        ),
    )


async def test_an_inbox_that_stays_empty_is_told(problem):
    assert await problem("GET", WAIT, timeout="0.01") == (
        404,
        "mail-not-found",
        "no mail came within 0.01 seconds. The inbox has nothing",
    )


async def test_the_wait_goes_on_in_a_world_that_is_reset(wait, invite, call):
    await invite("ada")
    waiting = await wait(after="1", timeout="60")
    await call("POST", f"{BLUE}/reset")
    await invite("grace")
    assert addressees(await waiting) == ["grace@example.com"]


async def test_the_wait_goes_on_in_a_world_that_is_forgotten_and_comes_back(wait, invite, call):
    waiting = await wait(timeout="60")
    await call("DELETE", BLUE)
    await invite("grace")
    assert addressees(await waiting) == ["grace@example.com"]


async def test_a_world_is_not_made_again_by_a_wait_when_it_is_forgotten(wait, problem, call):
    waiting = await wait(timeout="0.4")
    await call("DELETE", BLUE)
    status, _ = await waiting
    assert status == 404
    assert (await problem("GET", BLUE))[1] == "world-not-found"


@pytest.mark.parametrize("told", ["soon", "-1", "61", "PT61S", "1h", "", "²"])
async def test_refuses_what_nobody_waits(problem, told):
    assert await problem("GET", WAIT, timeout=told) == (
        400,
        "invalid-query",
        f"in the URL, timeout is {told!r}: use 0 to 60 seconds, as in 2.5 or PT2.5S",
    )


@pytest.mark.looks_inside
async def test_a_client_that_hangs_up_is_waited_for_no_longer(storefront):
    inbox = storefront.client.app[WORLDS].open("blue").inbox
    path = f"/_sandbox/api{WAIT}?timeout=60"
    waiting = asyncio.create_task(storefront.client.get(path))
    await until(lambda: inbox.is_awaited)
    waiting.cancel()
    await until(lambda: not inbox.is_awaited)


async def until(what):
    """Come back when *what* is so; fail when that takes far too long."""
    async with asyncio.timeout(20):
        while not what():  # noqa: ASYNC110 - it is another task's doing
            await asyncio.sleep(0.01)
