"""Scenarios, switched on and off by the control API."""

import pytest

from sandbox.scenarios import Library
from sandbox.world import switchboard

BLUE = "/worlds/blue/scenarios"
HEADER = {"X-Sandbox-World": "blue"}
ASK = "{ shop { name } }"
SLOW = {
    "name": "slow",
    "description": "The answer comes 2 seconds late.",
    "match": {},
    "effect": {"delay": "PT2S"},
}
OWN = {
    "description": "The shop is closed.",
    "match": {"operation": "shop"},
    "effect": {"status": 503, "body": "closed"},
}


async def on(call):
    _, scenarios = await call("GET", BLUE)
    return scenarios["on"]


async def test_lists_the_library_and_nothing_on(call):
    status, scenarios = await call("GET", BLUE)
    assert (status, scenarios["on"]) == (200, [])
    assert [scenario["name"] for scenario in scenarios["library"]] == list(Library())
    (slow,) = (scenario for scenario in scenarios["library"] if scenario["name"] == "slow")
    assert slow == SLOW


async def test_without_the_library_only_those_that_are_on_are_listed(call):
    _, on = await call("PUT", "/worlds/default/scenarios/slow", {})
    _, scenarios = await call("GET", "/worlds/default/scenarios?library=false")
    assert scenarios == {"library": [], "on": [on]}


async def test_a_scenario_of_the_library_is_switched_on_as_it_is(call):
    switched = {**SLOW, "answered": 0, "left": None}
    assert await call("PUT", f"{BLUE}/slow") == (200, switched)
    assert await on(call) == [switched]


async def test_one_that_is_on_answers(call, storefront):
    await call("PUT", f"{BLUE}/service-unavailable")
    assert (await storefront.post(ASK, headers=HEADER)).status == 503
    assert (await storefront.post(ASK)).status == 200


async def test_times_and_match_stand_in_for_its_own(call):
    told = {"times": 2, "match": {"operation": ["shop"], "variables": {"a": 1}}}
    assert await call("PUT", f"{BLUE}/slow", told) == (
        200,
        {
            **SLOW,
            **told,
            "answered": 0,
            "left": 2,
        },
    )


async def test_what_a_match_leaves_out_is_as_in_the_library(call):
    _, switched = await call(
        "PUT", f"{BLUE}/email-taken", {"match": {"variables": {"input": {"email": "a@b.example"}}}}
    )
    assert switched["match"] == {
        "operation": ["customerAccessTokenCreateWithMultipass", "customerCreate"],
        "variables": {"input": {"email": "a@b.example"}},
    }


async def test_a_match_of_any_operation_can_be_told(call):
    _, switched = await call("PUT", f"{BLUE}/email-taken", {"match": {"operation": "*"}})
    assert switched["match"] == {}


async def test_a_second_put_begins_from_the_library_again(call):
    await call("PUT", f"{BLUE}/slow", {"times": 2})
    _, switched = await call("PUT", f"{BLUE}/slow", {"match": {"operation": "shop"}})
    assert (switched["left"], switched["match"]) == (None, {"operation": ["shop"]})


async def test_a_scenario_counts_what_it_answers_and_goes_off(call, storefront):
    await call("PUT", f"{BLUE}/service-unavailable", {"times": 2})
    first = await storefront.post(ASK, headers=HEADER)
    (shown,) = await on(call)
    second = await storefront.post(ASK, headers=HEADER)
    assert (first.status, shown["answered"], shown["left"]) == (503, 1, 1)
    assert (second.status, await on(call)) == (503, [])
    assert (await storefront.post(ASK, headers=HEADER)).status == 200


async def test_a_definition_of_ones_own_needs_no_file(call, storefront):
    switched = {
        "name": "closed",
        **OWN,
        "match": {"operation": ["shop"]},
        "answered": 0,
        "left": None,
    }
    assert await call("PUT", f"{BLUE}/closed", OWN) == (200, switched)
    response = await storefront.post(ASK, headers=HEADER)
    assert (response.status, await response.text()) == (503, "closed")


async def test_one_of_ones_own_that_is_on_can_be_switched_on_otherwise(call):
    await call("PUT", f"{BLUE}/closed", OWN)
    _, switched = await call("PUT", f"{BLUE}/closed", {"name": "closed", "times": 1})
    assert (switched["effect"], switched["left"]) == (OWN["effect"], 1)


async def test_the_newest_is_told_first(call):
    await call("PUT", f"{BLUE}/slow")
    await call("PUT", f"{BLUE}/throttled")
    assert [scenario["name"] for scenario in await on(call)] == ["throttled", "slow"]


async def test_other_worlds_are_left_alone(call):
    await call("PUT", f"{BLUE}/slow")
    _, green = await call("GET", "/worlds/green/scenarios")
    assert green["on"] == []


async def test_a_scenario_is_switched_off(call):
    await call("PUT", f"{BLUE}/slow")
    await call("PUT", f"{BLUE}/throttled")
    assert await call("DELETE", f"{BLUE}/slow") == (204, None)
    assert [scenario["name"] for scenario in await on(call)] == ["throttled"]


async def test_one_that_is_off_may_be_switched_off(call):
    assert await call("DELETE", f"{BLUE}/slow") == (204, None)


async def test_all_are_switched_off(call):
    await call("PUT", f"{BLUE}/slow")
    await call("PUT", f"{BLUE}/throttled")
    assert await call("DELETE", BLUE) == (204, None)
    assert await on(call) == []


