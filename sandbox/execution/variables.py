"""Variables whose values need no coercion: what most clients send for most operations."""

from collections.abc import Iterable, Mapping
from typing import Any, Final, NamedTuple, cast

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

_MISSING: Final = object()
_PLAIN_TYPES: Final[Mapping[str | None, type]] = {"String": str, "ID": str, "Boolean": bool}
_CONDITIONS: Final = ("skip", "include", "defer")


class PlainVariable(NamedTuple):
    """A variable whose values, if they are of the type *plain*, need no coercion."""

    name: str
    plain: type
    may_be_null: bool
    may_be_absent: bool


def plain_variables(
    definitions: Iterable[VariableDefinitionNode],
) -> tuple[PlainVariable, ...] | None:
    """Return the variables, if all of them have plain types; else None."""
    plain = tuple(map(_plain_variable, definitions))
    return None if None in plain else cast("tuple[PlainVariable, ...]", plain)


def plain_values(
    plain: tuple[PlainVariable, ...], variables: Mapping[str, Any]
) -> dict[str, Any] | None:
    """Return the coerced variables; None where graphql-core has to have a look."""
    coerced = {}
    for name, kind, may_be_null, may_be_absent in plain:
        value = variables.get(name, _MISSING)
        if type(value) is kind or (value is None and may_be_null):
            coerced[name] = value
        elif value is not _MISSING or not may_be_absent:
            return None
    return coerced


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


def _plain_variable(definition: VariableDefinitionNode) -> PlainVariable | None:
    plain = _PLAIN_TYPES.get(_type_name(definition))
    if plain is None:
        return None
    is_required = isinstance(definition.type, NonNullTypeNode)
    return PlainVariable(
        definition.variable.name.value,
        plain,
        may_be_null=not is_required,
        may_be_absent=not is_required and definition.default_value is None,
    )


def _type_name(definition: VariableDefinitionNode) -> str | None:
    """Return the name of a variable's type, required or not; None when it is a list."""
    kind = definition.type
    named = kind.type if isinstance(kind, NonNullTypeNode) else kind
    return named.name.value if isinstance(named, NamedTypeNode) else None
