"""Introspection as deep as tools ask for it, and no deeper: types lead to types without end."""

import re
from typing import Any, Final

from graphql import DocumentNode, GraphQLError, GraphQLSchema, TypeInfo, ValidationContext, visit
from graphql.validation import MaxIntrospectionDepthRule

from sandbox.validation.wire import WireError

_INTROSPECTS: Final = re.compile(r"__(?:schema|type)\b")


def introspects(text: str) -> bool:
    """Say whether a document may ask for types of the schema."""
    return _INTROSPECTS.search(text) is not None


def introspects_too_deeply(
    schema: GraphQLSchema, document: DocumentNode, text: str
) -> list[WireError]:
    """List an error for each field of the valid *document*, parsed from *text*, that does.

    The rule is graphql-core's: fewer than three lists of fields, interfaces or possible types
    within each other. Each multiplies the answer; with seven, 123 characters had one of 83 MB.
    What the real service says is not known.
    """
    if not introspects(text):
        return []
    found: list[GraphQLError] = []
    context = ValidationContext(schema, document, TypeInfo(schema), found.append)
    rule = MaxIntrospectionDepthRule(context)
    visit(document, rule)
    rule.enter_leave_map.clear()  # it refers to the rule, which holds the document
    return [_wire(error) for error in found]


def _wire(error: GraphQLError) -> dict[str, Any]:
    return {
        "message": "The introspection is too deep. Nest `fields`, `inputFields`, `interfaces` and "
        "`possibleTypes` no more than twice; ask for other types by `__type`.",
        "locations": [place.formatted for place in error.locations or ()],
        "extensions": {"code": "SANDBOX_INTROSPECTION_TOO_DEEP"},
    }
