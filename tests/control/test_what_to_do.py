"""Refusals say what to do next: where the known things are, and what may be written."""

import re

import pytest

from sandbox.cli.call_refusals import detail_of
from sandbox.cli.control import calls
from sandbox.client import ControlError
from sandbox.control.api import ROUTES
from sandbox.world.snapshot.faults import NO_VERSION

SEE = re.compile(r"^the world blue has no .+: see GET /_sandbox/api(\S+) for those it has$")
OTHERS = ("/scenarios/", "/translations/", "/webhooks/")
"""Parts of paths that name nothing that the world has: these refusals list names."""

CALLS = [
    pytest.param(route, id=f"{route.method} {route.path}")
    for route in ROUTES
    if re.fullmatch(r"/worlds/{world}/[a-z-]+/{\w+}.*", route.path)
    and not any(other in route.path for other in OTHERS)
    and route.method != "PUT"  # makes what is unknown
]
BODIES = {"/worlds/{world}/orders/{id}/return": {"status": "OPEN"}}


@pytest.mark.parametrize("route", CALLS)
async def test_the_detail_of_what_is_not_there_names_a_call_that_lists_what_is(route, call):
    path = re.sub(r"{\w+}", "999", route.path.replace("{world}", "blue"))
    status, problem = await call(route.method, path, BODIES.get(route.path, {}))
    there = SEE.fullmatch(problem["detail"])
    assert (status, there is not None) == (404, True), problem
    assert (await call("GET", there[1]))[0] == 200


def test_the_command_line_names_the_command_in_the_place_of_the_call():
    lists = {
        route.path.removeprefix("/worlds/{world}/"): f"{group} {action}"
        for group, action, route in calls()
        if route.method == "GET" and re.fullmatch(r"/worlds/{world}/[a-z-]+", route.path)
    }
    for path in sorted({each.values[0].path.split("/")[3] for each in CALLS} & lists.keys()):
        detail = f"the world blue has no X: see GET /_sandbox/api/worlds/blue/{path} for those"
        error = ControlError(404, "x-not-found", title="", detail=detail, errors=())
        shown = detail_of(error, ROUTES[0])
        assert shown == f"the world blue has no X: see `{lists[path]} --world blue` for those"


LOOK = "Look at the quotes, commas and brackets there"


@pytest.mark.parametrize(
    ("text", "detail"),
    [
        ('{"a": ', "is not JSON: its end is missing. Close each quote and each bracket"),
        ("{'a': 1}", f"is not JSON: object keys must be strings (byte 1). {LOOK}"),
        ("{} {}", f"is not JSON: trailing characters (byte 4). {LOOK}"),
        (b'{"a": "\xff"}', "is not JSON: it is not UTF-8. Save it as UTF-8"),
        ("[" * 9_999, "is not JSON: it nests too deep. Write fewer brackets within each other"),
        ("[]", "is not a JSON object: send {…}"),
    ],
)
async def test_a_body_that_cannot_be_read_says_what_to_look_at(storefront, text, detail):
    headers = {"Content-Type": "application/json"}
    response = await storefront.client.post(
        "/_sandbox/api/worlds/blue/products", data=text, headers=headers
    )
    problem = await response.json()
    assert (response.status, problem["detail"]) == (400, f"the body {detail}")


async def test_a_document_that_is_no_snapshot_says_where_one_is_from(faults):
    assert await faults("PUT", "/worlds/blue/snapshot", {"records": {}}) == [
        ("#/version", NO_VERSION)
    ]
