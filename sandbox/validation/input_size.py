"""Lists that are longer than the service takes."""

from collections.abc import Mapping
from typing import Any, Final

from graphql import (
    FieldNode,
    ListValueNode,
    OperationDefinitionNode,
    ValueNode,
    VariableNode,
)

from sandbox.validation.collecting import response_key
from sandbox.validation.wire import WireError, location

LONGEST_LIST: Final = 250


def oversized(operation: OperationDefinitionNode, variables: Mapping[str, Any]) -> list[WireError]:
    """List an error for each argument of a root field whose list is too long.

    *variables* are the operation's, raw or coerced. The answer has no data then.
    """
    return [
        _error(field, argument.name.value, length)
        for field in operation.selection_set.selections
        if isinstance(field, FieldNode)
        for argument in field.arguments or ()
        if (length := _length(argument.value, variables)) > LONGEST_LIST
    ]


def _length(value: ValueNode, variables: Mapping[str, Any]) -> int:
    match value:
        case ListValueNode():
            return len(value.values)
        case VariableNode():
            items = variables.get(value.name.value)
            return len(items) if isinstance(items, list) else 0
    return 0


def _error(field: FieldNode, argument: str, length: int) -> WireError:
    # Recorded: the place of the field, and a path without the operation.
    return {
        "message": (
            f"The input array size of {length} is greater than the maximum allowed"
            f" of {LONGEST_LIST}."
        ),
        "locations": [location(field)],
        "path": [response_key(field), argument],
        "extensions": {"code": "MAX_INPUT_SIZE_EXCEEDED"},
    }
