"""Writes scenarios: from a `Scenario` to the keys of a file."""

from datetime import timedelta
from typing import Any

import msgspec

from sandbox.control_models.scenarios import (
    ANY,
    ForcedCustomerUserError,
    ScenarioEffect,
    ScenarioMatch,
    ScenarioStep,
)
from sandbox.control_models.scenarios import Scenario as WrittenScenario
from sandbox.scenarios.effect import Effect
from sandbox.scenarios.match import Match
from sandbox.scenarios.scenario import Scenario
from sandbox.user_errors import CustomerErrorCode


def as_document(scenario: Scenario) -> dict[str, Any]:
    """Return *scenario* with the keys of a file, as `read_scenario` takes it."""
    document: dict[str, Any] = msgspec.to_builtins(as_written(scenario))
    return document


def as_written(scenario: Scenario) -> WrittenScenario:
    return WrittenScenario(
        name=scenario.name,
        description=scenario.description,
        times=scenario.times,
        match=_match(scenario.match),
        effect=_effect(scenario.effect),
    )


def _match(match: Match) -> ScenarioMatch:
    names = ANY if match.operations is None else tuple(sorted(match.operations))
    return ScenarioMatch(names, dict(match.variables))


def _effect(effect: Effect) -> ScenarioEffect:
    return ScenarioEffect(
        sequence=tuple(ScenarioStep(**_step(step)) for step in effect.sequence) or None,
        share=effect.share,
        **_step(effect),
    )


def _step(effect: Effect) -> dict[str, Any]:
    return {
        "customer_user_errors": tuple(
            ForcedCustomerUserError(
                code=CustomerErrorCode(error.code), field=error.field, message=error.message
            )
            for error in effect.customer_user_errors
        ),
        "user_errors": effect.user_errors,
        "errors": effect.errors,
        "fields": effect.fields,
        "variants": effect.variants,
        "status": effect.status,
        "body": effect.body,
        "delay": _duration(effect.delay) if effect.delay else None,
        "drop": effect.drop,
        "when": effect.when,
        "lag": _duration(effect.lag) if effect.lag else None,
        "tokenless": effect.tokenless,
    }


def _duration(length: timedelta) -> str:
    seconds, rest = divmod(length, timedelta(seconds=1))
    fraction = f".{rest.microseconds:06}".rstrip("0") if rest else ""
    return f"PT{seconds}{fraction}S"
