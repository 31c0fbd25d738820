"""Scenarios, switched on and off through the client."""

import pytest

from sandbox.client import ControlError

THROTTLED = {"errors": [{"message": "Throttled", "extensions": {"code": "THROTTLED"}}]}


def names_on(world):
    return [scenario.name for scenario in world.scenarios.list().on]


def test_a_scenario_is_on_until_the_end_of_its_with(world):
    with world.scenario("customer-disabled", times=2) as switched:
        (on,) = world.scenarios.list().on
        assert (switched.name, on.name, on.times, on.left) == (
            "customer-disabled",
            "customer-disabled",
            2,
            2,
        )
    assert names_on(world) == []


def test_a_scenario_stays_on_without_a_with(world):
    switched = world.scenario("slow")
    assert names_on(world) == ["slow"]
    switched.off()
    assert names_on(world) == []


def test_one_of_ones_own_comes_with_its_effect(world):
    with world.scenario("mine", match={"operation": "shop"}, effect=THROTTLED, times=1):
        first = world.graphql("{ shop { name } }")
        second = world.graphql("{ shop { name } }")
    assert [error["message"] for error in first.errors] == ["Throttled"]
    assert (second.errors, set(second.data)) == ((), {"shop"})


def test_the_end_of_a_with_does_not_mind_what_was_switched_off_meanwhile(world):
    with world.scenario("mine", effect=THROTTLED):
        world.scenarios.clear()
    assert names_on(world) == []


def test_the_library_is_listed_with_its_descriptions(world):
    library = {scenario.name: scenario for scenario in world.scenarios.list().library}
    assert (
        library["customer-disabled"].description
        == "The customer exists, but the account is disabled."
    )


def test_a_name_that_is_near_another_is_told(world):
    with pytest.raises(ControlError, match="customer-disabled") as caught:
        world.scenario("customer-disable")
    assert (caught.value.status, caught.value.problem) == (404, "unknown-scenario")


async def test_a_scenario_is_on_until_the_end_of_its_async_with(world, async_world):
    async with async_world.scenario("customer-disabled") as switched:
        assert (switched.name, names_on(world)) == ("customer-disabled", ["customer-disabled"])
    assert names_on(world) == []


async def test_an_awaited_scenario_stays_on(world, async_world):
    switched = await async_world.scenario("slow")
    assert names_on(world) == ["slow"]
    await switched.off()
    assert names_on(world) == []
