"""Input objects that are written out in a document."""

from graphql import (
    GraphQLInputObjectType,
    Node,
    NullValueNode,
    ObjectValueNode,
    VariableNode,
    is_required_input_field,
)

from sandbox.validation.findings import Findings
from sandbox.validation.given import repeated
from sandbox.validation.mismatches import DeclaredVariables
from sandbox.validation.wire import Path


class InputObjectRules:
    """What is between the braces, as a whole; `ArgumentRules` looks at each field."""

    def __init__(self, findings: Findings, declared: DeclaredVariables) -> None:
        self._findings = findings
        self._declared = declared

    def check(self, node: ObjectValueNode, expected: GraphQLInputObjectType | None) -> None:
        """Check *node*; *expected* is `None` where the schema has no such place."""
        if expected:
            self._check_attributes(node, expected)
        for name, nodes in repeated(node.fields):
            self._findings.report(
                f'There can be only one input field named "{name}"',
                nodes,
                "inputFieldNotUnique",
                name=name,
            )
        if expected and expected.is_one_of:
            self._check_one_of(node, expected)

    def _check_attributes(self, node: ObjectValueNode, expected: GraphQLInputObjectType) -> None:
        given = {field.name.value for field in node.fields}
        for name, field in expected.fields.items():
            if name not in given and is_required_input_field(field):
                self._findings.report_at(
                    [*self._findings.path, name],
                    f"Argument '{name}' on InputObject '{expected.name}' is required."
                    f" Expected type {field.type}",
                    (node,),
                    "missingRequiredInputObjectAttribute",
                    argumentName=name,
                    argumentType=str(field.type),
                    inputObjectType=expected.name,
                )

    def _check_one_of(self, node: ObjectValueNode, expected: GraphQLInputObjectType) -> None:
        kind, path = expected.name, self._findings.path
        if len(node.fields) != 1:
            message = f"OneOf Input Object '{kind}' must specify exactly one key."
            self._report_one_of(path, message, node, kind)
            return
        (field,) = node.fields
        name, value = field.name.value, field.value
        if isinstance(value, NullValueNode):
            message = f"Field '{kind}.{name}' must be non-null."
            self._report_one_of([*path, name], message, field, kind)
        elif isinstance(value, VariableNode) and self._declared.may_be_null(value):
            message = (
                f"Variable '{value.name.value}' must be non-nullable"
                f" to be used for OneOf Input Object '{kind}'."
            )
            self._report_one_of([*path, name], message, node, kind)

    def _report_one_of(self, path: Path, message: str, node: Node, kind: str) -> None:
        code = "invalidOneOfInputObject"
        self._findings.report_at(path, message, (node,), code, inputObjectType=kind)
