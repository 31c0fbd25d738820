"""What a caller must be allowed before an element answers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graphql import (
    DocumentNode,
    FieldDefinitionNode,
    ListTypeNode,
    NamedTypeNode,
    Node,
    NonNullTypeNode,
    TypeNode,
)

from sandbox.schema.annotations import annotations, coordinates


@dataclass(frozen=True, slots=True)
class Access:
    """The access scope a token needs; whether a request without any token is refused.

    *certain* is false where no public source names the scope.
    """

    scope: str | None = None
    token_required: bool = False
    certain: bool = True


def required_access(document: DocumentNode) -> Mapping[str, Access]:
    """Read `@requiredAccess` and `@tokenRequired`, keyed by schema coordinate.

    A field is `"Product.tags"`. A type is `"Product"`, and what it asks for is asked
    as well by each field that returns it, unless the field says otherwise itself.
    Whatever is not in the answer asks for nothing of its own.
    """
    elements = [found for node in document.definitions for found in _described(node)]
    said = {coordinate: access for coordinate, node in elements if (access := _access(node))}
    return said | {
        coordinate: said[returned]
        for coordinate, node in elements
        if isinstance(node, FieldDefinitionNode)
        and coordinate not in said
        and (returned := _named(node.type)) in said
    }


def _described(node: Node) -> Iterator[tuple[str, Node]]:
    return iter(()) if node.kind == "schema_definition" else coordinates(node)


def _access(node: Node) -> Access | None:
    directives = getattr(node, "directives", None)
    scopes = annotations(directives, "requiredAccess")
    token_required = bool(annotations(directives, "tokenRequired"))
    if not scopes:
        return Access(token_required=True) if token_required else None
    return Access(scopes[0]["scope"], token_required, scopes[0].get("certain", True))


def _named(reference: TypeNode) -> str:
    while isinstance(reference, ListTypeNode | NonNullTypeNode):
        reference = reference.type
    assert isinstance(reference, NamedTypeNode)
    return reference.name.value
