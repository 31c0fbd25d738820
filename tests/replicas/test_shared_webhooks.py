"""Webhooks of worlds that several replicas share: each is sent by one of them."""

import asyncio
import signal

import pytest

from tests.replicas.conftest import Process
from tests.replicas.test_shared_worlds import CREATE

FROZEN = {"freeze": "2026-03-04T05:00:00Z"}


async def journal(replica, count):
    """Return the journal's webhooks, as soon as there are *count*."""
    path = "/default/journal?operation=webhooks/customers/create"
    async with asyncio.timeout(10):
        while True:
            _, found = await replica.call("GET", path)
            if len(found["entries"]) >= count:
                return found["entries"]
            await asyncio.sleep(0.02)


@pytest.fixture
def topic(receiver):
    return (f"customers/create={receiver.url}",)


async def test_each_event_is_sent_once_whoever_made_it(replicas, receiver, topic):
    several = await replicas(4, webhooks=topic)
    emails = [f"zoe{number}@example.com" for number in range(20)]
    await asyncio.gather(
        *(each.ask(CREATE, email=email) for each, email in zip(several * 5, emails, strict=True))
    )
    await receiver.until(20)
    sent = await journal(several[1], 20)
    assert sorted(receiver.ids().values()) == [1] * 20
    assert sorted(each["variables"]["payload"]["email"] for each in sent) == sorted(emails)


async def test_what_failed_is_sent_again_when_another_replica_moves_the_clock(
    replicas, receiver, topic
):
    one, other = await replicas(webhooks=topic)
    receiver.statuses = [500]
    await one.call("PUT", "/default/clock", FROZEN)
    await one.ask(CREATE, email="zoe@example.com")
    ((entry),) = await journal(other, 1)
    await other.call("PUT", "/default/clock", {"advance": "PT1M"})
    await receiver.until(2)
    again = (await journal(other, 2))[1]
    assert (entry["status"], again["status"], len(receiver.ids())) == (500, 200, 1)


async def test_a_webhook_that_waits_is_not_in_a_snapshot(replicas, receiver, topic):
    one, other = await replicas(webhooks=topic)
    receiver.statuses = [500]
    await one.call("PUT", "/default/clock", FROZEN)
    await one.ask(CREATE, email="zoe@example.com")
    await journal(other, 1)
    _, snapshot = await other.call("GET", "/default/snapshot")
    status, _ = await other.call("PUT", "/default/snapshot", snapshot)
    await other.call("PUT", "/default/clock", {"advance": "PT1M"})
    await other.ask(CREATE, email="ann@example.com")
    await receiver.until(2)
    assert (status, len(receiver.ids())) == (200, 2)


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
async def test_what_a_replica_that_ends_had_to_send_is_sent_by_another(
    replicas, own_store, receiver, topic, number
):
    (one,) = await replicas(1, own_store.url, webhooks=topic)
    await one.call("PUT", "/default/clock", FROZEN)
    other = await asyncio.to_thread(Process, own_store.url, "--webhook", topic[0])
    receiver.statuses = [500]
    body = {"query": CREATE, "variables": {"email": "zoe@example.com"}}
    async with one.client.session.post(f"{other.url}/api/2026-10/graphql.json", json=body) as made:
        assert made.status == 200
    await journal(one, 1)
    await asyncio.to_thread(other.end, number)
    await one.call("PUT", "/default/clock", {"advance": "PT1M"})
    await receiver.until(2, seconds=30)
    await journal(one, 2)
    assert list(receiver.ids().values()) == [2]
