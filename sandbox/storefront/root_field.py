"""The road of every root field: a scenario if one is on, else the operation."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from sandbox.door.call import Call
from sandbox.field_error import FieldError
from sandbox.reason import Reason
from sandbox.scenarios import Chosen, Effect, UnknownScenarioError, When, has_magic
from sandbox.service.field_errors import unknown_scenario
from sandbox.storefront.mutations import Mutation
from sandbox.storefront.throttling import within
from sandbox.user_errors import DeadTokenError, Refused, mirrored
from sandbox.world import World

Arguments = Mapping[str, Any]
Spellings = Mapping[str, str]


def answer_query(query: Callable[..., Any]) -> Callable[..., Any]:
    """Return what answers a root query: by *query*, or as a scenario has it."""

    def answer(name: str, call: Call, arguments: Arguments, spellings: Spellings) -> Any:
        if not (call.may_have_magic or call.requested or call.world.switchboard.on or call.effects):
            return query(call, **arguments)
        chosen = _choose(name, call, arguments, spellings, has_payload=False)
        if chosen is None:
            return query(call, **arguments)
        return _apply(chosen, call, partial(query, call, **arguments))

    return answer


def answer_mutation(mutation: Mutation) -> Callable[..., Any]:
    """Return what answers a mutation: performed, refused, or as a scenario has it."""
    emails = mutation.emails or _no_emails
    perform = _perform if mutation.throttle is None else _perform_within

    def answer(name: str, call: Call, arguments: Arguments, spellings: Spellings) -> Any:
        sealed = emails(call.world, arguments)
        is_magic = call.may_have_magic or any(map(has_magic, sealed))
        if not (is_magic or call.requested or call.world.switchboard.on or call.effects):
            return perform(name, mutation, call, arguments)
        chosen = _choose(name, call, arguments, spellings, sealed)
        if chosen is None:
            return perform(name, mutation, call, arguments)
        payload = _apply(chosen, call, partial(perform, name, mutation, call, arguments))
        return _forced(name, call, chosen.effect) if payload is None else payload

    return answer


def _no_emails(_world: World, _arguments: Arguments) -> tuple[str, ...]:
    return ()


_NOTHING: Mapping[str, Any] = {"customer_user_errors": (), "user_errors": ()}


def _perform(name: str, mutation: Mutation, call: Call, arguments: Arguments) -> dict[str, Any]:
    try:
        return {**mutation.perform(call.world, **arguments), **_NOTHING}
    except Refused as refused:
        if refused.reason:
            call.reasons.append(refused.reason)
        call.tell(name, refused.errors)
        return {"customer_user_errors": refused.errors, "user_errors": mirrored(refused.errors)}


def _perform_within(
    name: str, mutation: Mutation, call: Call, arguments: Arguments
) -> dict[str, Any]:
    """Perform what a buyer may ask only so often."""
    assert mutation.throttle is not None
    return within(mutation.throttle, call, partial(_perform, name, mutation, call, arguments))


def _choose(
    name: str,
    call: Call,
    arguments: Arguments,
    spellings: Spellings,
    sealed: tuple[str, ...] = (),
    *,
    has_payload: bool = True,
) -> Chosen | None:
    """Choose the scenario for the field *name*.

    *spellings* are the schema's names of the arguments, *sealed* the emails that only opening
    a token shows. When an earlier field's scenario answers the whole request, none is asked any
    more: the field is carried out if that one comes after, else the request ends before it.
    """
    for effect in call.effects:
        if effect.answers_whole_request:
            if effect.when is When.BEFORE:
                raise _not_reached()
            return None
    spelt = {spellings[key]: value for key, value in arguments.items()}
    try:
        return call.world.switchboard.choose(
            name,
            {**spelt, **call.variables},
            requested=call.requested,
            unsealed=sealed,
            has_payload=has_payload,
        )
    except UnknownScenarioError as error:
        raise unknown_scenario(error) from None


def _apply(chosen: Chosen, call: Call, carry_out: Callable[[], Any]) -> Any:
    """Return what *carry_out* gives, or None where the scenario has user errors in its place.

    Raises the error that the scenario has for the field. What concerns the whole answer is left
    to the endpoint.
    """
    effect = chosen.effect
    call.reasons.append(Reason(f"scenario.{chosen.scenario.name}", chosen.words))
    call.effects.append(effect)
    if not effect.tells:
        return carry_out()
    if effect.when is When.AFTER:
        codes = call.codes
        try:
            carry_out()
        except (FieldError, DeadTokenError) as error:
            call.reasons += (error.reason,) if error.reason else ()
        call.codes = codes  # what it gave is not what is answered
    for forced in effect.field_errors:
        raise FieldError(forced.message, extensions=forced.extensions)
    if effect.answers_whole_request:
        raise _not_reached()
    return None


def _not_reached() -> FieldError:
    """Return what nobody sees: the answer that it stands in is replaced by a scenario's."""
    return FieldError("A scenario answers the whole request.", extensions=None)


def _forced(name: str, call: Call, effect: Effect) -> Mapping[str, Any]:
    call.tell(name, effect.customer_user_errors or effect.user_errors)
    return {
        "customer_user_errors": effect.customer_user_errors,
        "user_errors": effect.user_errors or mirrored(effect.customer_user_errors),
    }
