"""Fragments on types that exist, in places that such objects can reach."""

from graphql import (
    DocumentNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLInterfaceType,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLSchema,
    InlineFragmentNode,
    is_composite_type,
)

from sandbox.validation.collecting import objects_of
from sandbox.validation.findings import Findings
from sandbox.validation.wire import Path


class SpreadRules:
    """Inline fragments are checked where they stand, named ones at the end of the walk."""

    def __init__(self, schema: GraphQLSchema, document: DocumentNode, findings: Findings) -> None:
        self._schema = schema
        self._findings = findings
        self._document = document
        self._spreads: list[tuple[FragmentSpreadNode, GraphQLNamedType, Path]] = []
        self._disjoint: dict[tuple[GraphQLNamedType, GraphQLNamedType], bool] = {}

    def check_condition(
        self, node: FragmentDefinitionNode | InlineFragmentNode
    ) -> GraphQLNamedType | None:
        """Give the type of the fragment *node* if it can have selections."""
        assert node.type_condition
        name = node.type_condition.name.value
        kind = self._schema.get_type(name)
        if kind is None:
            self._findings.report(
                f"No such type {name}, so it can't be a fragment condition",
                (node,),
                "undefinedType",
                typeName=name,
            )
            return None
        if not is_composite_type(kind):
            self._findings.report(
                f"Invalid fragment on type {name} (must be Union, Interface or Object)",
                (node,),
                "fragmentOnNonCompositeType",
                typeName=name,
            )
            return None
        return kind

    def check_inline(
        self, node: InlineFragmentNode, kind: GraphQLNamedType, parent: GraphQLNamedType
    ) -> None:
        """Check an inline fragment on *kind* within *parent*."""
        if kind is not parent:
            self._check(node, kind, parent, self._findings.path)

    def note(self, node: FragmentSpreadNode, parent: GraphQLNamedType) -> None:
        """Keep a spread within *parent* for the end of the walk."""
        self._spreads.append((node, parent, list(self._findings.path)))

    def report(self) -> None:
        """Check the spreads that were noted."""
        conditions = {
            definition.name.value: definition.type_condition.name.value
            for definition in self._document.definitions
            if isinstance(definition, FragmentDefinitionNode)
        }
        for node, parent, path in self._spreads:
            kind = self._schema.get_type(conditions.get(node.name.value, ""))
            if kind and kind is not parent:
                self._check(node, kind, parent, path)

    def _check(
        self,
        node: FragmentSpreadNode | InlineFragmentNode,
        kind: GraphQLNamedType,
        parent: GraphQLNamedType,
        path: Path,
    ) -> None:
        # graphql-ruby lets a fragment on a union stand anywhere.
        if not isinstance(kind, GraphQLObjectType | GraphQLInterfaceType):
            return
        if (kind, parent) not in self._disjoint:
            objects = objects_of(self._schema, kind)
            self._disjoint[kind, parent] = objects.isdisjoint(objects_of(self._schema, parent))
        if not self._disjoint[kind, parent]:
            return
        # The space before the name is graphql-ruby's; it comes back in `fragmentName`.
        name = f" {node.name.value}" if isinstance(node, FragmentSpreadNode) else ""
        self._findings.report_at(
            path,
            f"Fragment{name} on {kind.name} can't be spread inside {parent.name}",
            (node,),
            "cannotSpreadFragment",
            typeName=kind.name,
            fragmentName=name or "unknown",
            parentName=parent.name,
        )
