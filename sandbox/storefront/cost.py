"""`extensions.cost.requestedQueryCost`: what the real service reckons an operation to cost.

Shopify: the formula is fitted to recordings against 2026-04; it gives the recorded figure of
every recorded customer operation.
"""

from collections.abc import Callable, Iterator, Mapping
from math import log
from typing import Any, Final

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLNamedType,
    GraphQLSchema,
    InlineFragmentNode,
    IntValueNode,
    OperationDefinitionNode,
    OperationType,
    SelectionSetNode,
    VariableNode,
    get_named_type,
    is_composite_type,
    is_leaf_type,
)

MUTATION: Final = 10
OBJECT: Final = 1

Variables = Mapping[str, Any]
Cost = Callable[[Variables], int]


def cost_of(
    schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode
) -> Cost:
    """Return what computes the cost of *operation* for the variables of a request."""
    fragments = {
        node.name.value: node
        for node in document.definitions
        if isinstance(node, FragmentDefinitionNode)
    }
    root = schema.get_root_type(operation.operation)
    assert root is not None
    reckoner = _Reckoner(schema, fragments)
    if not reckoner.depends_on_variables(operation.selection_set, root):
        settled = reckoner.operation(operation, root, {})
        return lambda _: settled
    return lambda variables: reckoner.operation(operation, root, variables)


class _Reckoner:
    def __init__(
        self, schema: GraphQLSchema, fragments: Mapping[str, FragmentDefinitionNode]
    ) -> None:
        self._schema = schema
        self._fragments = fragments

    def operation(
        self, operation: OperationDefinitionNode, root: GraphQLNamedType, variables: Variables
    ) -> int:
        is_mutation = operation.operation is OperationType.MUTATION
        cost = self._children(operation.selection_set, root, variables)
        fields = len(dict(self._fields(operation.selection_set, root)))
        return cost + fields * (MUTATION - OBJECT) if is_mutation else cost

    def depends_on_variables(self, selections: SelectionSetNode, parent: GraphQLNamedType) -> bool:
        return any(
            isinstance(_page_size(node), VariableNode)
            or (
                node.selection_set is not None
                and self.depends_on_variables(node.selection_set, kind)
            )
            for _, (node, kind) in self._fields(selections, parent)
        )

    def _children(
        self, selections: SelectionSetNode | None, parent: GraphQLNamedType, variables: Variables
    ) -> int:
        if selections is None:
            return 0
        found = dict(self._fields(selections, parent))
        return sum(self._field(node, kind, variables) for node, kind in found.values())

    def _field(self, node: FieldNode, kind: GraphQLNamedType, variables: Variables) -> int:
        if is_leaf_type(kind) or kind.name == "PageInfo":
            return 0
        children = self._children(node.selection_set, kind, variables)
        if not kind.name.endswith("Connection"):
            return OBJECT + children
        return OBJECT + _weight(_page_size(node), variables) * (OBJECT + children)

    def _fields(
        self, selections: SelectionSetNode, parent: GraphQLNamedType
    ) -> Iterator[tuple[str, tuple[FieldNode, GraphQLNamedType]]]:
        """Yield each field of the selection set under its response key, fragments spread."""
        for node in selections.selections:
            match node:
                case FieldNode():
                    kind = self._type_of(node, parent)
                    if kind is not None:
                        key = node.alias.value if node.alias else node.name.value
                        yield key, (node, kind)
                case InlineFragmentNode():
                    yield from self._fields(node.selection_set, self._condition(node, parent))
                case FragmentSpreadNode():
                    fragment = self._fragments[node.name.value]
                    yield from self._fields(
                        fragment.selection_set, self._condition(fragment, parent)
                    )

    def _type_of(self, node: FieldNode, parent: GraphQLNamedType) -> GraphQLNamedType | None:
        assert is_composite_type(parent)
        field = self._schema.get_field(parent, node.name.value)
        return None if field is None else get_named_type(field.type)

    def _condition(
        self, node: InlineFragmentNode | FragmentDefinitionNode, parent: GraphQLNamedType
    ) -> GraphQLNamedType:
        if node.type_condition is None:
            return parent
        return self._schema.type_map[node.type_condition.name.value]


def _page_size(node: FieldNode) -> Any:
    sizes = {a.name.value: a.value for a in node.arguments or ()}
    return sizes.get("first") or sizes.get("last")


def _weight(size: Any, variables: Variables) -> int:
    match size:
        case IntValueNode():
            count = int(size.value)
        case VariableNode():
            count = variables.get(size.name.value) or 0
        case _:
            count = 0
    return max(1, int(2 * log(count))) if isinstance(count, int) and count > 0 else 1
