"""Values of scalars and enums, as they go into an answer."""

from collections.abc import Callable
from typing import Any, Final

from graphql import (
    GraphQLBoolean,
    GraphQLID,
    GraphQLInt,
    GraphQLLeafType,
    GraphQLString,
    Undefined,
)
from graphql.execution import Executor as GraphQLExecutor

from sandbox.execution.run import Run

Complete = Callable[[Any, Run], Any]

_LARGEST_INT: Final = 2**31 - 1
_SMALLEST_INT: Final = -(2**31)


def complete_leaf(kind: GraphQLLeafType) -> Complete:
    """Return what completes a value of *kind*; plain values stay as they are."""

    def serialized(value: Any) -> Any:
        if isinstance(value, Exception):
            raise value
        if value is None or value is Undefined:
            return None
        return GraphQLExecutor.complete_leaf_value(kind, value)

    def text(value: Any, _: Run) -> Any:
        return value if type(value) is str else serialized(value)

    def boolean(value: Any, _: Run) -> Any:
        return value if value is True or value is False else serialized(value)

    def integer(value: Any, _: Run) -> Any:
        is_plain = type(value) is int and _SMALLEST_INT <= value <= _LARGEST_INT
        return value if is_plain else serialized(value)

    def other(value: Any, _: Run) -> Any:
        return serialized(value)

    if kind is GraphQLString or kind is GraphQLID:
        return text
    if kind is GraphQLBoolean:
        return boolean
    return integer if kind is GraphQLInt else other
