"""The road of every root field: a scenario if one is on, else the operation."""

from collections.abc import Callable, Mapping
from typing import Any

from sandbox.scenarios import Effect, Scenario, UnknownScenarioError, When, has_magic
from sandbox.storefront.call import Call
from sandbox.storefront.field_errors import FieldError, unknown_scenario
from sandbox.storefront.mutations import Mutation
from sandbox.user_errors import Reason, Refused
from sandbox.world import World

Arguments = Mapping[str, Any]
Spellings = Mapping[str, str]


def answer_query(query: Callable[..., Any]) -> Callable[..., Any]:
    """Return what answers a root query: by *query*, or as a scenario has it."""

    def answer(name: str, call: Call, arguments: Arguments, spellings: Spellings) -> Any:
        if not (call.may_have_magic or call.requested or call.world.switchboard.on):
            return query(call, **arguments)
        scenario = _scenario(name, call, arguments, spellings)
        if scenario is None:
            return query(call, **arguments)
        value = query(call, **arguments) if _goes_on(scenario.effect) else None
        _apply(scenario, call)
        return value

    return answer


def answer_mutation(mutation: Mutation) -> Callable[..., Any]:
    """Return what answers a mutation: performed, refused, or as a scenario has it."""
    emails = mutation.emails or _no_emails

    def answer(name: str, call: Call, arguments: Arguments, spellings: Spellings) -> Any:
        sealed = emails(call.world, arguments)
        is_magic = call.may_have_magic or any(map(has_magic, sealed))
        if not (is_magic or call.requested or call.world.switchboard.on):
            return _perform(mutation, call, arguments)
        scenario = _scenario(name, call, arguments, spellings, sealed)
        if scenario is None:
            return _perform(mutation, call, arguments)
        goes_on = _goes_on(scenario.effect)
        payload = _perform(mutation, call, arguments) if goes_on else _NOTHING
        _apply(scenario, call)
        return _forced(scenario.effect) or payload

    return answer


def _no_emails(_world: World, _arguments: Arguments) -> tuple[str, ...]:
    return ()


_NOTHING: Mapping[str, Any] = {"customer_user_errors": (), "user_errors": ()}


def _perform(mutation: Mutation, call: Call, arguments: Arguments) -> dict[str, Any]:
    try:
        return {**mutation.perform(call.world, **arguments), **_NOTHING}
    except Refused as refused:
        if refused.reason:
            call.reasons.append(refused.reason)
        return {"customer_user_errors": refused.errors, "user_errors": refused.errors}


def _scenario(
    name: str,
    call: Call,
    arguments: Arguments,
    spellings: Spellings,
    sealed: tuple[str, ...] = (),
) -> Scenario | None:
    """Choose the scenario for the field *name*.

    *spellings* are the schema's names of the arguments, *sealed* the emails that only opening
    a token shows.
    """
    spelt = {spellings[key]: value for key, value in arguments.items()}
    try:
        return call.world.switchboard.choose(
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
