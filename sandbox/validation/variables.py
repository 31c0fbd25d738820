"""Errors of the values that a request has for the variables of its operation."""

from collections.abc import Iterator, Mapping
from itertools import islice
from types import MappingProxyType
from typing import Any, Final, TypeAlias

from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInputType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLScalarType,
    GraphQLSchema,
    OperationDefinitionNode,
    VariableDefinitionNode,
    get_nullable_type,
    is_input_type,
    is_list_type,
    is_required_input_field,
    type_from_ast,
)

from sandbox.validation.coercion import Coercion, Misfit, scalar_misfit
from sandbox.validation.literals import enum_misfit
from sandbox.validation.printing import generated
from sandbox.validation.wire import WireError, location

Problem: TypeAlias = dict[str, Any]
"""`path` and `explanation`; a scalar that refuses in its own words repeats them as `message`."""

DEEPEST_VALUE: Final = 100
"""Of lists and objects within each other. What walks a value recurses."""

MOST_PARTS: Final = 25_000
"""Of all variables that are declared: texts, numbers, lists and objects in each other."""

MOST_PROBLEMS: Final = 100
"""graphql-ruby: `validate_max_errors` of a new schema."""

NO_COERCIONS: Final[Mapping[str, Coercion]] = MappingProxyType({})


def variable_problems(
    schema: GraphQLSchema,
    operation: OperationDefinitionNode,
    raw_variables: Mapping[str, Any],
    *,
    coercions: Mapping[str, Coercion] = NO_COERCIONS,
) -> list[WireError]:
    """List an error for each variable of *operation* whose value its type does not take.

    *raw_variables* is the request's JSON; *coercions* take the place of a scalar's own, by its
    name. An error has `message`, `locations` (of the declaration) and `extensions`. All together
    have `MOST_PROBLEMS` and one that says so.
    """
    errors: list[WireError] = []
    room, parts = MOST_PROBLEMS, MOST_PARTS
    for declared in operation.variable_definitions or ():
        expected = type_from_ast(schema, declared.type)
        name = declared.variable.name.value
        if expected is None or not is_input_type(expected):
            continue
        if name not in raw_variables and declared.default_value:
            continue
        value = raw_variables.get(name)
        parts -= _parts(value, parts)
        problems = list(islice(_value_problems(value, expected, coercions, parts), room + 1))
        if len(problems) > room:
            errors.append(_error(declared, expected, value, [*problems[:room], _enough(expected)]))
            break
        if problems:
            errors.append(_error(declared, expected, value, problems))
            room -= len(problems)
    return errors


def _value_problems(
    value: Any, expected: GraphQLInputType, coercions: Mapping[str, Coercion], parts: int
) -> Iterator[Problem]:
    if parts < 0:
        yield _problem(f"Values have more than {MOST_PARTS:,} parts")
    elif _is_too_deep(value):
        yield _problem(f"Value is nested deeper than {DEEPEST_VALUE} levels")
    else:
        yield from _problems(value, expected, coercions)


def _enough(expected: GraphQLInputType) -> Problem:
    """graphql-ruby: the message, and null as the path."""
    what = "list variable" if is_list_type(get_nullable_type(expected)) else "variables"
    message = f"Too many errors processing {what}, max validation error limit reached."
    return {"path": [None], "explanation": f"{message} Execution aborted"}


def _parts(value: Any, most: int) -> int:
    """Count the values in *value*, itself among them, until there are more than *most*."""
    count, pending = 1, [value]
    while pending and count <= most:
        match pending.pop():
            case dict() as inner:
                count += len(inner)
                pending += inner.values()
            case list() as inner:
                count += len(inner)
                pending += inner
    return count


def _is_too_deep(value: Any) -> bool:
    level = [value]
    for _ in range(DEEPEST_VALUE):
        level = [
            item
            for outer in level
            if isinstance(outer, dict | list)
            for item in (outer.values() if isinstance(outer, dict) else outer)
        ]
        if not level:
            return False
    return any(isinstance(item, dict | list) for item in level)


def _spoken(path: list[str | int | None]) -> str:
    """Write *path* as Ruby joins it: of null nothing is left."""
    return ".".join("" if step is None else str(step) for step in path)


def _error(
    declared: VariableDefinitionNode,
    expected: GraphQLInputType,
    value: Any,
    problems: list[Problem],
) -> WireError:
    inner = ", ".join(
        f"{_spoken(problem['path'])} ({problem['explanation']})"
        for problem in problems
        if problem["path"]
    )
    message = f"Variable ${declared.variable.name.value} of type {expected}"
    return {
        "message": f"{message} was provided invalid value{f' for {inner}' if inner else ''}",
        "locations": [location(declared)],
        # `code` is Shopify's: Admin API recordings of 2025 and 2026 have it, graphql-ruby does not.
        "extensions": {"code": "INVALID_VARIABLE", "value": value, "problems": problems},
    }


def _problems(
    value: Any, expected: GraphQLInputType, coercions: Mapping[str, Coercion]
) -> Iterator[Problem]:
    if value is None:
        if isinstance(expected, GraphQLNonNull):
            yield _problem("Expected value to not be null")
        return
    match expected:
        case GraphQLNonNull():
            yield from _problems(value, expected.of_type, coercions)
        case GraphQLList():
            for index, item in enumerate(value if isinstance(value, list) else [value]):
                yield from _within(index, _problems(item, expected.of_type, coercions))
        case GraphQLInputObjectType():
            yield from _object_problems(value, expected, coercions)
        case GraphQLEnumType():
            yield from _refused(enum_misfit(value, expected))
        case GraphQLScalarType():
            yield from _refused(scalar_misfit(value, expected, coercions))


def _refused(misfit: Misfit | None) -> Iterator[Problem]:
    if misfit is None or misfit.explanation is None:
        return
    problem = _problem(misfit.explanation)
    yield problem | {"message": misfit.explanation} if misfit.has_own_message else problem


def _object_problems(
    value: Any, expected: GraphQLInputObjectType, coercions: Mapping[str, Coercion]
) -> Iterator[Problem]:
    if not isinstance(value, dict):
        yield _problem(f"Expected {generated(value)} to be a key-value object.")
        return
    missing = {
        name: None
        for name, field in expected.fields.items()
        if name not in value and is_required_input_field(field)
    }
    for name, item in (value | missing).items():
        yield from _within(name, _key_problems(name, item, expected, coercions))
    if expected.is_one_of:
        yield from _one_of_problems(value, expected)


def _key_problems(
    name: str, item: Any, expected: GraphQLInputObjectType, coercions: Mapping[str, Coercion]
) -> Iterator[Problem]:
    field = expected.fields.get(name)
    if field is None:
        yield _problem(f"Field is not defined on {expected.name}")
    else:
        yield from _problems(item, field.type, coercions)


def _one_of_problems(value: dict[str, Any], expected: GraphQLInputObjectType) -> Iterator[Problem]:
    required = f"'{expected.name}' requires exactly one argument, but"
    match list(value.items()):
        case [(name, None)]:
            yield _problem(f"{required} '{name}' was `null`.")
        case [_]:
            return
        case _:
            yield _problem(f"{required} {len(value)} were provided.")


def _problem(explanation: str) -> Problem:
    return {"path": [], "explanation": explanation}


def _within(step: str | int, problems: Iterator[Problem]) -> Iterator[Problem]:
    return (problem | {"path": [step, *problem["path"]]} for problem in problems)
