"""Which types of the schema the answers in recordings have objects of."""

from collections.abc import Iterator, Mapping
from typing import Any

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLObjectType,
    GraphQLSchema,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionSetNode,
    get_named_type,
    is_abstract_type,
    parse,
)

from sandbox.gid import kind_in


def types_seen(schema: GraphQLSchema, steps: list[Mapping[str, Any]]) -> set[str]:
    """Return the names of the object types in the answers of the Storefront API."""
    seen: set[str] = set()
    for step in steps:
        if step["surface"] == "storefront" and isinstance(step.get("body"), dict):
            document = parse(step["document"])
            for operation in _operations(document):
                root = schema.get_root_type(operation.operation)
                walk = _Walk(schema, document, seen)
                walk.of(step["body"].get("data"), root, operation.selection_set)
    return seen


def _operations(document: DocumentNode) -> Iterator[OperationDefinitionNode]:
    yield from (it for it in document.definitions if isinstance(it, OperationDefinitionNode))


class _Walk:
    def __init__(self, schema: GraphQLSchema, document: DocumentNode, seen: set[str]) -> None:
        self._schema = schema
        self._seen = seen
        self._fragments = {
            node.name.value: node
            for node in document.definitions
            if isinstance(node, FragmentDefinitionNode)
        }

    def of(self, data: Any, kind: Any, selections: SelectionSetNode) -> None:
        if isinstance(data, list):
            for each in data:
                self.of(each, kind, selections)
        elif isinstance(data, dict):
            self._of_object(data, self._type(data, kind), selections)

    def _type(self, data: Mapping[str, Any], kind: Any) -> Any:
        name = data.get("__typename") or kind_in(str(data.get("id", "")))
        found = self._schema.get_type(name) if name and is_abstract_type(kind) else None
        return found if isinstance(found, GraphQLObjectType) else kind

    def _of_object(self, data: Mapping[str, Any], kind: Any, selections: SelectionSetNode) -> None:
        if isinstance(kind, GraphQLObjectType):
            self._seen.add(kind.name)
        for node in selections.selections:
            match node:
                case FieldNode(name=name, alias=alias, selection_set=SelectionSetNode() as inner):
                    field = getattr(kind, "fields", {}).get(name.value)
                    key = (alias or name).value
                    if field is not None and key in data:
                        self.of(data[key], get_named_type(field.type), inner)
                case FragmentSpreadNode():
                    fragment = self._fragments[node.name.value]
                    self._narrowed(data, kind, fragment.type_condition.name.value, fragment)
                case InlineFragmentNode(type_condition=None):
                    self._of_object(data, kind, node.selection_set)
                case InlineFragmentNode():
                    assert node.type_condition is not None
                    self._narrowed(data, kind, node.type_condition.name.value, node)

    def _narrowed(self, data: Mapping[str, Any], kind: Any, name: str, node: Any) -> None:
        if kind.name == name or not isinstance(kind, GraphQLObjectType):
            narrowed = self._schema.get_type(name) if isinstance(kind, GraphQLObjectType) else kind
            self._of_object(data, narrowed, node.selection_set)
