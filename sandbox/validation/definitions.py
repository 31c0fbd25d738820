"""Operations, fragments and variables as they are defined: names, roots, types, defaults."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, Final, TypeVar

from graphql import (
    DocumentNode,
    ExecutableDefinitionNode,
    FragmentDefinitionNode,
    GraphQLNamedType,
    GraphQLSchema,
    ListTypeNode,
    NamedTypeNode,
    Node,
    NonNullTypeNode,
    OperationDefinitionNode,
    TypeNode,
    ValueNode,
    VariableDefinitionNode,
    is_input_type,
    type_from_ast,
)

from sandbox.validation.coercion import Coercion
from sandbox.validation.findings import Findings
from sandbox.validation.literals import literal_misfit

AnyNode = TypeVar("AnyNode", bound=Node)

ROOTS: Final = {
    "query": ("queries", "missingQueryConfiguration"),
    "mutation": ("mutations", "missingMutationConfiguration"),
    "subscription": ("subscriptions", "missingSubscriptionConfiguration"),
}


class DefinitionRules:
    """Validates the top of a document, and the variable definitions of operations."""

    def __init__(
        self,
        schema: GraphQLSchema,
        document: DocumentNode,
        findings: Findings,
        coercions: Mapping[str, Coercion],
    ) -> None:
        self._schema = schema
        self._definitions = document.definitions
        self._findings = findings
        self._coercions = coercions

    def check_root(self, node: OperationDefinitionNode, root: GraphQLNamedType | None) -> bool:
        """Check that the schema has operations of this kind."""
        if root is None:
            kinds, code = ROOTS[node.operation.value]
            self._findings.report(f"Schema is not configured for {kinds}", (node,), code)
        return root is not None

    def check_variable_names(self, node: OperationDefinitionNode) -> None:
        """Check that no variable is declared twice."""
        variables = node.variable_definitions or ()
        if len(variables) < 2:  # noqa: PLR2004 - it takes two
            return
        for name, nodes in _grouped(variables, [v.variable.name.value for v in variables]):
            if len(nodes) > 1:
                self._findings.report(
                    f'There can only be one variable named "{name}"',
                    nodes,
                    "variableNotUnique",
                    variableName=str(name),
                )

    def check_variable(self, node: VariableDefinitionNode) -> None:
        """Check type and default of one variable."""
        variable = node.variable.name.value
        name = _innermost(node.type)
        kind = self._schema.get_type(name)
        if kind is None or not is_input_type(kind):
            fault = "isn't a valid input type" if kind else "isn't a defined input type"
            self._findings.report(
                f"{name} {fault} (on ${variable})",
                (node,),
                "variableRequiresValidType",
                typeName=name,
                variableName=variable,
            )
        if node.default_value:
            self._check_default(node, node.default_value)

    def _check_default(self, node: VariableDefinitionNode, default: ValueNode) -> None:
        # Also of a type that is not null: graphql-ruby allows that since July 2024.
        # Even an object type, of which there is no literal, has a word to say here.
        expected: Any = type_from_ast(self._schema, node.type)
        if expected is None:
            return
        misfit = literal_misfit(default, expected, self._coercions)
        if misfit:
            variable = node.variable.name.value
            general = f"Default value for ${variable} doesn't match type {expected}"
            self._findings.report(
                misfit.explanation if misfit.has_own_message and misfit.explanation else general,
                (node,),
                "defaultValueInvalidType",
                variableName=variable,
                typeName=str(expected),
            )

    def check_names(self) -> None:
        """Check the names of fragments, then of operations, then what else there is."""
        assert not self._findings.path, "these are mistakes of the document"
        self._check_fragment_names()
        self._check_operation_names()
        others = [d for d in self._definitions if not isinstance(d, ExecutableDefinitionNode)]
        if others:
            self._findings.report(
                "Query cannot contain schema definitions", others, "queryContainsSchemaDefinitions"
            )

    def _check_fragment_names(self) -> None:
        fragments = [d for d in self._definitions if isinstance(d, FragmentDefinitionNode)]
        for name, nodes in _grouped(fragments, [f.name.value for f in fragments]):
            if len(nodes) > 1:
                self._findings.report(
                    f'Fragment name "{name}" must be unique',
                    nodes,
                    "fragmentNotUnique",
                    fragmentName=str(name),
                )

    def _check_operation_names(self) -> None:
        operations = [d for d in self._definitions if isinstance(d, OperationDefinitionNode)]
        code = "uniquelyNamedOperations"
        names = [o.name.value if o.name else None for o in operations]
        for name, nodes in _grouped(operations, names):
            if name is None and len(operations) > 1:
                message = "Operation name is required when multiple operations are present"
                self._findings.report(message, nodes, code)
            elif name is not None and len(nodes) > 1:
                message = f'Operation name "{name}" must be unique'
                self._findings.report(message, nodes, code, operationName=name)


def _innermost(node: TypeNode) -> str:
    while isinstance(node, ListTypeNode | NonNullTypeNode):
        node = node.type
    assert isinstance(node, NamedTypeNode)
    return node.name.value


def _grouped(
    nodes: Sequence[AnyNode], names: Sequence[str | None]
) -> list[tuple[str | None, list[AnyNode]]]:
    groups: defaultdict[str | None, list[AnyNode]] = defaultdict(list)
    for name, node in zip(names, nodes, strict=True):
        groups[name].append(node)
    return list(groups.items())
