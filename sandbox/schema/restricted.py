"""Keeps elements that official introspection results do not show."""

from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import Any

from graphql import DocumentNode, specified_directives

from sandbox.schema.annotations import (
    CHILDREN,
    annotations,
    coordinate_of,
    coordinates,
    elements,
    restricted_directives,
)
from sandbox.schema.reading import schema_definition


def restricted(document: DocumentNode) -> frozenset[str]:
    """Return the coordinates that *document* marks `@restricted`, less what is inside them."""
    schema = schema_definition(document)
    return frozenset(f"@{name}" for name in restricted_directives(schema)) | {
        coordinate
        for definition in document.definitions
        if definition is not schema
        for coordinate, node in coordinates(definition)
        if annotations(getattr(node, "directives", None), "restricted")
    }


def keep_restricted(
    introspected: DocumentNode, previous: DocumentNode, marked: AbstractSet[str]
) -> DocumentNode:
    """Add to *introspected* what of *previous* has a *marked* coordinate and is missing.

    GraphQL's own directives, which are not *introspected* either, are added as they were.
    """
    named = _by_coordinate(introspected)
    former = _by_coordinate(previous)
    kept = marked | {f"@{directive.name}" for directive in specified_directives}
    return replace(
        introspected,
        definitions=(
            *(_joined(name, node, former.get(name), kept) for name, node in named.items()),
            *(node for name, node in former.items() if name in kept and name not in named),
        ),
    )


def _by_coordinate(document: DocumentNode) -> dict[str, Any]:
    return {
        coordinate_of(node): node
        for node in document.definitions
        if node.kind != "schema_definition"
    }


def _joined(coordinate: str, node: Any, former: Any, kept: AbstractSet[str]) -> Any:
    attribute = CHILDREN.get(node.kind)
    if former is None or attribute is None or former.kind != node.kind:
        return node
    own, before = dict(elements(coordinate, node)), dict(elements(coordinate, former))
    return replace(
        node,
        **{
            attribute: (
                *(_joined(name, element, before.get(name), kept) for name, element in own.items()),
                *(element for name, element in before.items() if name in kept and name not in own),
            )
        },
    )
