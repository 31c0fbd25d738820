"""Prepares documents: all that is known of an operation before its variables come."""

import re
from collections.abc import Mapping
from itertools import islice
from typing import Any, Final

from graphql import (
    DocumentNode,
    GraphQLSchema,
    OperationDefinitionNode,
    OperationType,
)
from msgspec import Struct

from sandbox.execution.quick_variables import Coercion, quick_coercion
from sandbox.pause import Pause, go_on
from sandbox.service.cost import Cost, reckoned
from sandbox.service.deferral import Deferral, deferral_of
from sandbox.service.global_ids import parse_global_id
from sandbox.service.in_context import Asked, asked_context
from sandbox.service.introspection import introspects, introspects_too_deeply
from sandbox.service.root_fields import root_fields, root_nodes
from sandbox.validation import (
    QuerySyntaxError,
    UnknownOperationError,
    choose_operation,
    oversized,
    parse,
    size_of,
    validate,
    variable_problems,
    weight_of,
)
from sandbox.validation.wire import WireError

FEW_ROOTS: Final = 5
SMALL: Final = 120_000
"""Bytes of memory that a small document takes: some 300 tokens, a hundred fields."""

COERCIONS: Final = {"ID": parse_global_id}

_LISTS: Final = re.compile(r"roducts|earch|sitemap|product(?:Recommendations|Tags|Types)")
"""In the text of each document that asks for a list of products."""


class Prepared(Struct, frozen=True, kw_only=True):
    """A document that has passed, or the errors that are the whole answer."""

    document: DocumentNode | None = None
    operation: OperationDefinitionNode | None = None
    cost: Cost | None = None
    objects: Cost | None = None
    """How many objects the answer can have."""
    coerced: Coercion | None = None
    """Coerces variables in which nothing is wrong; None for those that need a closer look."""
    in_context: Asked | None = None
    deferral: Deferral | None = None
    roots: tuple[str, ...] = ()
    """The root fields of the operation that the schema has, each once."""
    lists_products: bool = False
    """Whether it may ask for a list of products: no other document needs their index."""
    is_small: bool = False
    """Whether it cannot ask for much, but by pages or by variables."""
    errors: list[dict[str, Any]] = []
    weight: int = 0
    """Bytes of memory that it takes, about, with its text."""

    @property
    def is_query(self) -> bool:
        return self.operation is None or self.operation.operation is OperationType.QUERY


def prepare(
    schema: GraphQLSchema,
    text: str,
    operation_name: str | None,
    pause: Pause = go_on,
) -> Prepared:
    """Read *text*, and choose the operation that is asked for; call *pause* often."""
    try:
        document = parse(text, pause)
        operation = choose_operation(document, operation_name)
    except (QuerySyntaxError, UnknownOperationError) as error:
        return _refused(text, [error.wire])
    pause()
    roots = root_fields(schema, document, operation)
    if errors := validate(schema, document, coercions=COERCIONS, pause=pause):
        return _refused(text, errors, roots)
    pause()
    if errors := oversized(operation, {}):
        return _refused(text, errors, roots)
    if errors := introspects_too_deeply(schema, document, text):
        return _refused(text, errors, roots)
    pause()
    in_context = asked_context(operation)
    known = reckoned(schema, document, operation)
    pause()
    deferral = deferral_of(document, operation, text)
    weight = weight_of(document)
    pause()
    return Prepared(
        document=document,
        operation=operation,
        cost=known.cost,
        objects=known.objects,
        coerced=quick_coercion(schema, operation.variable_definitions or (), COERCIONS),
        in_context=in_context,
        deferral=deferral,
        roots=roots,
        lists_products=_LISTS.search(text) is not None,
        is_small=weight <= SMALL and _is_small(document, operation, text),
        weight=weight,
    )


def _is_small(document: DocumentNode, operation: OperationDefinitionNode, text: str) -> bool:
    few = FEW_ROOTS + 1
    return len(list(islice(root_nodes(document, operation), few))) < few and not introspects(text)


def _refused(text: str, errors: list[WireError], roots: tuple[str, ...] = ()) -> Prepared:
    weight = 2 * len(text) + 1_000 + sum(1_000 + size_of(error) for error in errors)
    return Prepared(errors=errors, roots=roots, weight=weight)


def problems(
    schema: GraphQLSchema, operation: OperationDefinitionNode, variables: Mapping[str, Any]
) -> list[WireError]:
    """List what is wrong with variables: lists too long come first, and alone."""
    return oversized(operation, variables) or variable_problems(
        schema, operation, variables, coercions=COERCIONS
    )
