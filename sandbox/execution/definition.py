"""An operation with what it refers to: what its plan is made from, what its resolvers may ask."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from graphql import (
    FragmentDefinitionNode,
    GraphQLError,
    GraphQLSchema,
    OperationDefinitionNode,
)
from graphql.execution.values import VariableValues


class Definition(NamedTuple):
    """One operation of a document, its fragments by name, and the schema that both are for.

    `variable_values` coerces the variables that a client sent.
    """

    schema: GraphQLSchema
    operation: OperationDefinitionNode
    fragments: Mapping[str, FragmentDefinitionNode]
    variable_values: Callable[[Mapping[str, Any]], VariableValues | list[GraphQLError]]
