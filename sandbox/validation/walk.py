"""One walk over a document finds its mistakes, in graphql-ruby's order.

Each method asks what graphql-ruby's rules ask of that kind of node, in the order of its
`ALL_RULES`; where a rule ends the visit of a node there, it ends here. Arguments and selections
come before directives, as among the children of graphql-ruby's nodes. The rules of graphql-core
draw the lines elsewhere (which of several mistakes are reported, at which node, in which order),
and one walk costs a fraction of what they do.
"""

from collections.abc import Mapping
from typing import Final

from graphql import (
    DirectiveLocation,
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLField,
    GraphQLNamedType,
    GraphQLSchema,
    InlineFragmentNode,
    OperationDefinitionNode,
    get_named_type,
)

from sandbox.pause import Pause
from sandbox.validation.arguments import ArgumentRules
from sandbox.validation.coercion import Coercion
from sandbox.validation.collecting import field_of, response_key
from sandbox.validation.definitions import DefinitionRules
from sandbox.validation.dependencies import Dependencies
from sandbox.validation.directives import DirectiveRules
from sandbox.validation.findings import Findings
from sandbox.validation.merging import MergeRules
from sandbox.validation.mismatches import DeclaredVariables
from sandbox.validation.selections import Holder, check_selections, report_unknown_field
from sandbox.validation.spreads import SpreadRules
from sandbox.validation.uses import VariableUses, title
from sandbox.validation.work import Work

OPERATION_PLACES: Final = {
    "query": DirectiveLocation.QUERY,
    "mutation": DirectiveLocation.MUTATION,
    "subscription": DirectiveLocation.SUBSCRIPTION,
}


class Walk:
    """The visit of one document; `findings` holds what it met."""

    def __init__(
        self,
        schema: GraphQLSchema,
        document: DocumentNode,
        coercions: Mapping[str, Coercion],
        pause: Pause,
    ) -> None:
        self.findings = Findings()
        self._schema = schema
        self._document = document
        self._path = self.findings.path
        self._pause = pause
        work = Work(pause)
        self._uses = VariableUses(work)
        self._declared = DeclaredVariables(schema, self.findings)
        self._arguments = ArgumentRules(self.findings, self._declared, self._uses, coercions, work)
        self._directives = DirectiveRules(schema, self.findings, self._arguments)
        self._definitions = DefinitionRules(schema, document, self.findings, coercions)
        self._dependencies = Dependencies(document)
        self._merging = MergeRules(schema, document, self.findings, work)
        self._spreads = SpreadRules(schema, document, self.findings)

    def document(self) -> None:
        """Visit the whole document. Raises `EnoughFoundError` and `ValidationTimeoutError`."""
        for definition in self._document.definitions:
            match definition:
                case OperationDefinitionNode():
                    self._operation(definition)
                case FragmentDefinitionNode():
                    self._fragment(definition)
        self._uses.report(self.findings)
        self._spreads.report()
        self._dependencies.report(self.findings)
        self._definitions.check_names()

    def _operation(self, node: OperationDefinitionNode) -> None:
        root = self._schema.get_root_type(node.operation)
        self._path.append(title(node))
        self._directives.check_unique(node.directives)
        if root:
            self._merging.check(node.selection_set, root)
        if root is None or check_selections(node, root, self.findings):
            self._definitions.check_variable_names(node)
            self._uses.enter(node)
            self._declared.enter(node)
            if self._definitions.check_root(node, root):
                assert root
                self._dependencies.enter(node, self._path)
                self._inside_operation(node, root)
        self._path.pop()

    def _inside_operation(self, node: OperationDefinitionNode, root: GraphQLNamedType) -> None:
        for variable in node.variable_definitions or ():
            self._pause()
            self._definitions.check_variable(variable)
            self._directives.visit(variable.directives, DirectiveLocation.VARIABLE_DEFINITION)
        self._selections(node, root)
        self._directives.visit(node.directives, OPERATION_PLACES[node.operation.value])

    def _fragment(self, node: FragmentDefinitionNode) -> None:
        self._path.append(f"fragment {node.name.value}")
        self._directives.check_unique(node.directives)
        condition = self._spreads.check_condition(node)
        if condition:
            self._uses.enter(node)
            self._dependencies.enter(node, self._path)
            self._selections(node, condition)
            self._directives.visit(node.directives, DirectiveLocation.FRAGMENT_DEFINITION)
        self._path.pop()

    def _selections(self, holder: Holder, parent: GraphQLNamedType) -> None:
        if holder.selection_set is None:
            return
        self._dependencies.reach(self._path)
        for selection in holder.selection_set.selections:
            self._pause()
            match selection:
                case FieldNode():
                    self._field(selection, holder, parent)
                case InlineFragmentNode():
                    self._inline_fragment(selection, parent)
                case FragmentSpreadNode():
                    self._fragment_spread(selection, parent)

    def _field(self, node: FieldNode, holder: Holder, parent: GraphQLNamedType) -> None:
        self._path.append(response_key(node))
        self._directives.check_unique(node.directives)
        field = field_of(self._schema, parent, node)
        if field is None:
            report_unknown_field(node, holder, parent, self.findings)
        else:
            self._known_field(node, field)
        self._path.pop()

    def _known_field(self, node: FieldNode, field: GraphQLField) -> None:
        kind = get_named_type(field.type)
        self._merging.check(node.selection_set, kind)
        if check_selections(node, kind, self.findings):
            self._arguments.check_presence(node, field.args)
            if node.arguments:
                self._arguments.visit(node.arguments, node, field.args, response_key(node))
            self._selections(node, kind)
            self._directives.visit(node.directives, DirectiveLocation.FIELD)

    def _inline_fragment(self, node: InlineFragmentNode, parent: GraphQLNamedType) -> None:
        condition = node.type_condition
        self._path.append(f"... on {condition.name.value}" if condition else "...")
        self._directives.check_unique(node.directives)
        kind = self._spreads.check_condition(node) if condition else parent
        if kind:
            self._spreads.check_inline(node, kind, parent)
            self._selections(node, kind)
            self._directives.visit(node.directives, DirectiveLocation.INLINE_FRAGMENT)
        self._path.pop()

    def _fragment_spread(self, node: FragmentSpreadNode, parent: GraphQLNamedType) -> None:
        self._path.append(f"... {node.name.value}")
        self._directives.check_unique(node.directives)
        self._spreads.note(node, parent)
        self._uses.spread(node.name.value)
        self._dependencies.spread(node, self._path)
        self._directives.visit(node.directives, DirectiveLocation.FRAGMENT_SPREAD)
        self._path.pop()
