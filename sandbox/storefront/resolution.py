"""The road of every root field: a scenario if one is on, else the operation."""

from collections.abc import Callable, Mapping
from typing import Any

from sandbox.scenarios import Effect, Scenario, UnknownScenarioError, When, magic_names
from sandbox.storefront.call import Call
from sandbox.storefront.field_errors import FieldError, unknown_scenario
from sandbox.storefront.mutations import Mutation
from sandbox.user_errors import Reason, Refused

Arguments = Mapping[str, Any]
Operation = Callable[[Call, Arguments], Any]


def answer_query(query: Callable[..., Any]) -> Callable[..., Any]:
    """Return what answers a root query: by *query*, or as a scenario has it."""

    def answer(name: str, call: Call, arguments: Arguments, spelt: Arguments) -> Any:
        scenario = _scenario(name, call, spelt)
        if scenario is None:
            return query(call, **arguments)
        value = query(call, **arguments) if _goes_on(scenario.effect) else None
        _apply(scenario, call)
        return value

    return answer


def answer_mutation(mutation: Mutation) -> Callable[..., Any]:
    """Return what answers a mutation: performed, refused, or as a scenario has it."""

    def answer(name: str, call: Call, arguments: Arguments, spelt: Arguments) -> Any:
        sealed = mutation.emails(call.world, arguments) if mutation.emails else ()
        scenario = _scenario(name, call, spelt, sealed)
        if scenario is None:
            return _perform(mutation, call, arguments)
        goes_on = _goes_on(scenario.effect)
        payload = _perform(mutation, call, arguments) if goes_on else _NOTHING
        _apply(scenario, call)
        return _forced(scenario.effect) or payload

    return answer


_NOTHING: Mapping[str, Any] = {"customer_user_errors": (), "user_errors": ()}


def _perform(mutation: Mutation, call: Call, arguments: Arguments) -> dict[str, Any]:
    try:
        return {**mutation.perform(call.world, **arguments), **_NOTHING}
    except Refused as refused:
        if refused.reason:
            call.reasons.append(refused.reason)
        return {"customer_user_errors": refused.errors, "user_errors": refused.errors}


def _scenario(
    name: str, call: Call, spelt: Arguments, sealed: tuple[str, ...] = ()
) -> Scenario | None:
    """Choose the scenario for the field *name*; nearly always there is none to choose from.

    *spelt* are the arguments under the schema's names, *sealed* the emails that only opening
    a token shows.
    """
    switchboard = call.world.switchboard
    has_magic = call.may_have_magic or (sealed and any(magic_names(sealed)))
    if not (has_magic or call.requested or switchboard):
        return None
    try:
        return switchboard.choose(
            name, {**spelt, **call.variables}, requested=call.requested, unsealed=sealed
        )
    except UnknownScenarioError as error:
        raise unknown_scenario(error) from None


def _goes_on(effect: Effect) -> bool:
    """Say whether the operation is carried out: *effect* comes after, or only holds it up."""
    answers = (
        effect.customer_user_errors
        or effect.user_errors
        or effect.field_errors
        or effect.whole_answer
        or effect.drop
    )
    return effect.when is When.AFTER or not answers


def _apply(scenario: Scenario, call: Call) -> None:
    """Leave to the endpoint what concerns the whole answer; raise what concerns the field."""
    call.reasons.append(Reason(f"scenario.{scenario.name}", scenario.description))
    call.effects.append(scenario.effect)
    for error in scenario.effect.field_errors:
        raise FieldError(error.message, extensions=error.extensions)


def _forced(effect: Effect) -> Mapping[str, Any] | None:
    if not (effect.customer_user_errors or effect.user_errors):
        return None
    return {
        "customer_user_errors": effect.customer_user_errors,
        "user_errors": effect.user_errors or effect.customer_user_errors,
    }
