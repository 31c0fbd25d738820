"""Checks the schema file."""

from collections.abc import Iterator
from typing import Any, Final

from graphql import (
    DocumentNode,
    GraphQLSyntaxError,
    build_ast_schema,
    parse_const_value,
    parse_type,
    validate_schema,
)

from sandbox.schema.annotations import FORMS, PRESENCE, coordinates, read
from sandbox.schema.derivation import derive
from sandbox.schema.formatting import format_document
from sandbox.schema.reading import read_versions

TOLERATED: Final = (
    "Interface field Node.id is not deprecated, "
    "so implementation field MediaPresentation.id must not be deprecated."
)
"""Shopify: every version of the real schema breaks this one rule of GraphQL."""


def problems(document: DocumentNode, text: str) -> list[str]:
    """List the errors of the schema file *text* as sentences."""
    unreadable = list(_unreadable(document))
    if unreadable:
        return unreadable
    return [
        *_unformatted(document, text),
        *(f"The whole file: {fault}" for fault in _invalid(document)),
        *(
            f"{version}: {fault}"
            for version in read_versions(document).handles
            for fault in _invalid(derive(document, version))
        ),
    ]


def _unreadable(document: DocumentNode) -> Iterator[str]:
    handles = read_versions(document).handles
    for node in document.definitions:
        if node.kind == "schema_definition":
            yield from _misread("schema", node, handles)
            continue
        for coordinate, element in coordinates(node):
            yield from _misread(coordinate, element, handles)


def _misread(coordinate: str, node: Any, handles: tuple[str, ...]) -> Iterator[str]:
    for directive in getattr(node, "directives", None) or ():
        if directive.name.value in {*PRESENCE, *FORMS}:
            arguments = read(directive)
            named = [arguments.get(key) for key in ("version", "since", "until")]
            for version in (*named, *arguments.get("versions", ()), *arguments.get("except", ())):
                if version is not None and version not in handles:
                    yield f"{coordinate}: @{directive.name.value} names no version: {version!r}"
            yield from (f"{coordinate}: {fault}" for fault in _malformed(arguments))


def _malformed(arguments: dict[str, Any]) -> Iterator[str]:
    for key, parser in (("type", parse_type), ("default", parse_const_value)):
        if arguments.get(key):
            try:
                parser(arguments[key])
            except GraphQLSyntaxError as error:
                yield f"@was({key}: {arguments[key]!r}) is not GraphQL: {error.message}"


def _unformatted(document: DocumentNode, text: str) -> Iterator[str]:
    ours, theirs = format_document(document).splitlines(), text.splitlines()
    if ours != theirs:
        pairs = enumerate(zip(ours, theirs, strict=False), start=1)
        line = next((at for at, (a, b) in pairs if a != b), min(len(ours), len(theirs)) + 1)
        yield f"Line {line} is not written as the formatter writes it. --fix rewrites the file."


def _invalid(document: DocumentNode) -> list[str]:
    try:
        schema = build_ast_schema(document)
    except TypeError as error:
        return str(error).split("\n\n")
    return [error.message for error in validate_schema(schema) if error.message != TOLERATED]
