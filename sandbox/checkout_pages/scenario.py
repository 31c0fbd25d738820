"""Scenarios at the checkout: a form gets the answer of the scenario that is on."""

from collections.abc import Callable
from dataclasses import replace

from sandbox.account.operations import OverruledError
from sandbox.account.visit import Visit
from sandbox.catalog.changed_variants import in_changed_shop
from sandbox.door.answers import Answer
from sandbox.reason import Reason
from sandbox.scenarios import Effect, UnknownScenarioError, When
from sandbox.user_errors import UserError


def under_scenario(
    visit: Visit, operation: str, answer: Callable[[UserError | None], Answer]
) -> Answer:
    """Return what *answer* returns, which is given the error that a scenario wants, if any.

    Raises `OverruledError` for one that replaces or loses the page.
    """
    effect = _effect(visit, operation)
    if effect is None or not effect.replaces_answer:
        return answer(None)
    if effect.when is When.AFTER:
        answer(None)
    error = _error(effect)
    if error is None:
        raise OverruledError(effect)
    return answer(error)


def in_shop(visit: Visit, operation: str, answer: Callable[[Visit], Answer]) -> Answer:
    """Return what *answer* returns in the shop as the scenario that is on has its variants."""
    context, world = visit.context, visit.world
    form = dict(visit.form)
    change = world.switchboard.variants(operation, form, requested=context.requested)
    if change is None:
        return answer(visit)
    return in_changed_shop(
        world, change, lambda shop: answer(replace(visit, context=context.over(shop)))
    )


def _effect(visit: Visit, operation: str) -> Effect | None:
    context = visit.context
    try:
        chosen = visit.world.switchboard.choose(
            operation, dict(visit.form), requested=context.requested
        )
    except UnknownScenarioError as error:
        context.trace.explain(Reason("sandbox.unknown-scenario", str(error)))
        return None
    if chosen is None:
        return None
    context.trace.explain(Reason(f"scenario.{chosen.scenario.name}", chosen.message))
    context.trace.effects.append(chosen.effect)
    return chosen.effect


def _error(effect: Effect) -> UserError | None:
    """Return the error that a page can show: a browser has no use for JSON."""
    if effect.user_errors:
        first = effect.user_errors[0]
        return UserError(first.code or "", None, first.message)
    if effect.errors and effect.status is None:
        forced = effect.errors[0]
        return UserError(str((forced.extensions or {}).get("code", "")), None, forced.message)
    return None
