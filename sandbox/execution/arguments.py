"""The arguments of a field: settled when the plan is made, or read from the variables."""

from collections.abc import Callable, Mapping
from types import SimpleNamespace
from typing import Any, Final, NamedTuple

from graphql import (
    FieldNode,
    GraphQLField,
    GraphQLNonNull,
    ListValueNode,
    ObjectValueNode,
    ValueNode,
    VariableNode,
    get_argument_values,
)
from graphql.execution.values import VariableValues

from sandbox.execution.run import Run

Arguments = Callable[[Run], dict[str, Any]]

_MISSING: Final = object()
_PLAIN: Final = (str, int, float, bool, type(None))


class _Direct(NamedTuple):
    """An argument that is a variable and nothing more."""

    name: str
    variable: str
    may_be_null: bool


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
    direct = {
        name: _Direct(kind.out_name or name, value.name.value, not _is_required(kind.type))
        for name, kind in field.args.items()
        if isinstance(value := given.get(name), VariableNode)
    }
    if any(_has_variable(value) for name, value in given.items() if name not in direct):
        return by_graphql_core
    settled = _settled(field, node, values, direct)
    if settled is None:
        return by_graphql_core
    lists = {name: value for name, value in settled.items() if isinstance(value, list)}
    if not direct:
        return lambda _: {**settled, **_copied(lists)} if lists else settled
    if len(field.args) == 1:
        return _one(*direct.values(), otherwise=by_graphql_core)
    order = {
        out_name: settled.get(out_name)
        for name, kind in field.args.items()
        if (out_name := kind.out_name or name) in settled or name in direct
    }
    return _several(order, lists, tuple(direct.values()), otherwise=by_graphql_core)


def _is_required(kind: object) -> bool:
    return isinstance(kind, GraphQLNonNull)


def _has_variable(node: ValueNode) -> bool:
    match node:
        case VariableNode():
            return True
        case ListValueNode():
            return any(map(_has_variable, node.values))
        case ObjectValueNode():
            return any(_has_variable(field.value) for field in node.fields)
        case _:
            return False


def _settled(
    field: GraphQLField, node: FieldNode, values: VariableValues, direct: Mapping[str, _Direct]
) -> dict[str, Any] | None:
    """Return the arguments that are the same in every run; None when that is not sure."""
    rest: Any = SimpleNamespace(
        args={name: kind for name, kind in field.args.items() if name not in direct}
    )
    try:
        settled = get_argument_values(rest, node, values)
    except Exception:  # noqa: BLE001 - whatever it is, it is for the run to tell
        return None
    return settled if all(map(_is_plain, settled.values())) else None


def _is_plain(value: Any) -> bool:
    """Say whether *value* is plain, or a list of plain values."""
    if type(value) is list:
        return all(isinstance(item, _PLAIN) for item in value)
    return isinstance(value, _PLAIN)


def _copied(lists: Mapping[str, list[Any]]) -> dict[str, list[Any]]:
    """Copy *lists*: a resolver may change its own."""
    return {name: value.copy() for name, value in lists.items()}


def _one(direct: _Direct, *, otherwise: Arguments) -> Arguments:
    name, variable, may_be_null = direct

    def arguments(run: Run) -> dict[str, Any]:
        value = run.variables.get(variable, _MISSING)
        if value is _MISSING or (value is None and not may_be_null):
            return otherwise(run)
        return {name: value}

    return arguments


def _several(
    order: dict[str, Any],
    lists: Mapping[str, list[Any]],
    direct: tuple[_Direct, ...],
    *,
    otherwise: Arguments,
) -> Arguments:
    """Fill *order*, which has all arguments where they belong, settled ones with their values.

    *lists* are those of them that are lists.
    """

    def arguments(run: Run) -> dict[str, Any]:
        filled = order | _copied(lists) if lists else dict(order)
        for name, variable, may_be_null in direct:
            value = run.variables.get(variable, _MISSING)
            if value is _MISSING or (value is None and not may_be_null):
                return otherwise(run)
            filled[name] = value
        return filled

    return arguments
