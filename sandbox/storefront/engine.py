"""One API version, ready to answer: from a GraphQL request to the body of its answer."""

import logging
from collections.abc import Mapping
from typing import Any, Final

from graphql import (
    DocumentNode,
    GraphQLError,
    GraphQLSchema,
    OperationDefinitionNode,
    OperationType,
    print_ast,
)
from msgspec import Struct

from sandbox.execution import Executor
from sandbox.execution.executor import Ready
from sandbox.storefront.call import Call
from sandbox.storefront.cost import Cost, cost_of
from sandbox.storefront.deferral import Deferral, deferral_of
from sandbox.storefront.field_errors import FieldError, wire
from sandbox.storefront.global_ids import parse_global_id
from sandbox.storefront.in_context import Asked, InvalidBuyerError, asked_context, enter
from sandbox.storefront.introspection import introspects_too_deeply
from sandbox.storefront.roots import root_fields
from sandbox.user_errors import Reason
from sandbox.validation import (
    QuerySyntaxError,
    UnknownOperationError,
    choose_operation,
    oversized,
    parse,
    validate,
    variable_problems,
)
from sandbox.validation.wire import WireError

Body = Mapping[str, Any]

COERCIONS: Final = {"ID": parse_global_id}

MOST_TOKENLESS: Final = 1_000
"""Shopify: the highest cost of a request without an access token (documented)."""

LIFTABLE: Final = frozenset({"String"})
"""What is said in a string changes nothing about a document; an ID may be no global id."""

_log: Final = logging.getLogger("sandbox")


class GraphQLRequest(Struct, frozen=True, gc=False, rename={"operation_name": "operationName"}):
    """What a client sends, by POST or by GET. Other keys, such as `extensions`, are ignored."""

    query: str
    variables: dict[str, Any] | None = None
    operation_name: str | None = None


class Prepared(Struct, frozen=True, kw_only=True):
    """A document that has passed, or the errors that are the whole answer."""

    document: DocumentNode | None = None
    operation: OperationDefinitionNode | None = None
    cost: Cost | None = None
    takes_text_only: bool = False
    """Whether no variable can be wrong but by being no text, or by not being there."""
    in_context: Asked | None = None
    deferral: Deferral | None = None
    roots: tuple[str, ...] = ()
    """The root fields of the operation that the schema has, each once."""
    errors: list[dict[str, Any]] = []

    @property
    def is_query(self) -> bool:
        return self.operation is None or self.operation.operation is OperationType.QUERY


class InternalError(Exception):
    """A resolver failed: a bug of the sandbox, told as the real service tells its own."""


class Engine:
    """Answers GraphQL requests against one bound schema. Documents are kept, within bounds."""

    def __init__(self, schema: GraphQLSchema) -> None:
        self._schema = schema
        self._executor = Executor(schema, self._prepare, liftable=LIFTABLE)

    def ready(self, request: GraphQLRequest) -> Ready[Prepared]:
        return self._executor.ready(request.query, request.operation_name)

    def answer(self, ready: Ready[Prepared], request: GraphQLRequest, call: Call) -> Body:
        """Answer the request; raises `InternalError` when a resolver does not work."""
        prepared = ready.prepared
        if prepared.cost is None or prepared.operation is None:
            return {"errors": prepared.errors}
        variables = request.variables or {}
        if not prepared.takes_text_only and self._problems(prepared.operation, variables):
            return self._refused(ready, variables)
        cost = prepared.cost(variables)
        if call.token is None and cost > MOST_TOKENLESS:
            call.reasons.append(Reason("complexity-exceeded", f"tokenless, and it costs {cost}"))
            return {"errors": [_too_complex(cost)]}
        extensions: Body = {"cost": {"requestedQueryCost": cost}}
        if prepared.in_context is not None:
            try:
                extensions = {"context": enter(call, prepared.in_context(variables)), **extensions}
            except InvalidBuyerError as error:
                call.reasons.append(error.reason)
                return {"errors": [{"message": str(error)}], "extensions": extensions}
        outcome = ready.execute(variables=variables, context=call)
        if not outcome.executed:
            return self._refused(ready, variables)
        answer = {"data": outcome.data, "extensions": extensions}
        told = [_wire(error, call) for error in outcome.errors or ()]
        return {"errors": told, **answer} if told else answer

    def _refused(self, ready: Ready[Prepared], variables: Mapping[str, Any]) -> Body:
        """Refuse the variables, with the places that they have in this very text."""
        operation = ready.exact().prepared.operation
        assert operation is not None
        return {"errors": self._problems(operation, variables)}

    def _problems(
        self, operation: OperationDefinitionNode, variables: Mapping[str, Any]
    ) -> list[WireError]:
        """List what is wrong with variables: lists too long come first, and alone."""
        return oversized(operation, variables) or variable_problems(
            self._schema, operation, variables, coercions=COERCIONS
        )

    def _prepare(self, text: str, operation_name: str | None) -> Prepared:
        try:
            document = parse(text)
            operation = choose_operation(document, operation_name)
        except (QuerySyntaxError, UnknownOperationError) as error:
            return Prepared(errors=[error.wire])
        roots = root_fields(self._schema, document, operation)
        if errors := validate(self._schema, document, coercions=COERCIONS):
            return Prepared(errors=errors, roots=roots)
        if errors := oversized(operation, {}):
            return Prepared(errors=errors, roots=roots)
        if errors := introspects_too_deeply(self._schema, document, text):
            return Prepared(errors=errors, roots=roots)
        in_context = asked_context(operation)
        return Prepared(
            document=document,
            operation=operation,
            cost=cost_of(self._schema, document, operation),
            takes_text_only=in_context is None and _takes_text_only(operation),
            in_context=in_context,
            deferral=deferral_of(document, operation, text),
            roots=roots,
        )


def _too_complex(cost: int) -> WireError:
    """Shopify: documented for requests without an access token."""
    extensions = {"code": "MAX_COMPLEXITY_EXCEEDED", "cost": cost, "maxCost": MOST_TOKENLESS}
    return {"message": "Complexity exceeded", "extensions": extensions}


def _takes_text_only(operation: OperationDefinitionNode) -> bool:
    return all(
        print_ast(definition.type) in ("String", "String!", "Boolean", "Boolean!")
        for definition in operation.variable_definitions or ()
    )


def _wire(error: GraphQLError, call: Call) -> dict[str, Any]:
    original = error.original_error
    if isinstance(original, FieldError):
        call.reasons += (original.reason,) if original.reason else ()
    elif original is not None:
        _log.error("The field %s failed", error.path, exc_info=original)
        raise InternalError from original
    return wire(error)
