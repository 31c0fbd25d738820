"""Declared variables against the arguments that they are given to."""

from typing import Any

from graphql import (
    GraphQLArgument,
    GraphQLInputField,
    GraphQLList,
    GraphQLNonNull,
    GraphQLSchema,
    GraphQLType,
    ListValueNode,
    NonNullTypeNode,
    OperationDefinitionNode,
    ValueNode,
    VariableDefinitionNode,
    VariableNode,
    get_named_type,
    is_required_argument,
    is_required_input_field,
    type_from_ast,
)

from sandbox.validation.findings import Findings
from sandbox.validation.given import Given


class DeclaredVariables:
    """The variables of the operation that was entered last.

    graphql-ruby keeps them for the fragments that follow it in the text, too.
    """

    def __init__(self, schema: GraphQLSchema, findings: Findings) -> None:
        self._schema = schema
        self._findings = findings
        self._declared: dict[str, VariableDefinitionNode] = {}

    def enter(self, operation: OperationDefinitionNode) -> None:
        """Forget the variables of another operation."""
        self._declared = {
            definition.variable.name.value: definition
            for definition in operation.variable_definitions or ()
        }

    def may_be_null(self, variable: VariableNode) -> bool:
        """Whether *variable* is declared with a type that takes null."""
        declared = self._declared.get(variable.name.value)
        return declared is not None and not isinstance(declared.type, NonNullTypeNode)

    def check(self, given: Given, definition: GraphQLArgument | GraphQLInputField) -> None:
        """Check the variable that *given* is, or the variables in its list."""
        value = given.value
        values = value.values if isinstance(value, ListValueNode) else (value,)
        for item in values:
            if isinstance(item, VariableNode) and item.name.value in self._declared:
                self._compare(self._declared[item.name.value], given, definition)

    def _compare(
        self,
        declared: VariableDefinitionNode,
        given: Given,
        definition: GraphQLArgument | GraphQLInputField,
    ) -> None:
        variable_type: Any = type_from_ast(self._schema, declared.type)
        if variable_type is None:
            return
        if declared.default_value and not isinstance(variable_type, GraphQLNonNull):
            variable_type = GraphQLNonNull(variable_type)
        for _ in range(_depth(given.value)):
            variable_type = GraphQLNonNull(GraphQLList(variable_type))
        difference = _difference(variable_type, definition)
        if not difference:
            return
        variable, argument = declared.variable.name.value, given.name.value
        self._findings.report(
            f"{difference} on variable ${variable} and argument {argument}"
            f" ({variable_type} / {definition.type})",
            (given,),
            "variableMismatch",
            variableName=variable,
            typeName=str(variable_type),
            argumentName=argument,
            errorMessage=difference,
        )


def _difference(
    variable_type: GraphQLType, definition: GraphQLArgument | GraphQLInputField
) -> str | None:
    expected: GraphQLType = definition.type
    if isinstance(expected, GraphQLNonNull) and not _is_required(definition):
        expected = expected.of_type
    if get_named_type(variable_type) is not get_named_type(expected):
        return "Type mismatch"
    if _dimension(variable_type) != _dimension(expected):
        return "List dimension mismatch"
    if not _takes(expected, variable_type):
        return "Nullability mismatch"
    return None


def _is_required(definition: GraphQLArgument | GraphQLInputField) -> bool:
    if isinstance(definition, GraphQLArgument):
        return is_required_argument(definition)
    return is_required_input_field(definition)


def _depth(value: ValueNode) -> int:
    if not isinstance(value, ListValueNode):
        return 0
    return 1 + max(map(_depth, value.values), default=0)


def _dimension(wrapped: GraphQLType) -> int:
    match wrapped:
        case GraphQLList():
            return 1 + _dimension(wrapped.of_type)
        case GraphQLNonNull():
            return _dimension(wrapped.of_type)
    return 0


def _takes(expected: GraphQLType, variable_type: GraphQLType) -> bool:
    """Tell whether null can reach no place, at any depth, that does not take it."""
    match expected, variable_type:
        case GraphQLNonNull(), GraphQLNonNull():
            return _takes(expected.of_type, variable_type.of_type)
        case GraphQLNonNull(), _:
            return False
        case _, GraphQLNonNull():
            return _takes(expected, variable_type.of_type)
        case GraphQLList(), GraphQLList():
            return _takes(expected.of_type, variable_type.of_type)
    return True
