"""A world as one document, taken and put back by the control API."""

import json
from io import BytesIO

from jsonschema_rs import Draft202012Validator
from msgspec import Struct

from sandbox.account import desk  # noqa: F401 - whatever it keeps is a kind, too
from sandbox.app import WORLDS
from sandbox.cart.discounts import Discount
from sandbox.control.snapshot import LARGEST
from sandbox.customers.seed.personas import Persona
from sandbox.replicas.due_webhook import DueWebhook
from tests.control.snapshots import ADA, CUSTOMER, EMPTY, put

API = "/_sandbox/api"
BLUE = "/worlds/blue/snapshot"


async def test_a_world_that_is_fresh_has_little_to_say(call):
    assert await call("GET", BLUE) == (200, EMPTY)


async def test_a_snapshot_is_kept_by_no_cache(storefront):
    response = await storefront.client.get(f"{API}{BLUE}")
    assert (response.headers["Cache-Control"], response.content_type) == (
        "no-store",
        "application/json",
    )


async def test_the_multipass_secret_is_in_no_snapshot(start):
    storefront = await start(multipass_secret="nobody-must-read-this")
    response = await storefront.client.get(f"{API}{BLUE}")
    assert "nobody-must-read-this" not in await response.text()


async def test_a_world_made_otherwise_is_restored_from_its_own_seed(call):
    _, made = await call("PUT", "/worlds/blue", {"seed": 8, "customers": 3, "locale": "de_DE"})
    _, snapshot = await call("GET", BLUE)
    assert await call("PUT", "/worlds/green/snapshot", snapshot) == (201, {**made, "name": "green"})


async def test_a_world_that_is_there_is_replaced(call):
    _, snapshot = await call("GET", BLUE)
    await call("POST", "/worlds/blue/customers", {"email": ADA})
    status, _ = await call("PUT", BLUE, snapshot)
    assert (status, await call("GET", BLUE)) == (200, (200, EMPTY))


async def test_a_clock_that_runs_keeps_its_distance_from_the_machines(call):
    await call("PUT", "/worlds/blue/clock", {"advance": "P1D"})
    _, snapshot = await call("GET", BLUE)
    await call("PUT", "/worlds/green/snapshot", snapshot)
    _, green = await call("GET", "/worlds/green/snapshot")
    assert green["records"]["ClockSetting"] == snapshot["records"]["ClockSetting"]
    (setting,) = green["records"]["ClockSetting"]["put"]
    assert (setting["stands_at"], setting["ahead"][:2]) in ((None, "P1"), (None, "PT"))


async def test_the_openapi_document_allows_what_a_snapshot_holds(call, storefront):
    await call("PUT", "/worlds/blue/clock", {"set": "2026-11-23T10:00:00.5Z"})
    _, made = await call("POST", "/worlds/blue/customers", {"email": ADA, "password": "sesame"})
    await call("POST", f"/worlds/blue/customers/{made['id']}/invite")
    await call("DELETE", "/worlds/blue/customers/6500000032768")
    await call("PUT", "/worlds/blue/scenarios/throttled", {"times": 1})
    await storefront.post("{ shop { name } }", headers={"X-Sandbox-World": "blue"})
    _, snapshot = await call("GET", BLUE)
    _, document = await call("GET", "/openapi.json")
    (setting,) = snapshot["records"]["ClockSetting"]["put"]
    told = ("ScenarioOver", "Mail", "Customer")
    assert "." in setting["ahead"]
    assert [len(snapshot["records"][kind]["put"]) for kind in told] == [1, 1, 1]
    schema = {"$ref": "#/components/schemas/WorldDocument", "components": document["components"]}
    validator = Draft202012Validator(schema, validate_formats=True)
    assert [error.message for error in validator.iter_errors(snapshot)] == []


async def test_what_the_server_switches_on_is_off_where_the_snapshot_has_it_off(start):
    storefront = await start(scenarios=("throttled",))
    response = await storefront.client.put(f"{API}{BLUE}", json=EMPTY)
    assert (await response.json())["counts"]["scenariosOn"] == 0


async def test_a_customer_may_have_the_email_of_one_who_is_gone(call):
    _, found = await call("GET", "/worlds/blue/customers", email="tagged@sandbox.example")
    number = int(found["customers"][0]["id"].rpartition("/")[2])
    record = {**CUSTOMER, "email": "tagged@sandbox.example"}
    told = {**EMPTY, **put("Customer", record, hidden=[number])}
    status, _ = await call("PUT", BLUE, told)
    _, found = await call("GET", "/worlds/blue/customers", email="tagged@sandbox.example")
    assert (status, [customer["id"] for customer in found["customers"]]) == (
        200,
        ["gid://shopify/Customer/9000000032768"],
    )


async def test_takes_more_than_other_calls_do(storefront, call):
    _, fresh = await call("PUT", "/worlds/green")
    customers = [
        {**CUSTOMER, "id": CUSTOMER["id"] + number, "email": f"a{number}@example.com"}
        for number in range(20_000)
    ]
    told = {**EMPTY, **put("Customer", *customers, last=CUSTOMER["id"] + 20_000)}
    response = await storefront.client.put(
        f"{API}{BLUE}",
        data=BytesIO(json.dumps(told).encode()),
        headers={"Content-Type": "application/json"},
    )
    assert response.status == 201
    assert (await response.json())["counts"]["customers"] == fresh["counts"]["customers"] + 20_000


async def test_refuses_a_snapshot_that_is_too_large(storefront, monkeypatch):
    monkeypatch.setattr("sandbox.control.snapshot.LARGEST", 100)
    response = await storefront.client.put(f"{API}{BLUE}", json=EMPTY)
    assert (response.status, LARGEST) == (413, 64 * 1024 * 1024)


def test_every_kind_of_record_has_a_name_in_snapshots(storefront):
    others = {Persona, Discount, DueWebhook}  # of the seed alone, a base, of a shared store alone
    kinds = {kind for kind in descended(Struct) if hasattr(kind, "KEYS")} - others
    ours = {kind.__name__: kind for kind in kinds if kind.__module__.startswith("sandbox.")}
    assert storefront.client.app[WORLDS].kinds() == ours


def descended(kind):
    below = [*kind.__subclasses__()]
    return {*below, *(each for child in below for each in descended(child))}
