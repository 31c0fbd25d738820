"""The fields of a selection set by their keys in the answer, as graphql-ruby compares them."""

from collections.abc import Sequence
from typing import Final, NamedTuple, TypeAlias

from graphql import (
    FieldNode,
    FragmentSpreadNode,
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLSchema,
    GraphQLUnionType,
    InlineFragmentNode,
    SelectionNode,
    SelectionSetNode,
)

from sandbox.validation.work import Work

Types: TypeAlias = tuple[GraphQLNamedType, ...]


class Selected(NamedTuple):
    """A field, what it is on the type that it is taken to be on, and the fragments around it."""

    node: FieldNode
    definition: GraphQLField | None
    parents: Types


class Spread(NamedTuple):
    """The spread of a named fragment, and the fragments around it."""

    name: str
    parents: Types


class Collected(NamedTuple):
    """One selection set, its inline fragments opened."""

    fields: dict[str, list[Selected]]
    spreads: list[Spread]


NOTHING: Final = Collected({}, [])


class Collecting:
    """Collects each selection set once for each way of reaching it."""

    def __init__(self, schema: GraphQLSchema, work: Work) -> None:
        self._schema = schema
        self._work = work
        self._collected: dict[tuple[int, GraphQLNamedType, Types], Collected] = {}
        self._possible: dict[GraphQLNamedType, frozenset[str]] = {}

    def collect(
        self, selection_set: SelectionSetNode | None, owner: GraphQLNamedType, parents: Types
    ) -> Collected:
        """Collect *selection_set*, whose fields are those of *owner*."""
        if selection_set is None or not selection_set.selections:
            return NOTHING
        key = id(selection_set), owner, parents
        if key not in self._collected:
            self._collected[key] = collected = Collected({}, [])
            self._add(selection_set.selections, owner, parents, collected)
        return self._collected[key]

    def _add(
        self,
        selections: Sequence[SelectionNode],
        owner: GraphQLNamedType,
        parents: Types,
        collected: Collected,
    ) -> None:
        self._work.take(len(selections))
        for selection in selections:
            match selection:
                case FieldNode():
                    selected = Selected(
                        selection, field_of(self._schema, owner, selection), parents
                    )
                    collected.fields.setdefault(response_key(selection), []).append(selected)
                case FragmentSpreadNode():
                    collected.spreads.append(Spread(selection.name.value, parents))
                case InlineFragmentNode():
                    condition = selection.type_condition
                    kind = self._schema.get_type(condition.name.value) if condition else owner
                    if kind:
                        inner = selection.selection_set.selections
                        self._add(inner, kind, (*parents, kind), collected)

    def exclude(self, one: Types, other: Types) -> bool:
        """Tell whether no object can be in all of *one* and all of *other*, for graphql-ruby.

        It compares them pair by pair, and takes paths of different lengths to exclude each other.
        """
        if not one or not other:
            return False
        if len(one) != len(other):
            return True
        return any(
            left is not right and self._objects(left).isdisjoint(self._objects(right))
            for left, right in zip(one, other, strict=True)
        )

    def _objects(self, kind: GraphQLNamedType) -> frozenset[str]:
        if kind not in self._possible:
            self._possible[kind] = objects_of(self._schema, kind)
        return self._possible[kind]


def field_of(
    schema: GraphQLSchema, owner: GraphQLNamedType, node: FieldNode
) -> GraphQLField | None:
    """Look up the field of *owner* that *node* selects."""
    match owner:
        case GraphQLObjectType() | GraphQLInterfaceType() | GraphQLUnionType():
            return schema.get_field(owner, node.name.value)
    return None


def objects_of(schema: GraphQLSchema, kind: GraphQLNamedType) -> frozenset[str]:
    """Name the object types that a value of *kind* can have."""
    match kind:
        case GraphQLObjectType():
            return frozenset({kind.name})
        case GraphQLInterfaceType() | GraphQLUnionType():
            return frozenset(possible.name for possible in schema.get_possible_types(kind))
    return frozenset()


def response_key(node: FieldNode) -> str:
    """Return the key of the field in the answer."""
    return node.alias.value if node.alias else node.name.value
