"""One API version, ready to answer: from a GraphQL request to the body of its answer."""

import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from graphql import GraphQLError, GraphQLSchema, OperationDefinitionNode

from sandbox.door.received import GraphQLRequest
from sandbox.execution import Executor, Outcome
from sandbox.execution.cache import BoundedCache, SteadyCache
from sandbox.execution.kept import Kept, Rendering
from sandbox.execution.limits import ExecutionLimitError, too_many_bytes
from sandbox.execution.ready import Ready
from sandbox.field_error import FieldError
from sandbox.pause import Pause, go_on
from sandbox.reason import Reason
from sandbox.service.answer_size import FEW_FIELDS, is_too_large
from sandbox.service.deferral import Part
from sandbox.service.field_errors import null_given, wire
from sandbox.service.in_context import InvalidBuyerError, enter
from sandbox.service.request_context import RequestContext

if TYPE_CHECKING:
    from sandbox.service.preparation import Prepared
    from sandbox.validation.wire import WireError

Body = Mapping[str, Any]
Answered = tuple[Body, Sequence[Part]]
"""A body, and its parts where it comes in some."""

MOST_TOKENLESS: Final = 1_000
"""Shopify: the highest cost of a request without an access token (documented)."""

FEW_OBJECTS: Final = 1_500
"""An answer to a small document that can have no more need not pause for others."""

LONG_TEXT: Final = 4_000
LONG_LIST: Final = 20
"""Characters and items of a variable that do not make an answer long, either. A Multipass token
has some hundred characters."""

LIFTABLE: Final = frozenset({"String"})
"""The text of a string changes nothing about a document; an ID may be no global id."""

_log: Final = logging.getLogger("sandbox")


class InternalError(Exception):
    """A resolver failed: a bug of the sandbox, answered as the real service answers its own."""


class Engine:
    """Answers GraphQL requests against one bound schema.

    Documents are kept in *cache*, which engines may share: it is from `documents_cache`. Objects
    that look the same in each answer are kept in *renderings*.
    """

    def __init__(
        self,
        schema: GraphQLSchema,
        cache: BoundedCache[Any] | None = None,
        renderings: SteadyCache[Rendering] | None = None,
    ) -> None:
        self._schema = schema
        self._renderings = renderings
        self._executor = Executor(schema, self._prepare, liftable=LIFTABLE, cache=cache)

    def known(self, request: GraphQLRequest) -> "Ready[Prepared] | None":
        """Return the operation of a document that was prepared before."""
        return self._executor.known(request.query, request.operation_name)

    def prepare(self, request: GraphQLRequest, pause: Pause = go_on) -> "Ready[Prepared]":
        """Prepare a document that is not `known`; call *pause* between the steps."""
        asked = request.query, request.operation_name
        prepared = self._prepare(*asked, pause)
        pause()
        return self._executor.adopt(*asked, prepared)

    @staticmethod
    def is_short(ready: "Ready[Prepared]", request: GraphQLRequest) -> bool:
        """Say whether the answer takes no longer than others can wait."""
        prepared = ready.prepared
        if prepared.objects is None:
            return True
        variables = request.variables or {}
        return (
            prepared.is_small
            and not any(map(_is_long, variables.values()))
            and prepared.objects(variables) <= FEW_OBJECTS
        )

    def answer(
        self,
        ready: "Ready[Prepared]",
        request: GraphQLRequest,
        context: RequestContext,
        pause: Pause | None = None,
    ) -> Answered:
        """Answer the request; call *pause* often. Raises `InternalError` when a resolver fails."""
        variables = request.variables or {}
        coerce = ready.prepared.coerced
        coerced = None if coerce is None else coerce(variables)
        refusal, extensions = self._checked(ready, variables, context, is_fit=coerced is not None)
        if refusal is not None:
            return refusal, ()
        context.defers = ready.prepared.deferral is not None
        try:
            outcome = ready.execute(
                variables=variables,
                coerced=coerced,
                context=context,
                pause=pause,
                renderings=None if ready.prepared.deferral else self._kept_for(context),
            )
            if not outcome.executed:
                return self._refused(ready, variables), ()
            body = _body(outcome, extensions, context, pause or go_on)
            effects = context.trace.effects
            if effects and any(effect.fields for effect in effects):
                body = self._changed(ready, body, context)
            deferral = ready.prepared.deferral
            return body, deferral.parts(body, variables, pause or go_on) if deferral else ()
        except ExecutionLimitError as error:
            return _given_up(error, context)

    def _changed(self, ready: "Ready[Prepared]", body: Body, context: RequestContext) -> Body:
        from sandbox.service.changed_fields import changed

        document, operation = ready.prepared.document, ready.prepared.operation
        assert document is not None
        assert operation is not None
        changes = [change for effect in context.trace.effects for change in effect.fields]
        return changed(body, changes, self._schema, document, operation, base_url=context.base_url)

    def _kept_for(self, context: RequestContext) -> Kept | None:
        if self._renderings is None:
            return None
        return Kept(self._renderings, None if context.token is None else context.token.scopes)

    def _checked(
        self,
        ready: "Ready[Prepared]",
        variables: Mapping[str, Any],
        context: RequestContext,
        *,
        is_fit: bool,
    ) -> tuple[Body | None, Body]:
        """Return why the request is not executed, if it is not, and the extensions if it is.

        *is_fit* says that nothing is wrong with the variables.
        """
        prepared = ready.prepared
        if prepared.cost is None or prepared.operation is None:
            return {"errors": prepared.errors}, {}
        if not is_fit and self._problems(prepared.operation, variables):
            return self._refused(ready, variables), {}
        cost = prepared.cost(variables)
        if context.token is None and cost > MOST_TOKENLESS:
            context.trace.explain(
                Reason("complexity-exceeded", f"the request has no token and costs {cost}")
            )
            return {"errors": [_too_complex(cost)]}, {}
        extensions: Body = {"cost": {"requestedQueryCost": cost}}
        if prepared.in_context is None:
            return None, extensions
        try:
            applied = enter(context, prepared.in_context(variables))
        except InvalidBuyerError as error:
            context.trace.explain(error.reason)
            return {"errors": [{"message": str(error)}], "extensions": extensions}, {}
        return None, {"context": applied, **extensions}

    def _refused(self, ready: "Ready[Prepared]", variables: Mapping[str, Any]) -> Body:
        """Refuse the variables, with the places that they have in this very text."""
        operation = ready.exact().prepared.operation
        assert operation is not None
        return {"errors": self._problems(operation, variables)}

    def _problems(
        self, operation: OperationDefinitionNode, variables: Mapping[str, Any]
    ) -> "list[WireError]":
        from sandbox.service.preparation import problems

        return problems(self._schema, operation, variables)

    def _prepare(self, text: str, operation_name: str | None, pause: Pause = go_on) -> "Prepared":
        # Validation and all else that documents need are loaded with the first of them.
        from sandbox.service.preparation import prepare

        return prepare(self._schema, text, operation_name, pause)