@pytest.mark.parametrize(
    ("method", "hint"), [("PUT", " To define one, give an `effect`."), ("DELETE", "")]
)
async def test_a_scenario_that_is_not_there_is_not_found(problem, method, hint):
    assert await problem(method, f"{BLUE}/throtled") == (
        404,
        "unknown-scenario",
        (
            "There is no scenario 'throtled': did you mean 'throttled' or 'throttled-twice' or "
            f"'login-throttled'? `storefront-sandbox scenarios` lists all of them.{hint}"
        ),
    )


async def test_refuses_a_name_no_scenario_can_have(problem):
    assert await problem("PUT", f"{BLUE}/Closed", OWN) == (
        400,
        "invalid-scenario-name",
        "'Closed' cannot name a scenario: use a-z and 0-9, with single '-' between them",
    )


@pytest.mark.parametrize(
    ("told", "place"),
    [
        ({"effect": {"fields": [{"field": "Shop.nam"}] * 4_000}}, "#/effect/fields/{}/field"),
        (
            {
                "match": {"operation": [f"shop{number}" for number in range(10_000, 20_000)]},
                "effect": {"status": 503},
            },
            "#/match/operation",
        ),
        (
            {
                "match": {
                    "operation": "customerCreate",
                    "variables": {"input": [{f"emai{number}": 1} for number in range(4_000)]},
                },
                "effect": {"status": 503},
            },
            "#/match/variables/input/{0}/emai{0}",
        ),
    ],
    ids=["fields", "operations", "variables"],
)
async def test_of_many_faults_the_first_twenty_are_named(faults, told, place):
    listed = await faults("PUT", "/worlds/blue/scenarios/mine", told)
    assert [pointer for pointer, _ in listed] == [place.format(number) for number in range(20)]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        pytest.param(
            {"times": 0},
            [("#/times", "is 0: write 1 or more, or leave it out")],
            id="times",
        ),
        pytest.param(
            {"time": 1},
            [
                (
                    "#/time",
                    (
                        "is not known here: did you mean times? Known are name, description, "
                        "times, match, effect"
                    ),
                )
            ],
            id="unknown-key",
        ),
        pytest.param(
            {"effect": {"statuss": 503}},
            [
                (
                    "#/effect/statuss",
                    (
                        "is not known here: did you mean status? Known are customerUserErrors, "
                        "userErrors, errors, status, body, fields, variants, "
                        "delay, drop, when, lag, tokenless, sequence, share"
                    ),
                )
            ],
            id="unknown-key-inside",
        ),
        pytest.param(
            {"match": {"operation": ["customerCreate", "customerRecoverr"]}},
            [
                (
                    "#/match/operation",
                    (
                        "'customerRecoverr' is not an operation of the Storefront API: did you "
                        "mean customerRecover or customerReset?"
                    ),
                )
            ],
            id="unknown-operation",
        ),
        pytest.param(
            {"match": {"operation": "customerRecover", "variables": {"emial": "a"}}},
            [
                (
                    "#/match/variables/emial",
                    "is not an argument: did you mean email? Arguments are email",
                )
            ],
            id="misspelt-variable",
        ),
        pytest.param(
            {"match": {"operation": "customerCreate", "variables": {"$.input.emial": "a"}}},
            [
                (
                    "#/match/variables/$.input.emial",
                    (
                        "emial is not known here: did you mean email? Known are "
                        "acceptsMarketing, email, firstName, lastName, password, phone"
                    ),
                )
            ],
            id="misspelt-path",
        ),
        pytest.param(
            {"effect": {"sequence": [{}, {"delay": "soon"}]}},
            [
                (
                    "#/effect/sequence/1/delay",
                    (
                        "is wrong: 'soon' is not a duration: write 90s, 20m, 1h30m or, "
                        "in ISO 8601, PT20M."
                    ),
                )
            ],
            id="delay",
        ),
        pytest.param(
            {"effect": {"drop": True, "status": 503}},
            [
                (
                    "#/effect",
                    (
                        "is wrong: the effect contradicts itself: status and drop cannot all be "
                        "the answer"
                    ),
                )
            ],
            id="contradiction",
        ),
        pytest.param(
            {"effect": {}},
            [("#/effect", "is empty: say what the scenario does")],
            id="empty",
        ),
        pytest.param(
            {"match": {"operation": "not one"}},
            [
                (
                    "#/match/operation",
                    "has 'not one', which cannot name an operation",
                )
            ],
            id="operation",
        ),
        pytest.param(
            {"name": "fast"},
            [("#/name", "is 'fast', where the scenario is called 'slow'")],
            id="name",
        ),
    ],
)
async def test_refuses_what_says_no_scenario(faults, call, told, expected):
    assert await faults("PUT", f"{BLUE}/slow", told) == expected
    assert await on(call) == []


async def test_refuses_one_scenario_too_many(problem, call, monkeypatch):
    monkeypatch.setattr(switchboard, "MOST", 1)
    await call("PUT", f"{BLUE}/slow")
    assert await problem("PUT", f"{BLUE}/throttled") == (
        409,
        "too-many-scenarios",
        "1 scenarios are on in this world: switch some of them off first",
    )


async def test_a_scenario_may_name_a_variable_of_the_applications_own(call):
    match = {"operation": "customerRecover", "variables": {"who": "ada@example.com"}}
    status, switched = await call("PUT", f"{BLUE}/slow", {"match": match})
    assert (status, switched["match"]["variables"]) == (200, {"who": "ada@example.com"})
