"""A store that has lost its newest changes, as after a failover: replicas go by what it has."""

import signal

import pytest

from tests.replicas.test_shared_worlds import CREATE
from tests.store_server import StoreServer


@pytest.fixture
def forgetful_store(tmp_path):
    """Start a store that has after a kill what it had when it was saved last."""
    server = StoreServer(tmp_path, "--appendonly", "no")
    yield server.start()
    server.stop()


async def create(replica, email):
    answer = await replica.ask(CREATE, email=email)
    return answer["data"]["customerCreate"]["customerUserErrors"]


async def emails(replica):
    _, snapshot = await replica.call("GET", "/default/snapshot")
    return {each["email"] for each in snapshot["records"]["Customer"]["put"]}


@pytest.mark.parametrize("newer", [0, 1, 2])
async def test_a_change_that_the_store_has_lost_is_lost_at_all_replicas(
    replicas, forgetful_store, newer
):
    one, other = await replicas(2, forgetful_store.url)
    await create(one, "kept@example.com")
    forgetful_store.ask("SAVE")
    await create(one, "lost@example.com")
    forgetful_store.stop(signal.SIGKILL)
    forgetful_store.start()
    made = [f"new{number}@example.com" for number in range(newer)]
    errors = [await create(other, email) for email in made]
    last = await create(one, "last@example.com")
    expected = {"kept@example.com", *made, "last@example.com"}
    assert (errors, last) == ([[]] * newer, [])
    assert (await emails(one), await emails(other)) == (expected, expected)


async def test_a_store_that_was_emptied_begins_with_fresh_worlds(replicas, own_store):
    one, other = await replicas(2, own_store.url)
    await create(one, "zoe@example.com")
    own_store.ask("FLUSHALL")
    again = await create(other, "zoe@example.com")
    taken = await create(one, "zoe@example.com")
    assert (again, taken) == ([], [{"code": "TAKEN"}])
