"""One API version, ready to answer: from a GraphQL request to the body of its answer."""

import logging
from collections.abc import Mapping
from typing import Any, Final

from graphql import DocumentNode, ExecutionResult, GraphQLError, GraphQLSchema, execute_sync
from msgspec import Struct

from sandbox.execution import BoundedCache
from sandbox.storefront.call import Call
from sandbox.storefront.cost import Cost, cost_of
from sandbox.storefront.field_errors import FieldError, wire
from sandbox.validation import (
    QuerySyntaxError,
    UnknownOperationError,
    choose_operation,
    oversized,
    parse,
    validate,
    variable_problems,
)

Body = Mapping[str, Any]

_log: Final = logging.getLogger("sandbox")


class GraphQLRequest(Struct, frozen=True, rename={"operation_name": "operationName"}):
    """What a client sends, by POST or by GET. Other keys, such as `extensions`, are ignored."""

    query: str
    variables: dict[str, Any] | None = None
    operation_name: str | None = None


class Prepared(Struct, frozen=True):
    """A document that has passed, and the operation of it that was asked for."""

    document: DocumentNode
    operation: Any
    cost: Cost

    @property
    def is_query(self) -> bool:
        return bool(self.operation.operation.value == "query")


class Rejected(Struct, frozen=True):
    """A document that has not passed: the whole answer is its errors."""

    errors: list[dict[str, Any]]


class InternalError(Exception):
    """A resolver failed: a bug of the sandbox, told as the real service tells its own."""


class Engine:
    """Answers GraphQL requests against one bound schema. Valid documents are kept, bounded."""

    def __init__(self, schema: GraphQLSchema) -> None:
        self._schema = schema
        self._prepared = BoundedCache[Prepared | Rejected](self._prepare)

    def prepare(self, request: GraphQLRequest) -> Prepared | Rejected:
        return self._prepared.get(request.query, request.operation_name)

    def answer(self, prepared: Prepared, request: GraphQLRequest, call: Call) -> Body:
        """Execute the operation; raises `InternalError` when a resolver does not work."""
        variables = request.variables or {}
        if errors := oversized(prepared.operation, variables):
            return {"errors": errors}
        result = execute_sync(
            self._schema,
            prepared.document,
            context_value=call,
            variable_values=variables,
            operation_name=request.operation_name,
        )
        if result.data is None and _is_of_variables(result):
            return {"errors": variable_problems(self._schema, prepared.operation, variables)}
        extensions = {"cost": {"requestedQueryCost": prepared.cost(variables)}}
        if not result.errors:
            return {"data": result.data, "extensions": extensions}
        told = [_wire(error, call) for error in result.errors]
        return {"errors": told, "data": result.data, "extensions": extensions}

    def _prepare(self, text: str, operation_name: str | None) -> Prepared | Rejected:
        try:
            document = parse(text)
            operation = choose_operation(document, operation_name)
        except (QuerySyntaxError, UnknownOperationError) as error:
            return Rejected([error.wire])
        if errors := validate(self._schema, document):
            return Rejected(errors)
        return Prepared(document, operation, cost_of(self._schema, document, operation))


def _is_of_variables(result: ExecutionResult) -> bool:
    """Only errors of variables have no path: they come before any field is resolved."""
    return bool(result.errors) and all(error.path is None for error in result.errors or ())


def _wire(error: GraphQLError, call: Call) -> dict[str, Any]:
    original = error.original_error
    if isinstance(original, FieldError):
        call.reasons += (original.reason,) if original.reason else ()
    elif original is not None:
        _log.error("The field %s failed", error.path, exc_info=original)
        raise InternalError from original
    return wire(error)
