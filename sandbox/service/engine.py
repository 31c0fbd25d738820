"""One API version, ready to answer: from a GraphQL request to the body of its answer."""

import logging
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from graphql import GraphQLError, GraphQLSchema, OperationDefinitionNode

from sandbox.door.received import GraphQLRequest
from sandbox.execution import Executor
from sandbox.execution.executor import Ready
from sandbox.field_error import FieldError
from sandbox.reason import Reason
from sandbox.service.field_errors import wire
from sandbox.service.in_context import InvalidBuyerError, enter
from sandbox.service.request_context import RequestContext

if TYPE_CHECKING:
    from sandbox.service.preparation import Prepared
    from sandbox.validation.wire import WireError

Body = Mapping[str, Any]

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

    def ready(self, request: GraphQLRequest) -> "Ready[Prepared]":
        return self._executor.ready(request.query, request.operation_name)

    def answer(
        self, ready: "Ready[Prepared]", request: GraphQLRequest, context: RequestContext
    ) -> Body:
        """Answer the request; raises `InternalError` when a resolver does not work."""
        prepared = ready.prepared
        if prepared.cost is None or prepared.operation is None:
            return {"errors": prepared.errors}
        variables = request.variables or {}
        if not prepared.takes_text_only and self._problems(prepared.operation, variables):
            return self._refused(ready, variables)
        cost = prepared.cost(variables)
        if context.token is None and cost > MOST_TOKENLESS:
            context.trace.explain(
                Reason("complexity-exceeded", f"the request has no token and costs {cost}")
            )
            return {"errors": [_too_complex(cost)]}
        extensions: Body = {"cost": {"requestedQueryCost": cost}}
        if prepared.in_context is not None:
            try:
                applied = enter(context, prepared.in_context(variables))
            except InvalidBuyerError as error:
                context.trace.explain(error.reason)
                return {"errors": [{"message": str(error)}], "extensions": extensions}
            extensions = {"context": applied, **extensions}
        outcome = ready.execute(variables=variables, context=context)
        if not outcome.executed:
            return self._refused(ready, variables)
        answer = {"data": outcome.data, "extensions": extensions}
        told = [_wire(error, context) for error in outcome.errors or ()]
        return {"errors": told, **answer} if told else answer

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


def _wire(error: GraphQLError, context: RequestContext) -> dict[str, Any]:
    original = error.original_error
    if isinstance(original, FieldError):
        context.trace.explain(original.reason)
    elif original is not None:
        _log.error("The field %s failed", error.path, exc_info=original)
        raise InternalError from original
    return wire(error)
