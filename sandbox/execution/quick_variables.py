"""Variables coerced by closures that are made once for an operation.

They take what clients send when nothing is wrong, and leave all else to graphql-core, which then
knows the words.
"""

from collections.abc import Callable, Iterable, Mapping
from math import isfinite
from types import MappingProxyType
from typing import Any, Final, TypeAlias, cast

from graphql import (
    GraphQLEnumType,
    GraphQLInputField,
    GraphQLInputObjectType,
    GraphQLInputType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLScalarType,
    GraphQLSchema,
    Undefined,
    VariableDefinitionNode,
    coerce_input_literal,
    get_nullable_type,
    is_input_type,
    type_from_ast,
)

Coerce: TypeAlias = Callable[[Any], Any]
"""Coerces a value that is not null; raises whatever it likes for one that needs a closer look."""
Coercion: TypeAlias = Callable[[Mapping[str, Any]], dict[str, Any] | None]
"""Returns the coerced variables of a request; None where they need a closer look."""

MOST_ITEMS: Final = 25
"""Items of a list that is coerced so. With it and `MOST_NESTED`, no value has many parts."""
MOST_NESTED: Final = 2
"""Lists within each other."""

_MISSING: Final = object()
_LARGEST_INT: Final = 2**31 - 1
_SMALLEST_INT: Final = -(2**31)
_NO_CHECKS: Final[Mapping[str, Coerce]] = MappingProxyType({})


class _CloserLookError(Exception):
    """A value, or a type, that is left to graphql-core."""


def quick_coercion(
    schema: GraphQLSchema,
    definitions: Iterable[VariableDefinitionNode],
    checks: Mapping[str, Coerce] = _NO_CHECKS,
) -> Coercion:
    """Return what coerces the variables that are defined so.

    *checks* raise for values that a scalar of that name takes, but the caller does not.
    """
    compiler = _Compiler(checks)
    try:
        known = tuple([_variable(schema, each, compiler) for each in definitions])
    except _CloserLookError:
        return lambda _: None

    def coerced(variables: Mapping[str, Any]) -> dict[str, Any] | None:
        values: dict[str, Any] = {}
        for name, coerce, may_be_null, may_be_absent in known:
            value = variables.get(name, _MISSING)
            if value is None and may_be_null:
                values[name] = None
            elif value is not _MISSING:
                try:
                    values[name] = coerce(value)
                except Exception:  # noqa: BLE001 - graphql-core says what is wrong
                    return None
            elif not may_be_absent:
                return None
        return values

    return coerced


def _variable(
    schema: GraphQLSchema, definition: VariableDefinitionNode, compiler: "_Compiler"
) -> tuple[str, Coerce, bool, bool]:
    kind = type_from_ast(schema, definition.type)
    if kind is None or not is_input_type(kind):
        raise _CloserLookError
    may_be_null = not isinstance(kind, GraphQLNonNull)
    may_be_absent = may_be_null and definition.default_value is None
    return definition.variable.name.value, compiler.of(kind), may_be_null, may_be_absent


def _text(value: Any) -> Any:
    if type(value) is not str:
        raise _CloserLookError
    return value


def _truth(value: Any) -> Any:
    if type(value) is not bool:
        raise _CloserLookError
    return value


def _integer(value: Any) -> Any:
    if type(value) is not int or not _SMALLEST_INT <= value <= _LARGEST_INT:
        raise _CloserLookError
    return value


def _number(value: Any) -> Any:
    if type(value) is not float or not isfinite(value):
        return float(_integer(value))
    return value


_PLAIN: Final[Mapping[str, Coerce]] = {
    "Boolean": _truth,
    "Float": _number,
    "ID": _text,
    "Int": _integer,
    "String": _text,
}


def _of_own(scalar: GraphQLScalarType) -> Coerce:
    """Return what coerces by the *scalar* itself, as it is bound when the value comes."""

    def coerce(value: Any) -> Any:
        coerced = None if value is None else scalar.coerce_input_value(value)
        if coerced is None or coerced is Undefined:
            raise _CloserLookError
        return coerced

    return coerce


