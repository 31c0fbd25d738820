"""Variables that decide what an operation asks for."""

from typing import Any, Final

from graphql import (
    DirectiveNode,
    DocumentNode,
    NamedTypeNode,
    NonNullTypeNode,
    OperationDefinitionNode,
    VariableDefinitionNode,
    VariableNode,
    Visitor,
    visit,
)

_CONDITIONS: Final = ("skip", "include", "defer")


def conditions(document: DocumentNode, operation: OperationDefinitionNode) -> tuple[str, ...]:
    """Return the variables of *operation* that decide which fields are collected, and how often.

    Another operation of the document may have a variable of the same name and another type.
    """
    names: set[str] = set()

    class Finder(Visitor):
        def enter_directive(self, directive: DirectiveNode, *_: Any) -> None:
            if directive.name.value in _CONDITIONS:
                values = (argument.value for argument in directive.arguments or ())
                names.update(v.name.value for v in values if isinstance(v, VariableNode))

    visit(document, Finder())
    return tuple(
        definition.variable.name.value
        for definition in operation.variable_definitions or ()
        if definition.variable.name.value in names and _type_name(definition) == "Boolean"
    )


def _type_name(definition: VariableDefinitionNode) -> str | None:
    """Return the name of a variable's type, required or not; None when it is a list."""
    kind = definition.type
    named = kind.type if isinstance(kind, NonNullTypeNode) else kind
    return named.name.value if isinstance(named, NamedTypeNode) else None
