"""From the text of a document to all that is known of it before its variables come."""

from collections.abc import Mapping
from typing import Any, Final

from graphql import (
    DocumentNode,
    GraphQLSchema,
    OperationDefinitionNode,
    OperationType,
    print_ast,
)
from msgspec import Struct

from sandbox.service.cost import Cost, cost_of
from sandbox.service.deferral import Deferral, deferral_of
from sandbox.service.global_ids import parse_global_id
from sandbox.service.in_context import Asked, asked_context
from sandbox.service.introspection import introspects_too_deeply
from sandbox.service.root_fields import root_fields
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

COERCIONS: Final = {"ID": parse_global_id}


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


def prepare(schema: GraphQLSchema, text: str, operation_name: str | None) -> Prepared:
    """Read *text*, and choose the operation that is asked for."""
    try:
        document = parse(text)
        operation = choose_operation(document, operation_name)
    except (QuerySyntaxError, UnknownOperationError) as error:
        return Prepared(errors=[error.wire])
    roots = root_fields(schema, document, operation)
    if errors := validate(schema, document, coercions=COERCIONS):
        return Prepared(errors=errors, roots=roots)
    if errors := oversized(operation, {}):
        return Prepared(errors=errors, roots=roots)
    if errors := introspects_too_deeply(schema, document, text):
        return Prepared(errors=errors, roots=roots)
    in_context = asked_context(operation)
    return Prepared(
        document=document,
        operation=operation,
        cost=cost_of(schema, document, operation),
        takes_text_only=in_context is None and _takes_text_only(operation),
        in_context=in_context,
        deferral=deferral_of(document, operation, text),
        roots=roots,
    )


def problems(
    schema: GraphQLSchema, operation: OperationDefinitionNode, variables: Mapping[str, Any]
) -> list[WireError]:
    """List what is wrong with variables: lists too long come first, and alone."""
    return oversized(operation, variables) or variable_problems(
        schema, operation, variables, coercions=COERCIONS
    )


def _takes_text_only(operation: OperationDefinitionNode) -> bool:
    return all(
        print_ast(definition.type) in ("String", "String!", "Boolean", "Boolean!")
        for definition in operation.variable_definitions or ()
    )
