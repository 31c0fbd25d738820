"""One API version, ready to answer: from a GraphQL request to the body of its answer."""

import logging
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from graphql import GraphQLError, GraphQLSchema, OperationDefinitionNode

from sandbox.door.received import GraphQLRequest
from sandbox.execution import Executor, Outcome
from sandbox.execution.limits import ExecutionLimitError
from sandbox.execution.ready import Ready
from sandbox.execution.steps import Steps
from sandbox.field_error import FieldError
from sandbox.reason import Reason
from sandbox.service.answer_size import FEW_FIELDS, is_too_large, too_many_bytes
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

LIFTABLE: Final = frozenset({"String"})
"""What is said in a string changes nothing about a document; an ID may be no global id."""

_log: Final = logging.getLogger("sandbox")


class InternalError(Exception):
    """A resolver failed: a bug of the sandbox, told as the real service tells its own."""


class Engine:
    """Answers GraphQL requests against one bound schema. Documents are kept, within bounds."""

    def __init__(self, schema: GraphQLSchema) -> None:
        self._schema = schema
        self._executor = Executor(schema, self._prepare, liftable=LIFTABLE)

    def known(self, request: GraphQLRequest) -> "Ready[Prepared] | None":
        """Return the operation of a document that was prepared before."""
        return self._executor.known(request.query, request.operation_name)

    def prepare(self, request: GraphQLRequest) -> "Steps[Ready[Prepared]]":
        """Prepare a document that is not `known`."""
        # Validation and all else that documents need are loaded with the first of them.
        from sandbox.service.preparation import preparation

        asked = request.query, request.operation_name
        prepared = yield from preparation(self._schema, *asked)
        yield
        return self._executor.adopt(*asked, prepared)

    def answer(
        self, ready: "Ready[Prepared]", request: GraphQLRequest, context: RequestContext
    ) -> Answered:
        """Answer the request. Raises `InternalError` when a resolver does not work."""
        variables = request.variables or {}
        refusal, extensions = self._checked(ready, variables, context)
        if refusal is not None:
            return refusal, ()
        try:
            outcome = ready.execute(variables=variables, context=context)
            return self._answered(ready, variables, context, outcome, extensions)
        except ExecutionLimitError as error:
            return _given_up(error, context)

    def steps(
        self, ready: "Ready[Prepared]", request: GraphQLRequest, context: RequestContext
    ) -> Steps[Answered]:
        """Do what `answer` does, with a pause after each root field."""
        variables = request.variables or {}
        refusal, extensions = self._checked(ready, variables, context)
        if refusal is not None:
            return refusal, ()
        try:
            outcome = yield from ready.steps(variables=variables, context=context)
            return self._answered(ready, variables, context, outcome, extensions)
        except ExecutionLimitError as error:
            return _given_up(error, context)

    def _checked(
        self, ready: "Ready[Prepared]", variables: Mapping[str, Any], context: RequestContext
    ) -> tuple[Body | None, Body]:
        """Return why the request is not executed, if it is not, and the extensions if it is."""
        prepared = ready.prepared
        if prepared.cost is None or prepared.operation is None:
            return {"errors": prepared.errors}, {}
        if not prepared.takes_text_only and self._problems(prepared.operation, variables):
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

    def _answered(
        self,
        ready: "Ready[Prepared]",
        variables: Mapping[str, Any],
        context: RequestContext,
        outcome: Outcome,
        extensions: Body,
    ) -> Answered:
        if not outcome.executed:
            return self._refused(ready, variables), ()
        body: Body = {"data": outcome.data, "extensions": extensions}
        if outcome.errors:
            body = {"errors": [_wire(error, context) for error in outcome.errors], **body}
        if outcome.fields > FEW_FIELDS and is_too_large(outcome.data):
            raise too_many_bytes()
        deferral = ready.prepared.deferral
        return body, deferral.parts(body, variables) if deferral else ()

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

    def _prepare(self, text: str, operation_name: str | None) -> "Prepared":
        # Validation and all else that documents need are loaded with the first of them.
        from sandbox.service.preparation import prepare

        return prepare(self._schema, text, operation_name)


def _too_complex(cost: int) -> "WireError":
    """Shopify: documented for requests without an access token."""
    extensions = {"code": "MAX_COMPLEXITY_EXCEEDED", "cost": cost, "maxCost": MOST_TOKENLESS}
    return {"message": "Complexity exceeded", "extensions": extensions}


def _given_up(error: ExecutionLimitError, context: RequestContext) -> Answered:
    """The first half is graphql-ruby's, of what is too large for itself."""
    context.trace.explain(Reason("sandbox.limit-exceeded", str(error)))
    message = f"This query is too large to execute: {error}."
    return {"errors": [{"message": message, "extensions": {"code": "SANDBOX_LIMIT_EXCEEDED"}}]}, ()


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
