"""Arguments of fields and directives, and the input objects given to them."""

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from graphql import (
    ArgumentNode,
    DirectiveNode,
    FieldNode,
    GraphQLArgument,
    GraphQLInputField,
    GraphQLInputObjectType,
    ListValueNode,
    ObjectValueNode,
    ValueNode,
    VariableNode,
    get_named_type,
    get_nullable_type,
    is_list_type,
    is_required_argument,
)

from sandbox.validation.coercion import Coercion
from sandbox.validation.findings import Findings
from sandbox.validation.given import Given, Owner, children, kind_of, repeated
from sandbox.validation.input_objects import InputObjectRules
from sandbox.validation.literals import literal_misfit
from sandbox.validation.mismatches import DeclaredVariables
from sandbox.validation.printing import constant, literal
from sandbox.validation.uses import VariableUses
from sandbox.validation.work import Work

Accepted: TypeAlias = Mapping[str, GraphQLArgument] | Mapping[str, GraphQLInputField]


class ArgumentRules:
    """What a document gives, against what the schema takes."""

    def __init__(
        self,
        findings: Findings,
        declared: DeclaredVariables,
        uses: VariableUses,
        coercions: Mapping[str, Coercion],
        work: Work,
    ) -> None:
        self._findings = findings
        self._work = work
        self._declared = declared
        self._uses = uses
        self._coercions = coercions
        self._input_objects = InputObjectRules(findings, declared)

    def check_presence(
        self, node: FieldNode | DirectiveNode, accepted: Mapping[str, GraphQLArgument]
    ) -> None:
        """Check that what is required is given, and nothing twice."""
        arguments = node.arguments or ()
        if accepted:
            self._check_required(node, arguments, accepted)
        if len(arguments) > 1:
            for name, nodes in repeated(arguments):
                self._findings.report(
                    f'There can be only one argument named "{name}"',
                    nodes,
                    "argumentNotUnique",
                    name=name,
                )

    def _check_required(
        self,
        node: FieldNode | DirectiveNode,
        arguments: Sequence[ArgumentNode],
        accepted: Mapping[str, GraphQLArgument],
    ) -> None:
        given = {argument.name.value for argument in arguments}
        missing = ", ".join(
            name
            for name, argument in accepted.items()
            if name not in given and is_required_argument(argument)
        )
        if missing:
            kind, name = kind_of(node), node.name.value
            self._findings.report(
                f"{kind} '{name}' is missing required arguments: {missing}",
                (node,),
                "missingRequiredArguments",
                className=kind,
                name=name,
                arguments=missing,
            )

    def visit(
        self, arguments: Sequence[Given], owner: Owner, accepted: Accepted | None, name: str
    ) -> None:
        """Visit *arguments* of *owner*, a *name* to the client; *accepted* is `None` if unknown."""
        path = self._findings.path
        for argument in arguments:
            path.append(argument.name.value)
            self._argument(argument, owner, accepted, name)
            path.pop()

    def _argument(
        self, node: Given, owner: Owner, accepted: Accepted | None, owner_name: str
    ) -> None:
        name = node.name.value
        definition = accepted.get(name) if accepted is not None else None
        if definition is None and accepted is not None:
            self._findings.report(
                f"{kind_of(owner)} '{owner_name}' doesn't accept argument '{name}'",
                (node,),
                "argumentNotAccepted",
                name=owner_name,
                typeName=kind_of(owner),
                argumentName=name,
            )
            return
        if definition is not None:
            self._declared.check(node, definition)
        self._visit_value(node.value, definition)
        if definition is not None and not isinstance(node.value, VariableNode):
            self._check_literal(node, owner, definition, owner_name)

    def _visit_value(
        self, value: ValueNode, definition: GraphQLArgument | GraphQLInputField | None
    ) -> None:
        if isinstance(value, VariableNode):
            self._uses.use(value, self._findings.path)
        elif isinstance(value, ObjectValueNode | ListValueNode):
            in_list = definition is not None and is_list_type(get_nullable_type(definition.type))
            for index, child in children(value, self._work):
                if isinstance(child, VariableNode):
                    self._uses.use(child, self._findings.path)
                elif in_list:
                    self._findings.path.append(index)
                    self._input_object(child, definition)
                    self._findings.path.pop()
                else:
                    self._input_object(child, definition)

    def _input_object(
        self, node: ObjectValueNode, definition: GraphQLArgument | GraphQLInputField | None
    ) -> None:
        expected = get_named_type(definition.type) if definition is not None else None
        if not isinstance(expected, GraphQLInputObjectType):
            expected = None
        self._input_objects.check(node, expected)
        accepted, name = (expected.fields, expected.name) if expected else (None, "")
        self.visit(node.fields, node, accepted, name)

    def _check_literal(
        self,
        node: Given,
        owner: Owner,
        definition: GraphQLArgument | GraphQLInputField,
        owner_name: str,
    ) -> None:
        misfit = literal_misfit(node.value, definition.type, self._coercions)
        # graphql-ruby says nothing of an argument in which it has found something already.
        if misfit is None or self._findings.blemished:
            return
        code = "argumentLiteralsIncompatible"
        if misfit.has_own_message and misfit.explanation:
            self._findings.report(misfit.explanation, (owner,), code, typeName="CoercionError")
            return
        name, kind = node.name.value, kind_of(owner)
        shown = "" if constant(node.value) == float("inf") else f" ({literal(node.value)})"
        self._findings.report(
            f"Argument '{name}' on {kind} '{owner_name}' has an invalid value{shown}."
            f" Expected type '{definition.type}'.",
            (owner,),
            code,
            typeName=kind,
            argumentName=name,
        )