def _is_long(value: Any) -> bool:
    """Say whether a variable may take long: a list of filters, a query of many words."""
    if isinstance(value, str):
        return len(value) > LONG_TEXT
    return isinstance(value, list) and len(value) > LONG_LIST


def _body(outcome: Outcome, extensions: Body, context: RequestContext, pause: Pause) -> Body:
    """Raises `ExecutionLimitError` and `InternalError`."""
    body: Body = {"data": outcome.data, "extensions": extensions}
    if outcome.errors:
        body = {"errors": list(_wires(outcome.errors, context, pause)), **body}
    if outcome.fields > FEW_FIELDS and is_too_large(outcome.data, pause):
        raise too_many_bytes()
    return body


def _too_complex(cost: int) -> "WireError":
    """Shopify: documented for requests without an access token."""
    extensions = {"code": "MAX_COMPLEXITY_EXCEEDED", "cost": cost, "maxCost": MOST_TOKENLESS}
    return {"message": "Complexity exceeded", "extensions": extensions}


def _given_up(error: ExecutionLimitError, context: RequestContext) -> Answered:
    """The first half is graphql-ruby's, of what is too large for itself."""
    context.trace.explain(Reason("sandbox.limit-exceeded", str(error)))
    message = f"This query is too large to execute: {error}."
    return {"errors": [{"message": message, "extensions": {"code": "SANDBOX_LIMIT_EXCEEDED"}}]}, ()


def _wires(
    errors: Iterable[GraphQLError], context: RequestContext, pause: Pause
) -> Iterator[dict[str, Any]]:
    for error in errors:
        yield _wire(error, context)
        pause()  # its place in a long text takes time to find


def _wire(error: GraphQLError, context: RequestContext) -> dict[str, Any]:
    original = error.original_error
    if isinstance(original, FieldError):
        context.trace.explain(original.reason)
    elif refused := null_given(error):
        return refused
    elif original is not None:
        _log.error("The field %s failed", error.path, exc_info=original)
        raise InternalError from original
    return wire(error)
