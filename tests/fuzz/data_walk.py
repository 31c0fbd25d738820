"""Compares data with what a document selects, and with the types that the schema promises."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLAbstractType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLSchema,
    InlineFragmentNode,
    SelectionSetNode,
    TypeNameMetaFieldDef,
    is_abstract_type,
    is_leaf_type,
)

from tests.fuzz.leaves import is_leaf_value

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class DataWalk:
    """Compares values with what was selected of them, and says where they differ."""

    schema: GraphQLSchema
    fragments: Mapping[str, FragmentDefinitionNode]

    def of_object(
        self, kind: GraphQLObjectType, asked: list[SelectionSetNode], value: Any, at: Path = ()
    ) -> Iterator[str]:
        fields = self.selected(kind, asked)
        if not isinstance(value, dict) or list(value) != list(fields):
            yield f"{at}: {kind.name} with {list(fields)} expected, not {value!r}"
            return
        for key, nodes in fields.items():
            name = nodes[0].name.value
            field = TypeNameMetaFieldDef if name == "__typename" else kind.fields[name]
            below = [node.selection_set for node in nodes if node.selection_set]
            yield from self.of_value(field.type, below, value[key], (*at, key))

    def of_value(
        self, kind: Any, asked: list[SelectionSetNode], value: Any, at: Path
    ) -> Iterator[str]:
        match kind:
            case GraphQLNonNull(of_type=inner):
                if value is None:
                    yield f"{at}: null, where {kind} is promised"
                    return
                yield from self.of_value(inner, asked, value, at)
            case _ if value is None:
                return
            case GraphQLList(of_type=inner):
                yield from self.of_list(inner, asked, value, at)
            case _ if is_leaf_type(kind):
                if not is_leaf_value(kind, value):
                    yield f"{at}: {value!r} is no {kind}"
            case _ if is_abstract_type(kind):
                yield from self.of_abstract(kind, asked, value, at)
            case _:
                yield from self.of_object(kind, asked, value, at)

    def of_list(
        self, inner: Any, asked: list[SelectionSetNode], value: Any, at: Path
    ) -> Iterator[str]:
        if not isinstance(value, list):
            yield f"{at}: a list expected, not {value!r}"
            return
        for position, item in enumerate(value):
            yield from self.of_value(inner, asked, item, (*at, position))

    def of_abstract(
        self, kind: GraphQLAbstractType, asked: list[SelectionSetNode], value: Any, at: Path
    ) -> Iterator[str]:
        """Some possible type must fit: which it is, an answer says only where it is asked."""
        possible = self.schema.get_possible_types(kind)
        keys = list(value) if isinstance(value, dict) else None
        like = [each for each in possible if keys == list(self.selected(each, asked))]
        found = (list(self.of_object(each, asked, value, at)) for each in like or possible)
        yield from min(found, key=len)

    def selected(
        self, kind: GraphQLObjectType, asked: list[SelectionSetNode]
    ) -> dict[str, list[FieldNode]]:
        """Return the fields of the type *kind* that are asked for, by response key, in order."""
        fields: dict[str, list[FieldNode]] = {}
        for selections in asked:
            for node in self.spread(kind, selections):
                key = node.alias.value if node.alias else node.name.value
                fields.setdefault(key, []).append(node)
        return fields

    def spread(self, kind: GraphQLObjectType, asked: SelectionSetNode) -> Iterator[FieldNode]:
        for node in asked.selections:
            match node:
                case FieldNode():
                    yield node
                case InlineFragmentNode():
                    condition = node.type_condition
                    if condition is None or self.applies(condition.name.value, kind):
                        yield from self.spread(kind, node.selection_set)
                case FragmentSpreadNode():
                    fragment = self.fragments[node.name.value]
                    if self.applies(fragment.type_condition.name.value, kind):
                        yield from self.spread(kind, fragment.selection_set)

    def applies(self, condition: str, kind: GraphQLObjectType) -> bool:
        named = self.schema.type_map[condition]
        return named is kind or (is_abstract_type(named) and self.schema.is_sub_type(named, kind))
