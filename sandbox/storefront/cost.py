"""`extensions.cost.requestedQueryCost`: what the real service reckons an operation to cost.

Shopify: the formula is fitted to recordings against 2026-04; it gives the recorded figure of
every recorded customer operation. None of them shows what a field under `@skip` or `@include`
costs: here each field counts, whatever the condition says.

A short document can select more paths than could ever be walked. So a cost is a list of terms,
each a sum over terms before it, and what is selected twice in the same way is one term.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log
from typing import Any, Final, NamedTuple

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLNamedType,
    GraphQLSchema,
    InlineFragmentNode,
    IntValueNode,
    NamedTypeNode,
    OperationDefinitionNode,
    SelectionSetNode,
    ValueNode,
    VariableNode,
    get_named_type,
    is_composite_type,
    is_leaf_type,
)

MUTATION: Final = 10
OBJECT: Final = 1

HIGHEST: Final = 2**53 - 1
"""No cost is higher: the last integer that every JSON client reads as it was written."""

MOST_STEPS: Final = 100_000
"""Fields and spreads met while merging. Documents that people write take fewer than 1,000."""

Variables = Mapping[str, Any]
Cost = Callable[[Variables], int]


def cost_of(
    schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode
) -> Cost:
    """Return what computes the cost of *operation* for the variables of a request.

    *document* is valid. Fields are merged by response key, as in the answer. Where that takes
    too many steps, the cost is an upper bound, in which fields of one key count one by one.
    """
    selected = _Selected(schema, document)
    root = schema.get_root_type(operation.operation)
    assert root is not None
    whole = frozenset({_Field(operation.selection_set, root, own=0)})
    try:
        terms = _terms(whole, selected.merged)
    except _TooManyStepsError:
        terms = _terms(whole, selected.one_by_one)
    defaults = {
        definition.variable.name.value: definition.default_value
        for definition in operation.variable_definitions or ()
    }
    if not any(isinstance(size, VariableNode) for size in _sizes(terms)):
        settled = _reckoned(terms, {})
        return lambda _: settled
    return lambda variables: _reckoned(terms, {**defaults, **variables})


class _TooManyStepsError(Exception):
    """Fields merge in more ways than there is time for: there can be exponentially many."""


@dataclass(frozen=True, slots=True, eq=False)
class _Field:
    """A field of the document, its whole operation, or a fragment: the latter cost nothing *own*.

    *pages* are the sizes that a connection is asked for; None is no connection.
    """

    selections: SelectionSetNode
    kind: GraphQLNamedType
    own: int
    pages: tuple[ValueNode, ...] | None = None


_Merged = frozenset[_Field]
"""All fields under one key of one object of the answer."""


class _Term(NamedTuple):
    """What one key of the answer costs; *below* are positions of earlier terms."""

    own: int
    pages: Sequence[tuple[ValueNode, ...]]
    below: Sequence[int]


def _terms(whole: _Merged, inside: Callable[[_Merged], list[_Merged]]) -> list[_Term]:
    """List the terms of *whole*, itself the last. Fragments make it too deep to recurse."""
    terms: list[_Term] = []
    positions: dict[_Merged, int] = {}
    opened: dict[_Merged, list[_Merged]] = {}
    pending = [whole]
    while pending:
        fields = pending[-1]
        if fields not in opened:
            opened[fields] = inside(fields)
            pending += (inner for inner in opened[fields] if inner not in positions)
            continue
        pending.pop()
        if fields not in positions:
            positions[fields] = len(terms)
            below = [positions[inner] for inner in opened[fields]]
            pages = [field.pages for field in fields if field.pages is not None]
            terms.append(_Term(max(field.own for field in fields), pages, below))
    return terms


class _Selected:
    """What is selected inside fields. Leaves and `PageInfo` are left out: they cost nothing."""

    def __init__(self, schema: GraphQLSchema, document: DocumentNode) -> None:
        self._schema = schema
        self._fragments = {
            node.name.value: _Field(
                node.selection_set, schema.type_map[node.type_condition.name.value], own=0
            )
            for node in document.definitions
            if isinstance(node, FragmentDefinitionNode)
        }
        self._known: dict[_Field, list[tuple[str | None, _Field]]] = {}
        self._steps = 0

    def merged(self, fields: _Merged) -> list[_Merged]:
        """Return what is inside *fields*, key by key, each fragment opened once."""
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
                elif field not in spread:
                    spread.add(field)
                    pending.append(field)
        return [frozenset(merged) for merged in keys.values()]

    def one_by_one(self, fields: _Merged) -> list[_Merged]:
        """Return what is inside *fields*, nothing merged and no fragment opened."""
        return [frozenset({inner}) for field in fields for _, inner in self._inside(field)]

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
                    field = self._field(node, inner, parent)
                    if not is_leaf_type(field.kind) and field.kind.name != "PageInfo":
                        yield node.alias.value if node.alias else node.name.value, field
                case InlineFragmentNode(type_condition=NamedTypeNode() as condition):
                    kind = self._schema.type_map[condition.name.value]
                    yield from self._read(node.selection_set, kind)
                case InlineFragmentNode():
                    yield from self._read(node.selection_set, parent)
                case FragmentSpreadNode():
                    yield None, self._fragments[node.name.value]

    def _field(self, node: FieldNode, inner: SelectionSetNode, parent: GraphQLNamedType) -> _Field:
        assert is_composite_type(parent)
        definition = self._schema.get_field(parent, node.name.value)
        assert definition is not None, "the document is valid"
        kind = get_named_type(definition.type)
        own = MUTATION if parent is self._schema.mutation_type else OBJECT
        pages = _pages(node) if kind.name.endswith("Connection") else None
        return _Field(inner, kind, own, pages)


def _pages(node: FieldNode) -> tuple[ValueNode, ...]:
    sizes = {argument.name.value: argument.value for argument in node.arguments or ()}
    return tuple(sizes[name] for name in ("first", "last") if name in sizes)


def _sizes(terms: Iterable[_Term]) -> Iterator[ValueNode]:
    return (size for term in terms for pages in term.pages for size in pages)


def _reckoned(terms: Sequence[_Term], variables: Variables) -> int:
    costs: list[int] = []
    for own, pages, below in terms:
        inside = sum(costs[position] for position in below)
        if pages:
            weight = max(_weight(sizes, variables) for sizes in pages)
            inside = weight * (OBJECT + inside)
        costs.append(min(own + inside, HIGHEST))
    return costs[-1]


def _weight(sizes: Iterable[ValueNode], variables: Variables) -> int:
    """Weigh a connection by the first of *sizes* that is one: pages go forward or backward."""
    counts = (_count(size, variables) for size in sizes)
    return max(1, int(2 * log(next(filter(None, counts), 1))))


def _count(size: ValueNode, variables: Variables) -> float:
    value = variables.get(size.name.value) if isinstance(size, VariableNode) else size
    if isinstance(value, IntValueNode):
        value = int(value.value)
    return value if isinstance(value, int | float) and value > 0 else 0
