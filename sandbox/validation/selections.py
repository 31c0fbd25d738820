"""Validates selections: a field of its type, with subfields or without."""

from typing import TypeAlias

from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLEnumType,
    GraphQLNamedType,
    GraphQLScalarType,
    GraphQLUnionType,
    InlineFragmentNode,
    NamedTypeNode,
    OperationDefinitionNode,
    SelectionNode,
)

from sandbox.validation.findings import Findings

Holder: TypeAlias = (
    FieldNode | InlineFragmentNode | FragmentDefinitionNode | OperationDefinitionNode
)
"""What has a selection set."""


def check_selections(
    node: FieldNode | OperationDefinitionNode, kind: GraphQLNamedType, findings: Findings
) -> bool:
    """Check that *node*, of the named type *kind*, selects something exactly if it must."""
    selections = node.selection_set.selections if node.selection_set else ()
    is_leaf = isinstance(kind, GraphQLScalarType | GraphQLEnumType)
    if is_leaf is not bool(selections):
        return True
    spoken = _spoken(node)
    if is_leaf:
        leaves = "scalars" if isinstance(kind, GraphQLScalarType) else "enums"
        selected = ", ".join(map(_selected, selections))
        message = (
            f"Selections can't be made on {leaves}"
            f" ({spoken} returns {kind.name} but has selections [{selected}])"
        )
    else:
        # graphql-ruby puts the name of an operation here, too; a nameless one leaves a gap.
        name = node.name.value if node.name else ""
        message = (
            f"Field must have selections ({spoken} returns {kind.name} but has no selections."
            f" Did you mean '{name} {{ ... }}'?)"
        )
    findings.report(message, (node,), "selectionMismatch", nodeName=spoken, typeName=kind.name)
    return False


def _spoken(node: FieldNode | OperationDefinitionNode) -> str:
    match node:
        case FieldNode():
            return f"field '{node.name.value}'"
        case OperationDefinitionNode(name=None):
            return "anonymous query"
    assert node.name
    return f"{node.operation.value} '{node.name.value}'"


def _selected(selection: SelectionNode) -> str:
    match selection:
        case FieldNode() | FragmentSpreadNode():
            return f'"{selection.name.value}"'
        case InlineFragmentNode(type_condition=NamedTypeNode() as condition):
            return f'"... on {condition.name.value} {{ ... }}"'
    return '"... { ... }"'


def report_unknown_field(
    node: FieldNode, holder: Holder, parent: GraphQLNamedType, findings: Findings
) -> None:
    """Report a field that *parent* does not have."""
    if isinstance(parent, GraphQLUnionType):
        findings.report(
            f"Selections can't be made directly on unions (see selections on {parent.name})",
            (holder,),
            "selectionMismatch",
            nodeName=parent.name,
        )
        return
    findings.report(
        f"Field '{node.name.value}' doesn't exist on type '{parent.name}'",
        (node,),
        "undefinedField",
        typeName=parent.name,
        fieldName=node.name.value,
    )