def _is_one(value: dict[str, Any]) -> bool:
    return len(value) == 1 and None not in value.values()


def _default(field: GraphQLInputField) -> Any:
    """Return what stands for a *field* that is left out: a plain value, or `Undefined`."""
    if field.default is None:
        default = field.default_value
    elif field.default.literal is None:
        raise _CloserLookError
    else:
        default = coerce_input_literal(field.default.literal, field.type)
    if default is not Undefined and not isinstance(default, (str, int, float, bool)):
        raise _CloserLookError
    return default


class _Compiler:
    """Compiles types to closures. A type within itself is not for it."""

    def __init__(self, checks: Mapping[str, Coerce]) -> None:
        self._checks = checks
        self._outer: list[GraphQLInputType] = []

    def of(self, kind: GraphQLInputType) -> Coerce:
        match get_nullable_type(kind):
            case GraphQLScalarType() as scalar:
                return self._scalar(scalar)
            case GraphQLEnumType() as enum:
                return {name: each.value for name, each in enum.values.items()}.__getitem__
            case composed:
                return self._within(cast("GraphQLInputType", composed))

    def _within(self, kind: GraphQLInputType) -> Coerce:
        lists = sum(isinstance(each, GraphQLList) for each in (*self._outer, kind))
        if kind in self._outer or lists > MOST_NESTED:
            raise _CloserLookError
        self._outer.append(kind)
        try:
            if isinstance(kind, GraphQLInputObjectType):
                return self._object(kind)
            return self._list(cast("GraphQLList[GraphQLInputType]", kind))
        finally:
            self._outer.pop()

    def _scalar(self, scalar: GraphQLScalarType) -> Coerce:
        plain = _PLAIN.get(scalar.name)
        coerce = _of_own(scalar) if plain is None else plain
        check = self._checks.get(scalar.name)
        if check is None:
            return coerce

        def checked(value: Any) -> Any:
            coerced = coerce(value)
            check(value)
            return coerced

        return checked

    def _list(self, kind: "GraphQLList[GraphQLInputType]") -> Coerce:
        coerce = self.of(kind.of_type)
        may_be_null = not isinstance(kind.of_type, GraphQLNonNull)

        def items(value: Any) -> Any:
            if type(value) is not list or len(value) > MOST_ITEMS:
                raise _CloserLookError
            return [None if item is None and may_be_null else coerce(item) for item in value]

        return items

    def _object(self, kind: GraphQLInputObjectType) -> Coerce:
        if kind.out_type is not GraphQLInputObjectType.out_type:
            raise _CloserLookError
        is_one_of = kind.is_one_of
        fields, absent = {}, []
        for name, field in kind.fields.items():
            out_name, coerce, may_be_null, default = self._field(name, field)
            fields[name] = (out_name, coerce, may_be_null)
            if default is not Undefined:
                absent.append((name, out_name, default))

        def attributes(value: Any) -> Any:
            if type(value) is not dict or (is_one_of and not _is_one(value)):
                raise _CloserLookError
            given = {}
            for name, item in value.items():
                out_name, coerce, may_be_null = fields[name]
                given[out_name] = None if item is None and may_be_null else coerce(item)
            for name, out_name, default in absent:
                if name not in value:
                    if default is _MISSING:
                        raise _CloserLookError
                    given[out_name] = default
            return given

        return attributes

    def _field(self, name: str, field: GraphQLInputField) -> tuple[str, Coerce, bool, Any]:
        """Return a field's name for resolvers, what coerces it, whether it may be null, and what
        it is when left out: `Undefined` is nothing, `_MISSING` is not allowed."""
        may_be_null = not isinstance(field.type, GraphQLNonNull)
        default = _default(field)
        if default is Undefined and not may_be_null:
            default = _MISSING
        return field.out_name or name, self.of(field.type), may_be_null, default
