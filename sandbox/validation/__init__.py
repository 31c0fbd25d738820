"""Validation of documents and variables, with the error messages of the real service.

The service runs graphql-ruby. What it would say of a document is known from its source; what
Shopify adds is known from recordings.
"""

from collections.abc import Mapping

from graphql import DocumentNode, GraphQLSchema

from sandbox.pause import Pause, go_on
from sandbox.validation.coercion import Coercion
from sandbox.validation.findings import MOST_ERRORS, EnoughFoundError
from sandbox.validation.input_size import LONGEST_LIST, oversized
from sandbox.validation.operations import UnknownOperationError, choose_operation
from sandbox.validation.scalars import SCALARS, CoercionError, NotCoercibleError
from sandbox.validation.syntax import parse, weight_of
from sandbox.validation.syntax_error import (
    DEEPEST_NESTING,
    LONGEST_TEXT,
    MOST_COMMENTS,
    MOST_TOKENS,
    QuerySyntaxError,
)
from sandbox.validation.variables import NO_COERCIONS, variable_problems
from sandbox.validation.walk import Walk
from sandbox.validation.wire import WireError, size_of
from sandbox.validation.work import ValidationTimeoutError

__all__ = [
    "parse",
    "weight_of",
    "QuerySyntaxError",
    "validate",
    "choose_operation",
    "UnknownOperationError",
    "variable_problems",
    "oversized",
    "SCALARS",
    "Coercion",
    "CoercionError",
    "NotCoercibleError",
    "WireError",
    "size_of",
    "DEEPEST_NESTING",
    "LONGEST_LIST",
    "LONGEST_TEXT",
    "MOST_COMMENTS",
    "MOST_ERRORS",
    "MOST_TOKENS",
]


def validate(
    schema: GraphQLSchema,
    document: DocumentNode,
    *,
    coercions: Mapping[str, Coercion] = NO_COERCIONS,
    pause: Pause = go_on,
) -> list[WireError]:
    """List what is wrong with *document*, which `parse` has made; nothing if it may be executed.

    An error has `message`, `locations`, `path` and `extensions`; there are `MOST_ERRORS` at the
    most. *coercions* take the place of a scalar's own, by its name: `{"ID": parse_gid}`, which
    raises `CoercionError`. *pause* is called often.
    """
    walk = Walk(schema, document, coercions, pause)
    try:
        walk.document()
    except EnoughFoundError:
        pass
    except ValidationTimeoutError:
        # What graphql-ruby says when validation exceeds its time.
        return [
            {
                "message": "Timeout on validation of query",
                "locations": [],
                "extensions": {"code": "validationTimeout"},
            }
        ]
    return walk.findings.errors
