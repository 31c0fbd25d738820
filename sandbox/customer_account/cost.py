"""Costs of requests: a field 1, a mutation 10. Shopify: documented; the formula is not known."""

from collections.abc import Mapping
from typing import Final

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    InlineFragmentNode,
    OperationDefinitionNode,
    OperationType,
    SelectionSetNode,
)

_MUTATION: Final = 10


def cost_of(document: DocumentNode, operation: OperationDefinitionNode) -> int:
    """Return the cost of *operation*. A fragment counts each time it is spread."""
    if operation.operation is OperationType.MUTATION:
        return _MUTATION * len(operation.selection_set.selections)
    fragments = {
        node.name.value: node.selection_set
        for node in document.definitions
        if isinstance(node, FragmentDefinitionNode)
    }
    return _fields(operation.selection_set, fragments, {})


def _fields(
    selections: SelectionSetNode,
    fragments: Mapping[str, SelectionSetNode],
    known: dict[str, int],
) -> int:
    total = 0
    for node in selections.selections:
        if isinstance(node, FragmentSpreadNode):
            name = node.name.value
            if name not in known:
                known[name] = _fields(fragments[name], fragments, known)
            total += known[name]
            continue
        assert isinstance(node, FieldNode | InlineFragmentNode)
        total += isinstance(node, FieldNode)
        inside = node.selection_set
        total += 0 if inside is None else _fields(inside, fragments, known)
    return total
