"""Terms of the cost of an operation: each is a sum over terms before it.

A short document can select more paths than could ever be walked. What is selected twice in the
same way is one term.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import Final, NamedTuple

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLSchema,
    GraphQLString,
    InlineFragmentNode,
    NamedTypeNode,
    NameNode,
    OperationDefinitionNode,
    SelectionSetNode,
    ValueNode,
    get_named_type,
    is_abstract_type,
    is_composite_type,
)
from msgspec import Struct

MUTATION: Final = 10
OBJECT: Final = 1

MOST_STEPS: Final = 20_000
"""Fields and spreads met while merging. Documents that people write take fewer than 1,000."""


class Term(NamedTuple):
    """What one key of the answer costs; *below* are positions of earlier terms, type by type."""

    own: int
    pages: Sequence[tuple[ValueNode, ...]]
    below: Sequence[Sequence[int]]


def terms_of(
    schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode
) -> list[Term]:
    """Return the terms of *operation*, the whole of it the last. The document is valid.

    Fields are merged by response key, as in the answer. Where that takes too many steps, fields of
    one key count one by one.
    """
    selected = _Selected(schema, document)
    root = schema.get_root_type(operation.operation)
    assert root is not None
    whole = frozenset({_Field(operation.selection_set, root, own=0)})
    try:
        return _terms(whole, selected.merged)
    except _TooManyStepsError:
        return _terms(whole, selected.one_by_one)


class _TooManyStepsError(Exception):
    """Fields merge in more ways than there is time for: there can be exponentially many."""


class _Field(Struct, frozen=True, eq=False):
    """A field of the document, its whole operation, or a fragment: the latter cost nothing *own*.

    *pages* are the sizes that a connection is asked for; None is no connection.
    """

    selections: SelectionSetNode
    kind: GraphQLNamedType
    own: int
    pages: tuple[ValueNode, ...] | None = None


_TYPE_NAME: Final = _Field(SelectionSetNode(selections=()), GraphQLString, own=OBJECT)

_Merged = frozenset[_Field]
"""All fields under one key of one object of the answer."""

_Inside = Sequence[tuple[_Merged, ...]]
"""What is selected of an object, for each of the types that it may have."""


def _terms(whole: _Merged, inside: Callable[[_Merged], _Inside]) -> list[Term]:
    """List the terms of *whole*, itself the last. Fragments make it too deep to recurse."""
    terms: list[Term] = []
    positions: dict[_Merged, int] = {}
    opened: dict[_Merged, _Inside] = {}
    pending = [whole]
    while pending:
        fields = pending[-1]
        if fields not in opened:
            opened[fields] = inside(fields)
            pending += (
                inner for typed in opened[fields] for inner in typed if inner not in positions
            )
            continue
        pending.pop()
        if fields not in positions:
            positions[fields] = len(terms)
            below = [[positions[inner] for inner in typed] for typed in opened[fields]]
            pages = [field.pages for field in fields if field.pages is not None]
            terms.append(Term(max(field.own for field in fields), pages, below))
    return terms


class _Selected:
    """What is selected inside fields. Leaves are left out: they cost nothing."""

    def __init__(self, schema: GraphQLSchema, document: DocumentNode) -> None:
        self._schema = schema
        self._fragments = {
            node.name.value: self._fragment(node.type_condition, node.selection_set)
            for node in document.definitions
            if isinstance(node, FragmentDefinitionNode)
        }
        self._known: dict[_Field, list[tuple[str | None, _Field]]] = {}
        self._steps = 0

    def merged(self, fields: _Merged) -> _Inside:
        """Return what is inside *fields*, key by key, each fragment opened once."""
        types = set.intersection(*(self._types(field.kind) for field in fields))
        return list({self._of_type(kind, fields): None for kind in types})

    def one_by_one(self, fields: _Merged) -> _Inside:
        """Return what is inside *fields*, nothing merged and no fragment opened."""
        return [tuple(frozenset({inner}) for field in fields for _, inner in self._inside(field))]

    def _types(self, kind: GraphQLNamedType) -> set[GraphQLNamedType]:
        return set(self._schema.get_possible_types(kind)) if is_abstract_type(kind) else {kind}

    def _of_type(self, kind: GraphQLNamedType, fields: _Merged) -> tuple[_Merged, ...]:
        """Return what is selected inside *fields* of an object of type *kind*."""
        keys: defaultdict[str, set[_Field]] = defaultdict(set)
        pending, spread = list(fields), set[_Field]()
        while pending:
            inside = self._inside(pending.pop())
            self._steps += 1 + len(inside)
            if self._steps > MOST_STEPS:
                raise _TooManyStepsError
            for key, field in inside:
                if key is not None:
                    keys[key].add(field)
                elif field not in spread and self._applies(field, kind):
                    spread.add(field)
                    pending.append(field)
        return tuple(frozenset(merged) for merged in keys.values())

    def _applies(self, fragment: _Field, kind: GraphQLNamedType) -> bool:
        on = fragment.kind
        return on is kind or (
            is_abstract_type(on)
            and isinstance(kind, GraphQLObjectType)
            and self._schema.is_sub_type(on, kind)
        )

    def _inside(self, field: _Field) -> list[tuple[str | None, _Field]]:
        """Return the fields inside *field* with their keys, and fragments, which have none."""
        if field not in self._known:
            self._known[field] = list(self._read(field.selections, field.kind))
        return self._known[field]

    def _read(
        self, selections: SelectionSetNode, parent: GraphQLNamedType
    ) -> Iterator[tuple[str | None, _Field]]:
        for node in selections.selections:
            match node:
                case FieldNode(selection_set=SelectionSetNode() as inner):
                    yield _key(node), self._field(node, inner, parent)
                case FieldNode(name=NameNode(value="__typename")):
                    yield _key(node), _TYPE_NAME
                case InlineFragmentNode(type_condition=NamedTypeNode() as condition):
                    yield None, self._fragment(condition, node.selection_set)
                case InlineFragmentNode():
                    yield from self._read(node.selection_set, parent)
                case FragmentSpreadNode():
                    yield None, self._fragments[node.name.value]

    def _fragment(self, condition: NamedTypeNode, selections: SelectionSetNode) -> _Field:
        return _Field(selections, self._schema.type_map[condition.name.value], own=0)

    def _field(self, node: FieldNode, inner: SelectionSetNode, parent: GraphQLNamedType) -> _Field:
        assert is_composite_type(parent)
        definition = self._schema.get_field(parent, node.name.value)
        assert definition is not None, "the document is valid"
        kind = get_named_type(definition.type)
        own = MUTATION if parent is self._schema.mutation_type else OBJECT
        pages = _pages(node) if kind.name.endswith("Connection") else None
        return _Field(inner, kind, own, pages)


def _key(node: FieldNode) -> str:
    return node.alias.value if node.alias else node.name.value


def _pages(node: FieldNode) -> tuple[ValueNode, ...]:
    sizes = {argument.name.value: argument.value for argument in node.arguments or ()}
    return tuple(sizes[name] for name in ("first", "last") if name in sizes)
