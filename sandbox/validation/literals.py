"""Whether a literal fits the type of its place."""

from collections.abc import Mapping
from typing import Final

from graphql import (
    EnumValueNode,
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInputType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLScalarType,
    ListValueNode,
    NullValueNode,
    ObjectValueNode,
    ValueNode,
    VariableNode,
    is_required_input_field,
)

from sandbox.validation.coercion import Coercion, Misfit, scalar_misfit
from sandbox.validation.printing import constant, given

NO_REASON: Final = Misfit()


def literal_misfit(
    value: ValueNode, expected: GraphQLInputType, coercions: Mapping[str, Coercion]
) -> Misfit | None:
    """Find the first part of *value* that does not fit; variables always do."""
    if isinstance(value, NullValueNode):
        return NO_REASON if isinstance(expected, GraphQLNonNull) else None
    misfit: Misfit | None = NO_REASON
    match expected:
        case GraphQLNonNull():
            misfit = literal_misfit(value, expected.of_type, coercions)
        case GraphQLList():
            items = value.values if isinstance(value, ListValueNode) else (value,)
            misfits = (literal_misfit(item, expected.of_type, coercions) for item in items)
            misfit = next(filter(None, misfits), None)
        case _ if isinstance(value, VariableNode):
            misfit = None
        case GraphQLScalarType():
            misfit = _scalar(value, expected, coercions)
        case GraphQLEnumType():
            misfit = _enum(value, expected)
        case GraphQLInputObjectType() if isinstance(value, ObjectValueNode):
            misfit = _input_object(value, expected, coercions)
    return misfit


def _scalar(
    value: ValueNode, expected: GraphQLScalarType, coercions: Mapping[str, Coercion]
) -> Misfit | None:
    if not _is_constant(value):
        return NO_REASON
    return scalar_misfit(constant(value), expected, coercions)


def _is_constant(value: ValueNode) -> bool:
    """Whether JSON could have it: no variable and no enum value is in it."""
    match value:
        case VariableNode() | EnumValueNode():
            return False
        case ListValueNode():
            return all(map(_is_constant, value.values))
        case ObjectValueNode():
            return all(_is_constant(field.value) for field in value.fields)
    return True


def _enum(value: ValueNode, expected: GraphQLEnumType) -> Misfit | None:
    if not isinstance(value, EnumValueNode):
        return NO_REASON
    return enum_misfit(value.value, expected)


def enum_misfit(value: object, expected: GraphQLEnumType) -> Misfit | None:
    """Return why *value*, of JSON, is not a value of the enum."""
    if isinstance(value, str) and value in expected.values:
        return None
    return Misfit(f"Expected {given(value)} to be one of: {', '.join(expected.values)}")


def _input_object(
    value: ObjectValueNode, expected: GraphQLInputObjectType, coercions: Mapping[str, Coercion]
) -> Misfit | None:
    present = {field.name.value for field in value.fields}
    required = (name for name, field in expected.fields.items() if is_required_input_field(field))
    if not present.issuperset(required) or not present <= expected.fields.keys():
        return NO_REASON
    misfits = (
        literal_misfit(field.value, expected.fields[field.name.value].type, coercions)
        for field in value.fields
    )
    return next(filter(None, misfits), None)
