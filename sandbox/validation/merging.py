"""Fields that would share a key of the answer without being the same."""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import combinations, product
from typing import Final, TypeAlias

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    GraphQLNamedType,
    GraphQLSchema,
    SelectionSetNode,
    get_named_type,
)
from msgspec import Struct

from sandbox.validation.collecting import (
    Collected,
    Collecting,
    Selected,
    Spread,
    Types,
    response_key,
)
from sandbox.validation.findings import Findings
from sandbox.validation.printing import literal
from sandbox.validation.shapes import Shapes
from sandbox.validation.work import Work

_COMPARISON: Final = 3  # steps

Comparison: TypeAlias = Iterator["Comparison"]
"""Compares, and yields the comparisons that follow from it."""


class Conflict(Struct, frozen=True):
    """The different fields under one key, with what is different of each."""

    shown: dict[int, tuple[FieldNode, str]] = {}

    def add(self, shape: int, node: FieldNode, text: Callable[[FieldNode], str]) -> None:
        """Add a field, unless one that reads the same is there."""
        if shape not in self.shown:
            self.shown[shape] = node, text(node)


class MergeRules:
    """graphql-ruby's FieldsWillMerge, which compares pairs, and meets each fragment only once.

    Two fields may differ in their types: by default graphql-ruby only warns of that.
    """

    def __init__(
        self, schema: GraphQLSchema, document: DocumentNode, findings: Findings, work: Work
    ) -> None:
        self._schema = schema
        self._findings = findings
        self._work = work
        self._collecting = Collecting(schema, work)
        self._fragments = {
            definition.name.value: definition
            for definition in document.definitions
            if isinstance(definition, FragmentDefinitionNode)
        }
        self._met: set[str] = set()
        self._compared: set[tuple[frozenset[str], bool]] = set()
        self._conflicts: dict[str, dict[str, Conflict]] = {}
        self._shapes = Shapes()
        self._given: dict[int, dict[str, str]] = {}
        self._reduced: dict[int, Collected] = {}
        self._open: dict[tuple[int, GraphQLNamedType, GraphQLNamedType], Collected] = {}
        self._excluded: dict[tuple[int, int], bool] = {}

    def check(self, selection_set: SelectionSetNode | None, parent: GraphQLNamedType) -> None:
        """Report the conflicts in one selection set. Raises `ValidationTimeoutError`."""
        if selection_set is None or not _may_conflict(selection_set):
            return
        self._conflicts = {}
        self._run(self._within(self._collect(selection_set, parent, ()), parent))
        for kind, conflicts in self._conflicts.items():
            for key, conflict in conflicts.items():
                self._report(kind, key, conflict)

    def _run(self, first: Comparison) -> None:
        """Compare depth first, without recursion: a chain of fragments may have any length."""
        pending = [first]
        while pending:
            following = next(pending[-1], None)
            if following is None:
                pending.pop()
                continue
            self._work.take(_COMPARISON)
            pending.append(following)

    def _report(self, kind: str, key: str, conflict: Conflict) -> None:
        article = "an" if kind == "argument" else "a"
        nodes, texts = zip(*conflict.shown.values(), strict=True)
        conflicts = " or ".join(texts)
        self._findings.report_at(
            [],
            f"Field '{key}' has {article} {kind} conflict: {conflicts}?",
            nodes,
            "fieldConflict",
            fieldName=key,
            conflicts=conflicts,
        )

    def _within(self, collected: Collected, parent: GraphQLNamedType) -> Comparison:
        exclude = self._collecting.exclude
        for key, fields in collected.fields.items():
            for one, other in combinations(fields, 2):
                yield self._pair(key, one, other, exclusive=False)
        for index, spread in enumerate(collected.spreads):
            exclusive = exclude(spread.parents, (parent,))
            yield self._fields_and_fragment(collected, spread, exclusive=exclusive)
            for other_spread in collected.spreads[index + 1 :]:
                exclusive = exclude(spread.parents, other_spread.parents)
                yield self._two_fragments(spread, other_spread, exclusive=exclusive)

    def _pair(self, key: str, one: Selected, other: Selected, *, exclusive: bool) -> Comparison:
        if not one.definition or not other.definition:
            return
        exclusive = exclusive or self._exclude(one.parents, other.parents)
        if not exclusive:
            self._compare(key, one.node, other.node)
        # graphql-ruby looks among these for a difference in type, which puts them first.
        self._conflicts.setdefault("field", {})
        mine = self._selected_by(one, get_named_type(one.definition.type))
        theirs = self._selected_by(other, get_named_type(other.definition.type))
        yield self._between(mine, theirs, exclusive=exclusive)
        for spread in theirs.spreads:
            yield self._fields_and_fragment(mine, spread, exclusive=exclusive)
        for spread in mine.spreads:
            yield self._fields_and_fragment(theirs, spread, exclusive=exclusive)
        for spread, other_spread in product(mine.spreads, theirs.spreads):
            yield self._two_fragments(spread, other_spread, exclusive=exclusive)

    def _compare(self, key: str, one: FieldNode, other: FieldNode) -> None:
        if one.name.value != other.name.value:
            conflict = self._conflicts.setdefault("field", {}).setdefault(key, Conflict())
            for node in (one, other):
                conflict.add(self._shapes.of(node), node, _name)
        if not self._same_arguments(one, other):
            conflict = self._conflicts.setdefault("argument", {}).setdefault(key, Conflict())
            for node in (one, other):
                conflict.add(self._shapes.of(node), node, self._shown)

    def _same_arguments(self, one: FieldNode, other: FieldNode) -> bool:
        mine, theirs = one.arguments or (), other.arguments or ()
        # An argument that is given twice makes a difference, too.
        return len(mine) == len(theirs) and self._arguments(one) == self._arguments(other)

    def _arguments(self, node: FieldNode) -> dict[str, str]:
        if id(node) not in self._given:
            self._given[id(node)] = {
                argument.name.value: literal(argument.value) for argument in node.arguments or ()
            }
        return self._given[id(node)]

    def _shown(self, node: FieldNode) -> str:
        """Show arguments as graphql-ruby does: `{id:"1"}`, each value printed, then quoted."""
        arguments = self._arguments(node).items()
        pairs = (f"{name}:{json.dumps(value, ensure_ascii=False)}" for name, value in arguments)
        return f"{{{','.join(pairs)}}}"

    def _selected_by(self, selected: Selected, kind: GraphQLNamedType) -> Collected:
        return self._collect(selected.node.selection_set, kind, (kind,))

    def _between(self, one: Collected, other: Collected, *, exclusive: bool) -> Comparison:
        for key, fields in one.fields.items():
            for left, right in product(fields, other.fields.get(key, ())):
                yield self._pair(key, left, right, exclusive=exclusive)

    def _fields_and_fragment(
        self, fields: Collected, spread: Spread, *, exclusive: bool
    ) -> Comparison:
        if spread.name in self._met:
            return
        self._met.add(spread.name)
        kind = self._type_of(spread.name)
        if kind is None:
            return
        fragment = self._opened(spread, kind, kind)
        yield self._between(fields, fragment, exclusive=exclusive)
        for inner in fragment.spreads:
            yield self._fields_and_fragment(fields, inner, exclusive=exclusive)

    def _two_fragments(self, one: Spread, other: Spread, *, exclusive: bool) -> Comparison:
        names = frozenset({one.name, other.name}), exclusive
        if one.name == other.name or names in self._compared:
            return
        self._compared.add(names)
        kind, other_kind = self._type_of(one.name), self._type_of(other.name)
        if kind is None or other_kind is None:
            return
        mine = self._opened(one, kind, kind)
        # graphql-ruby looks up the fields of both on the type of the first.
        theirs = self._opened(other, kind, other_kind)
        yield self._between(mine, theirs, exclusive=exclusive)
        for inner in theirs.spreads:
            yield self._two_fragments(one, inner, exclusive=exclusive)
        for inner in mine.spreads:
            yield self._two_fragments(other, inner, exclusive=exclusive)

    def _type_of(self, fragment: str) -> GraphQLNamedType | None:
        definition = self._fragments.get(fragment)
        if definition is None:
            return None
        return self._schema.get_type(definition.type_condition.name.value)

    def _opened(
        self, spread: Spread, owner: GraphQLNamedType, condition: GraphQLNamedType
    ) -> Collected:
        key = id(spread), owner, condition
        if key not in self._open:
            parents: Types = (*spread.parents, condition)
            selection_set = self._fragments[spread.name].selection_set
            self._open[key] = self._collect(selection_set, owner, parents)
        return self._open[key]

    def _collect(
        self, selection_set: SelectionSetNode | None, owner: GraphQLNamedType, parents: Types
    ) -> Collected:
        """Collect, without what would only repeat a conflict.

        Of fields that read the same two are enough, to be compared with each other, and of
        spreads one. Those that are left out have no conflict which the first ones have not,
        and are never shown.
        """
        collected = self._collecting.collect(selection_set, owner, parents)
        if id(collected) not in self._reduced:
            fields = {key: self._twice(fields) for key, fields in collected.fields.items()}
            self._reduced[id(collected)] = Collected(fields, list(dict.fromkeys(collected.spreads)))
        return self._reduced[id(collected)]

    def _twice(self, fields: list[Selected]) -> list[Selected]:
        if len(fields) < 3:  # noqa: PLR2004 - two are kept
            return fields
        seen: Counter[tuple[int, Types]] = Counter()
        kept = []
        for selected in fields:
            alike = self._shapes.of(selected.node), selected.parents
            seen[alike] += 1
            if seen[alike] < 3:  # noqa: PLR2004 - likewise
                kept.append(selected)
        return kept

    def _exclude(self, one: Types, other: Types) -> bool:
        """Exclude, for parents that are kept: those of fields, which a chain of fragments has."""
        key = id(one), id(other)
        if key not in self._excluded:
            self._excluded[key] = self._collecting.exclude(one, other)
        return self._excluded[key]


def _name(node: FieldNode) -> str:
    return node.name.value


def _may_conflict(selection_set: SelectionSetNode) -> bool:
    """Tell whether it holds anything but fields that each have a key of their own."""
    keys: set[str] = set()
    for selection in selection_set.selections:
        if not isinstance(selection, FieldNode):
            return True
        key = response_key(selection)
        if key in keys:
            return True
        keys.add(key)
    return False
