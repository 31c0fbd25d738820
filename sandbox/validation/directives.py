"""Directives where the schema allows them."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

from graphql import DirectiveLocation, DirectiveNode, GraphQLDirective, GraphQLSchema

from sandbox.validation.arguments import ArgumentRules
from sandbox.validation.findings import Findings

PLACES: Final[Mapping[DirectiveLocation, str]] = MappingProxyType(
    {
        DirectiveLocation.QUERY: "queries",
        DirectiveLocation.MUTATION: "mutations",
        DirectiveLocation.SUBSCRIPTION: "subscriptions",
        DirectiveLocation.FIELD: "fields",
        DirectiveLocation.FRAGMENT_DEFINITION: "fragment definitions",
        DirectiveLocation.FRAGMENT_SPREAD: "fragment spreads",
        DirectiveLocation.INLINE_FRAGMENT: "inline fragments",
        DirectiveLocation.VARIABLE_DEFINITION: "variable definitions",
    }
)
"""What graphql-ruby calls the places; it has no word for those inside a schema."""


class DirectiveRules:
    """What stands after an `@`."""

    def __init__(self, schema: GraphQLSchema, findings: Findings, arguments: ArgumentRules) -> None:
        self._schema = schema
        self._findings = findings
        self._arguments = arguments

    def check_unique(self, directives: Sequence[DirectiveNode] | None) -> None:
        """Check that each is there once, unless the schema allows more."""
        if not directives or len(directives) == 1:
            return
        used: dict[str, DirectiveNode] = {}
        for node in directives:
            name = node.name.value
            if name in used:
                self._findings.report(
                    f'The directive "{name}" can only be used once at this location.',
                    (used[name], node),
                    "directiveNotUniqueForLocation",
                    directiveName=name,
                )
            elif not self._is_repeatable(name):
                used[name] = node

    def _is_repeatable(self, name: str) -> bool:
        directive = self._schema.get_directive(name)
        return directive is not None and directive.is_repeatable

    def visit(self, directives: Sequence[DirectiveNode] | None, place: DirectiveLocation) -> None:
        """Visit the directives at *place*."""
        for node in directives or ():
            directive = self._schema.get_directive(node.name.value)
            if directive is None:
                self._findings.report(
                    f"Directive @{node.name.value} is not defined",
                    (node,),
                    "undefinedDirective",
                    directiveName=node.name.value,
                )
                continue
            if place not in directive.locations:
                self._misplaced(node, directive, place)
            self._arguments.check_presence(node, directive.args)
            self._arguments.visit(node.arguments or (), node, directive.args, directive.name)

    def _misplaced(
        self, node: DirectiveNode, directive: GraphQLDirective, place: DirectiveLocation
    ) -> None:
        allowed = ", ".join(PLACES.get(location, "") for location in directive.locations)
        self._findings.report(
            f"'@{directive.name}' can't be applied to {PLACES[place]} (allowed: {allowed})",
            (node,),
            "directiveCannotBeApplied",
            targetName=PLACES[place],
            name=directive.name,
        )
