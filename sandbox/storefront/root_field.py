"""The road of every root field: a scenario if one is on, else the operation."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any, TypeAlias

from sandbox.department import Arguments, Mutation
from sandbox.door.trace import Trace
from sandbox.field_error import FieldError
from sandbox.reason import Reason
from sandbox.scenarios import Effect, UnknownScenarioError, When, has_magic
from sandbox.service.field_errors import not_implemented, restricted, unknown_scenario
from sandbox.service.request_context import RequestContext
from sandbox.store import Record
from sandbox.storefront.field_resolver import converted, converters_of, filled_in_of
from sandbox.storefront.throttling import within
from sandbox.user_errors import DeadTokenError, Payload, Refused
from sandbox.world.switchboard import Chosen

Spellings: TypeAlias = Mapping[str, str]
"""The schema's name of each argument, by its snake_cased one."""
RootField: TypeAlias = Callable[[RequestContext, Arguments, Spellings], Any]


def query_field(
    name: str, query: Callable[..., Any] | None, kinds: Callable[[], Iterable[type[Record]]]
) -> RootField:
    """Return what answers the root query *name*: by *query*, or as a scenario has it.

    None is a query that is not built: only scenarios answer it. *kinds* returns the classes of
    records, for lists of an index that is behind.
    """
    perform = _not_built(f"QueryRoot.{name}") if query is None else _query(query)

    def answer(context: RequestContext, arguments: Arguments, spellings: Spellings) -> Any:
        if not context.may_have_scenario:
            return perform(context, arguments)
        chosen = _choose(name, context, arguments, spellings, has_payload=False)
        if chosen is None:
            return perform(context, arguments)
        if lag := chosen.effect.lag:
            context = context.over(context.world.before(lag, kinds))
        return _apply(
            chosen, context.trace, _performing(chosen.effect, perform, context, arguments)
        )

    return answer


def mutation_field(name: str, mutation: Mutation | None, payload: type[Payload]) -> RootField:
    """Return what answers *mutation*: performed, refused, or as a scenario has it.

    *payload* is the class of what it answers. None is a mutation that is not built.
    """
    prepare = None if mutation is None else mutation.prepare
    email_in = None if mutation is None else mutation.email_in
    perform = (
        _not_built(f"Mutation.{name}") if mutation is None else _mutation(name, mutation, payload)
    )

    def answer(context: RequestContext, arguments: Arguments, spellings: Spellings) -> Any:
        ready = arguments if prepare is None else prepare(context.world, arguments)
        email = None if email_in is None else email_in(ready)
        is_magic = email is not None and has_magic(email)
        if not (is_magic or context.may_have_scenario):
            return perform(context, ready)
        emails = () if email is None else (email,)
        chosen = _choose(name, context, arguments, spellings, emails)
        if chosen is None:
            return perform(context, ready)
        performing = _performing(chosen.effect, perform, context, ready)
        found = _apply(chosen, context.trace, performing)
        return _forced(name, context.trace, chosen.effect, payload) if found is None else found

    return answer


def _query(query: Callable[..., Any]) -> Callable[[RequestContext, Arguments], Any]:
    filled_in, converters = filled_in_of(query), converters_of(query)

    def perform(context: RequestContext, arguments: Arguments) -> Any:
        """Shopify: a dead token is no error of a query; its answer is null (recorded)."""
        given = converted(arguments, converters)
        for each in filled_in:
            given[each] = getattr(context, each)
        try:
            return query(**given)
        except DeadTokenError as dead:
            context.trace.explain(dead.reason)
            return None

    return perform


def _mutation(
    name: str, mutation: Mutation, payload: type[Payload]
) -> Callable[[RequestContext, Arguments], Any]:
    filled_in, converters = filled_in_of(mutation.perform), converters_of(mutation.perform)
    throttle, guard = mutation.throttle, mutation.guard

    def perform(context: RequestContext, arguments: Arguments) -> Payload:
        given = converted(arguments, converters)
        if mutation.is_restricted and not (context.token and context.token.private):
            raise restricted(name)
        try:
            if guard is not None:
                guard(context.world, name)
            for each in filled_in:
                given[each] = getattr(context, each)
            answer = mutation.perform(**given)
        except Refused as refused:
            context.trace.explain(refused.reason)
            context.trace.add_user_errors(name, refused.errors)
            return payload(errors=refused.errors, warnings=refused.warnings, **refused.fields)
        context.trace.explain(answer.reason)
        return answer

    if throttle is None:
        return perform
    return lambda context, arguments: within(
        throttle, context, partial(perform, context, arguments)
    )


def _performing(
    effect: Effect,
    perform: Callable[[RequestContext, Arguments], Any],
    context: RequestContext,
    arguments: Arguments,
) -> Callable[[], Any]:
    """Return what performs the operation, in a shop whose variants are as *effect* has them."""
    change = effect.variants
    if change is None:
        return partial(perform, context, arguments)
    from sandbox.catalog.changed_variants import in_changed_shop

    return lambda: in_changed_shop(
        context.world, change, lambda world: perform(context.over(world), arguments)
    )


def _not_built(coordinate: str) -> Callable[[RequestContext, Arguments], Any]:
    def perform(_context: RequestContext, _arguments: Arguments) -> Any:
        raise not_implemented(coordinate)

    return perform


def _choose(
    name: str,
    context: RequestContext,
    arguments: Arguments,
    spellings: Spellings,
    emails: Sequence[str] = (),
    *,
    has_payload: bool = True,
) -> Chosen | None:
    """Choose the scenario for the field *name*.

    *emails* are those that only opening a token shows. When an earlier field's scenario answers
    the whole request, none is chosen any more: the field is carried out if that one comes after,
    else the request ends before it.
    """
    for effect in context.trace.effects:
        if effect.answers_whole_request:
            if effect.when is When.BEFORE:
                raise _not_reached()
            return None
    spelt = {spellings[key]: value for key, value in arguments.items()}
    try:
        return context.world.switchboard.choose(
            name,
            {**spelt, **context.variables},
            requested=context.requested,
            unsealed=emails,
            has_payload=has_payload,
        )
    except UnknownScenarioError as error:
        raise unknown_scenario(error) from None


def _apply(chosen: Chosen, trace: Trace, carry_out: Callable[[], Any]) -> Any:
    """Return what *carry_out* gives, or None where the scenario has user errors in its place.

    Raises the error that the scenario has for the field. What concerns the whole answer is left
    to the endpoint.
    """
    effect = chosen.effect
    trace.explain(Reason(f"scenario.{chosen.scenario.name}", chosen.message))
    trace.effects.append(effect)
    if not effect.replaces_answer:
        return carry_out()
    if effect.when is When.AFTER:
        codes = trace.codes
        try:
            carry_out()
        except (FieldError, DeadTokenError) as error:
            trace.explain(error.reason)
        trace.codes = codes  # what it gave is not what is answered
    for forced in effect.field_errors:
        raise FieldError(forced.message, extensions=forced.extensions)
    if effect.answers_whole_request:
        raise _not_reached()
    return None


def _not_reached() -> FieldError:
    """Return a placeholder: the whole answer is replaced by that of a scenario."""
    return FieldError("A scenario answers the whole request.", extensions=None)


def _forced(name: str, trace: Trace, effect: Effect, payload: type[Payload]) -> Payload:
    trace.add_user_errors(name, effect.customer_user_errors or effect.user_errors)
    return payload(errors=effect.customer_user_errors, user_errors=effect.user_errors or None)
