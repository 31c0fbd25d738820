"""Lists that are longer than the service takes."""

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any, Final, TypeAlias

from graphql import (
    FieldNode,
    ListValueNode,
    ObjectValueNode,
    OperationDefinitionNode,
    ValueNode,
    VariableNode,
)

from sandbox.validation.collecting import response_key
from sandbox.validation.wire import WireError, location

LONGEST_LIST: Final = 250
_MOST: Final = 100  # errors
_DEEPEST: Final = 20
_Path: TypeAlias = tuple[str | int, ...]
_Lengths: TypeAlias = Iterator[tuple[_Path, int]]


def oversized(operation: OperationDefinitionNode, variables: Mapping[str, Any]) -> list[WireError]:
    """List an error for each list that is too long in an argument of a root field.

    *variables* are the operation's, raw or coerced. The answer has no data then.
    """
    within = {name: _too_long(value) for name, value in variables.items()}
    found = (
        _error(field, path, length)
        for field in operation.selection_set.selections
        if isinstance(field, FieldNode)
        for argument in field.arguments or ()
        for path, length in _lengths(argument.value, within, (argument.name.value,))
        if length > LONGEST_LIST
    )
    return list(islice(found, _MOST))


def _too_long(value: Any) -> list[tuple[_Path, int]]:
    """Return the lists in a variable that are too long: looked for once, wherever it stands."""
    return [each for each in _lengths_of(value, ()) if each[1] > LONGEST_LIST]


def _lengths(
    value: ValueNode, within: Mapping[str, list[tuple[_Path, int]]], path: _Path
) -> _Lengths:
    """Yield each list in *value*, of variables those that are *within*: its path and length."""
    match value:
        case ListValueNode():
            yield path, len(value.values)
            for at, each in enumerate(value.values[: LONGEST_LIST + 1]):
                yield from _lengths(each, within, (*path, at))
        case ObjectValueNode():
            for field in value.fields:
                yield from _lengths(field.value, within, (*path, field.name.value))
        case VariableNode():
            for inner, length in within.get(value.name.value, ()):
                yield (*path, *inner), length


def _lengths_of(value: Any, path: _Path) -> _Lengths:
    """Yield the same of the *value* of a variable; no input of the schema is deeper than looked."""
    if len(path) > _DEEPEST:
        return
    if isinstance(value, list):
        yield path, len(value)
        for at, each in enumerate(value[: LONGEST_LIST + 1]):
            if isinstance(each, list | dict):
                yield from _lengths_of(each, (*path, at))
    elif isinstance(value, dict):
        for key, each in value.items():
            if isinstance(each, list | dict):
                yield from _lengths_of(each, (*path, key))


def _error(field: FieldNode, path: _Path, length: int) -> WireError:
    # Recorded: the place of the field, and a path without the operation. Inferred: the path of a
    # list inside of an input object.
    return {
        "message": (
            f"The input array size of {length} is greater than the maximum allowed"
            f" of {LONGEST_LIST}."
        ),
        "locations": [location(field)],
        "path": [response_key(field), *path],
        "extensions": {"code": "MAX_INPUT_SIZE_EXCEEDED"},
    }
