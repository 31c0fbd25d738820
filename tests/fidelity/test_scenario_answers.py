"""What a scenario answers for each operation that it names."""

import pytest

from sandbox.scenarios import Library, Scenario
from tests.fidelity.asking import any_arguments, errors_of

NAMED = [
    pytest.param(name, scenario, id=f"{name}-{scenario.name}")
    for scenario in Library().scenarios()
    for name in sorted(scenario.match.operations or ())
    if scenario.effect.customer_user_errors or scenario.effect.field_errors
]


@pytest.mark.parametrize(("name", "scenario"), NAMED)
async def test_an_operation_answers_what_the_scenario_says(storefront, name, scenario: Scenario):
    header = {"X-Sandbox-Scenario": scenario.name}
    errors = await errors_of(storefront, name, any_arguments(name, "x"), **header)
    effect = scenario.effect
    assert [error["message"] for error in errors] == [
        error.message for error in (*effect.field_errors, *effect.customer_user_errors)
    ]
