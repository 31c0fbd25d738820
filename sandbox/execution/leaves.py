"""Values of scalars and enums, as they go into an answer."""

from collections.abc import Callable
from typing import Any, Final

from graphql import (
    GraphQLBoolean,
    GraphQLEnumType,
    GraphQLID,
    GraphQLInt,
    GraphQLLeafType,
    GraphQLString,
    Undefined,
)
from graphql.execution import Executor as GraphQLExecutor

from sandbox.execution.limits import FIELD
from sandbox.execution.run import Run

Complete = Callable[[Any, Run], Any]

_LARGEST_INT: Final = 2**31 - 1
_SMALLEST_INT: Final = -(2**31)


def settled_type(kind: object) -> type | None:
    """Return the Python type whose values stay as they are in a field of *kind*, if any."""
    if kind is GraphQLString or kind is GraphQLID:
        return str
    return bool if kind is GraphQLBoolean else None


def complete_leaf(kind: GraphQLLeafType) -> Complete:
    """Return what completes a value of *kind*; most are as they should be.

    It raises a value that is an exception, and what graphql-core raises for one of a wrong type.
    """
    settled = settled_type(kind)

    def serialized(value: Any, run: Run) -> Any:
        if type(value) is settled:
            if type(value) is str and len(value) > FIELD:  # it may be made for this field alone
                run.text_room -= len(value)
            return value
        if isinstance(value, Exception):
            raise value
        if value is None or value is Undefined:
            return None
        shown = kind.coerce_output_value(value)
        if shown is None or shown is Undefined:
            return GraphQLExecutor.complete_leaf_value(kind, value)  # says what is wrong
        return shown

    def integer(value: Any, run: Run) -> Any:
        is_settled = type(value) is int and _SMALLEST_INT <= value <= _LARGEST_INT
        return value if is_settled else serialized(value, run)

    if isinstance(kind, GraphQLEnumType):
        return _remembering(serialized)
    return integer if kind is GraphQLInt else serialized


def _remembering(serialized: Complete) -> Complete:
    """Return what looks up the names of an enum that were *serialized* before."""
    names: dict[str, str] = {}

    def name(value: Any, run: Run) -> Any:
        if type(value) is not str:
            return serialized(value, run)
        known = names.get(value)
        if known is None:
            known = names[value] = serialized(value, run)
        return known

    return name
