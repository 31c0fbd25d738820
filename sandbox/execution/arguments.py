"""The arguments of a field: settled when the plan is made, or read from the variables."""

from collections.abc import Callable, Iterator
from typing import Any, Final, cast

from graphql import (
    BREAK,
    FieldNode,
    GraphQLError,
    GraphQLField,
    GraphQLNonNull,
    ValueNode,
    VariableNode,
    Visitor,
    get_argument_values,
    visit,
)
from graphql.execution.values import VariableValues

from sandbox.execution.run import Run

Arguments = Callable[[Run], dict[str, Any]]

_MISSING: Final = object()
_PLAIN: Final = (str, int, float, bool, type(None))


def arguments_of(field: GraphQLField, node: FieldNode, values: VariableValues) -> Arguments | None:
    """Return what gives the arguments of a run, or None when the field has none.

    Settled arguments and direct variables are cheap. All else, and all that may fail, is left
    to graphql-core: it has no effects, so its errors are those of an execution by it.
    """
    if not field.args and not node.arguments:
        return None

    def by_graphql_core(run: Run) -> dict[str, Any]:
        return get_argument_values(field, node, run.variable_values())

    given = {argument.name.value: argument.value for argument in node.arguments or ()}
    direct = tuple(_direct(field, given))
    names = {name for name, value in given.items() if isinstance(value, VariableNode)}
    if any(has_variable(value) for name, value in given.items() if name not in names):
        return by_graphql_core
    settled = _settled(field, node, values, names)
    if settled is None:
        return by_graphql_core
    if not direct:
        return lambda _: settled
    return _merging(settled, direct, by_graphql_core)


def has_variable(node: ValueNode) -> bool:
    found: list[VariableNode] = []

    class Finder(Visitor):
        def enter_variable(self, variable: VariableNode, *_: Any) -> Any:
            found.append(variable)
            return BREAK

    visit(node, Finder())
    return bool(found)


def _direct(field: GraphQLField, given: dict[str, ValueNode]) -> Iterator[tuple[str, str, bool]]:
    """Yield each argument that is a variable: its name, the variable's, whether null is wrong."""
    for name, definition in field.args.items():
        value = given.get(name)
        if isinstance(value, VariableNode):
            is_required = isinstance(definition.type, GraphQLNonNull)
            yield definition.out_name or name, value.name.value, is_required


def _settled(
    field: GraphQLField, node: FieldNode, values: VariableValues, variable: set[str]
) -> dict[str, Any] | None:
    """Return the arguments that are the same in every run; None when that is not sure."""
    rest = cast("GraphQLField", _WithoutArguments(field, variable))
    try:
        settled = get_argument_values(rest, node, values)
    except GraphQLError:
        return None
    return settled if all(isinstance(value, _PLAIN) for value in settled.values()) else None


class _WithoutArguments:
    """A field less the arguments called *names*, for the function that coerces arguments."""

    def __init__(self, field: GraphQLField, names: set[str]) -> None:
        self.args = {name: kind for name, kind in field.args.items() if name not in names}


def _merging(
    settled: dict[str, Any], direct: tuple[tuple[str, str, bool], ...], otherwise: Arguments
) -> Arguments:
    if len(direct) == 1 and not settled:
        ((only, variable, is_required),) = direct

        def one(run: Run) -> dict[str, Any]:
            value = run.variables.get(variable, _MISSING)
            if value is _MISSING or (value is None and is_required):
                return otherwise(run)
            return {only: value}

        return one

    def several(run: Run) -> dict[str, Any]:
        arguments = dict(settled)
        for name, variable, is_required in direct:
            value = run.variables.get(variable, _MISSING)
            if value is _MISSING or (value is None and is_required):
                return otherwise(run)
            arguments[name] = value
        return arguments

    return several
