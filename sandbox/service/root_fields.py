"""The root fields of an operation, also those inside of fragments."""

from collections.abc import Iterator

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLSchema,
    InlineFragmentNode,
    OperationDefinitionNode,
)


def root_fields(
    schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode
) -> tuple[str, ...]:
    """Return the names of the root fields that *schema* has, each once; it need not be valid.

    Introspection is none of them.
    """
    root = schema.get_root_type(operation.operation)
    known = {} if root is None else root.fields
    names = (node.name.value for node in root_nodes(document, operation))
    return tuple(name for name in dict.fromkeys(names) if name in known)


def root_nodes(document: DocumentNode, operation: OperationDefinitionNode) -> Iterator[FieldNode]:
    """Yield the fields at the root of *operation*, those of a fragment once, in no fixed order."""
    fragments = {
        node.name.value: node.selection_set
        for node in document.definitions
        if isinstance(node, FragmentDefinitionNode)
    }
    pending = [operation.selection_set]
    while pending:
        for node in pending.pop().selections:
            match node:
                case FieldNode():
                    yield node
                case InlineFragmentNode():
                    pending.append(node.selection_set)
                case FragmentSpreadNode() if node.name.value in fragments:
                    pending.append(fragments.pop(node.name.value))
