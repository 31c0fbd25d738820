"""How much a call takes, so that no call delays others."""

import json

import pytest

from sandbox.control.api import ROUTES
from sandbox.control.route import SMALL
from sandbox.door.received import LARGEST_BODY

SCENARIO = "/worlds/blue/scenarios/mine"
SMALL_CALLS = {
    ("POST", "/pact/provider-states"): {"state": ""},
    ("POST", "/worlds/{world}/journal/verify"): {"operation": "shop"},
    ("POST", "/worlds/{world}/multipass/tokens"): {"customer": {"email": "a@b.example"}},
    ("PUT", "/worlds/{world}/scenarios/{name}"): {"effect": {"status": 503}},
}
"""By route: a body that is taken."""


def path_of(path):
    return path.replace("{world}", "blue").replace("{name}", "mine")


@pytest.mark.parametrize(("method", "path"), SMALL_CALLS)
async def test_a_body_whose_parts_are_looked_at_one_by_one_is_small(storefront, method, path):
    body = json.dumps(SMALL_CALLS[method, path]).encode()
    url, headers = f"/_sandbox/api{path_of(path)}", {"Content-Type": "application/json"}
    client = storefront.client
    taken = await client.request(method, url, data=body.ljust(SMALL), headers=headers)
    refused = await client.request(method, url, data=body.ljust(SMALL + 1), headers=headers)
    detail = (await refused.json())["detail"]
    assert (taken.ok, refused.status, detail) == (
        True,
        413,
        "the body has 131073 bytes, and may have 131072: send less at once",
    )


def test_other_bodies_may_have_a_mebibyte():
    small = {(route.method, route.path) for route in ROUTES if route.most < LARGEST_BODY}
    assert (small, SMALL, LARGEST_BODY) == ({*SMALL_CALLS}, 128 * 1024, 1024 * 1024)


async def test_a_sequence_has_1000_steps_at_the_most(call, faults):
    status, _ = await call("PUT", SCENARIO, {"effect": {"sequence": [{}] * 1_000}})
    refused = await faults("PUT", SCENARIO, {"effect": {"sequence": [{}] * 1_001}})
    assert (status, refused) == (200, [("#/effect/sequence", "must have 1,000 entries or fewer")])


async def test_a_call_sets_up_100_provider_states_at_the_most(call, faults):
    path, one = "/pact/provider-states", "scenario throttled"
    status, _ = await call("POST", path, {"states": [one] * 100})
    refused = await faults("POST", path, {"states": [one] * 101})
    assert (status, refused) == (200, [("#/states", "must have 100 entries or fewer")])
