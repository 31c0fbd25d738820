"""The other data in `schema.graphql`: the versions, and the access that elements need."""

from collections.abc import Iterator, Mapping

from graphql import (
    DocumentNode,
    FieldDefinitionNode,
    ListTypeNode,
    NamedTypeNode,
    Node,
    NonNullTypeNode,
    SchemaDefinitionNode,
    TypeNode,
)

from sandbox.schema.access import Access
from sandbox.schema.annotations import annotations, coordinates
from sandbox.schema.versions import ApiVersion, Versions


def read_versions(document: DocumentNode) -> Versions:
    """Read the `@version` annotations of the schema definition, in their order."""
    return Versions(
        tuple(
            ApiVersion(each["handle"], each["displayName"], each["supported"])
            for each in annotations(schema_definition(document).directives, "version")
        )
    )


def schema_definition(document: DocumentNode) -> SchemaDefinitionNode:
    return next(node for node in document.definitions if isinstance(node, SchemaDefinitionNode))


def required_access(document: DocumentNode) -> Mapping[str, Access]:
    """Read `@requiredAccess` and `@tokenRequired`, keyed by schema coordinate.

    A field is `"Product.tags"`. A type is `"Product"`, and what it asks for is asked
    as well by each field that returns it, unless the field says otherwise itself.
    Whatever is not in the answer asks for nothing of its own.
    """
    elements = [found for node in document.definitions for found in _described(node)]
    asked = {coordinate: access for coordinate, node in elements if (access := _access(node))}
    return asked | {
        coordinate: asked[returned]
        for coordinate, node in elements
        if isinstance(node, FieldDefinitionNode)
        and coordinate not in asked
        and (returned := _named(node.type)) in asked
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
