"""Every world of a server begins as one snapshot, and a reset returns to it."""

import json

import pytest

from sandbox.app import WORLDS
from sandbox.customers.records import Customer
from sandbox.world.snapshot import InvalidSnapshotError

WORLDS_PATH = "/_sandbox/api/worlds"
LOG_IN = """
mutation ($input: CustomerAccessTokenCreateInput!) {
  customerAccessTokenCreate(input: $input) { customerUserErrors { code } }
}
"""
ZOE = {"email": "zoe@example.com", "password": "zoe-password", "state": "ENABLED"}
ORIGIN = {"seed": 7, "customers": 3, "locale": "de_DE", "catalog": 9}


@pytest.fixture
async def snapshot(start):
    """A world with a customer of its own, one less of the seed, a stopped clock and a scenario."""
    client = (await start(**ORIGIN)).client
    await client.post(f"{WORLDS_PATH}/a/customers", json=ZOE)
    await client.delete(f"{WORLDS_PATH}/a/customers/6500000032768")
    await client.put(f"{WORLDS_PATH}/a/clock", json={"freeze": "2026-11-23T10:00:00Z"})
    await client.put(f"{WORLDS_PATH}/a/scenarios/throttled-twice", json={})
    return await (await client.get(f"{WORLDS_PATH}/a/snapshot")).json()


@pytest.fixture
def begin(start, snapshot, tmp_path):
    """Start a server whose worlds begin as the snapshot."""

    async def begin(**settings):
        path = tmp_path / "snapshot.json"
        path.write_text(json.dumps(snapshot))
        return await start(seed_from=path, **settings)

    return begin


async def taken(storefront, world):
    return await (await storefront.client.get(f"{WORLDS_PATH}/{world}/snapshot")).json()


@pytest.mark.parametrize("world", ["default", "blue"])
async def test_any_world_begins_as_the_snapshot(begin, snapshot, world):
    assert await taken(await begin(), world) == snapshot


async def test_what_is_in_it_is_in_force(begin):
    storefront = await begin()
    throttled = [await storefront.ask(LOG_IN, input={"email": "", "password": ""}) for _ in "12"]
    told = {key: ZOE[key] for key in ("email", "password")}
    answer = await storefront.ask(LOG_IN, input=told)
    assert [each["errors"][0]["message"] for each in throttled] == ["Throttled"] * 2
    assert answer["data"] == {"customerAccessTokenCreate": {"customerUserErrors": []}}


async def test_what_one_world_changes_is_in_no_other_and_goes_with_a_reset(begin, snapshot):
    storefront = await begin()
    await storefront.client.post(f"{WORLDS_PATH}/blue/customers", json={"email": "bob@example.com"})
    changed, other = await taken(storefront, "blue"), await taken(storefront, "green")
    await storefront.client.post(f"{WORLDS_PATH}/blue/reset")
    assert changed != snapshot
    assert (other, await taken(storefront, "blue")) == (snapshot, snapshot)


async def test_a_scenario_of_the_settings_is_on_as_well(begin):
    storefront = await begin(scenarios=("slow",))
    listed = await (await storefront.client.get(f"{WORLDS_PATH}/blue/scenarios")).json()
    assert [scenario["name"] for scenario in listed["on"]] == ["slow", "throttled-twice"]


async def test_a_world_cannot_be_made_from_anything_else(begin):
    storefront = await begin()
    response = await storefront.client.put(f"{WORLDS_PATH}/blue", json={"seed": 8})
    same = await storefront.client.put(f"{WORLDS_PATH}/blue", json=ORIGIN)
    assert ((await response.json())["detail"], response.status) == (
        (
            "every world of this server begins as one snapshot, made from seed 7, customers 3, "
            "locale de_DE, catalog 9: leave these out, or start a server without --seed-from"
        ),
        409,
    )
    assert same.status == 201


async def test_a_world_that_was_restored_from_another_one_returns_to_the_snapshot(
    begin, start, snapshot
):
    other = await taken(await start(seed=8), "default")
    storefront = await begin()
    await storefront.client.put(f"{WORLDS_PATH}/blue/snapshot", json=other)
    restored = await taken(storefront, "blue")
    await storefront.client.post(f"{WORLDS_PATH}/blue/reset")
    assert (restored, await taken(storefront, "blue")) == (other, snapshot)


async def test_the_world_default_of_a_file_of_several_is_the_one(start, snapshot, tmp_path):
    path = tmp_path / "worlds.json"
    path.write_text(json.dumps({"version": 2, "worlds": {"default": snapshot, "blue": snapshot}}))
    assert await taken(await start(seed_from=path), "green") == snapshot


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", r"/snapshot\.json cannot be restored: it is not JSON: "),
        ('{"version": 2, "worlds": {}}', r"/snapshot\.json cannot be restored: #/worlds has no "),
        ('{"version": 9}', r"/snapshot\.json cannot be restored: #/version is 9: "),
    ],
)
async def test_nothing_starts_from_a_broken_snapshot(start, tmp_path, text, message):
    path = tmp_path / "snapshot.json"
    path.write_text(text)
    with pytest.raises(InvalidSnapshotError, match=message):
        await start(seed_from=path)


@pytest.mark.looks_inside
async def test_a_world_copies_no_record_of_the_snapshot(begin):
    worlds = (await begin()).client.app[WORLDS]
    found = [worlds.open(name).store.find(Customer, "email", ZOE["email"]) for name in "ab"]
    assert found[0] is found[1]
